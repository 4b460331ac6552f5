import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Put in by the build. */
declare const GROUNDS_VERSION: string | undefined;

/** The version of Grounds; when run from its sources, that of `package.json`. */
export function version(): string {
  if (typeof GROUNDS_VERSION === 'string') {
    return GROUNDS_VERSION;
  }
  const text = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
