import { FileReadError } from '../ports';
import type { FileSystem } from '../ports';

/**
 * `files` as if some of them had another text, or were not there where the text is undefined: to see what a change
 * would do before it is made. Listings of folders stay as they are.
 */
export function layeredFiles(files: FileSystem, layer: ReadonlyMap<string, string | undefined>): FileSystem {
  return {
    readDirectory: (path) => files.readDirectory(path),
    async readText(path, maxBytes): Promise<string> {
      if (!layer.has(path)) {
        return files.readText(path, maxBytes);
      }
      const text = layer.get(path);
      if (text === undefined) {
        throw new FileReadError('missing', 'There is no such file.');
      }
      return text;
    },
    async exists(path): Promise<boolean> {
      return layer.has(path) ? layer.get(path) !== undefined : files.exists(path);
    },
  };
}
