import { accessSync, constants, statSync } from 'node:fs';
import * as path from 'node:path';

/** The full path of the program `name` on the PATH, or undefined. On Windows `name` carries its extension. */
export function findOnPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    const candidate = path.join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here: look on.
    }
  }
  return undefined;
}
