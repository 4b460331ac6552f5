import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty folder on disk for each test of a suite; removed after the test. */
export interface TemporaryFolder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** The absolute path of something in it. */
  at(path: string): string;
  /** Writes a file in it, with the folders above, and returns its absolute path. */
  write(path: string, content: string | Uint8Array): Promise<string>;
}

/** To be called within `describe`. */
export function useTemporaryFolder(): TemporaryFolder {
  let folder = '';
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'grounds-test-')));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const at = (path: string): string => join(folder, path);
  return {
    get path(): string {
      return folder;
    },
    at,
    async write(path, content): Promise<string> {
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(at(path), content);
      return at(path);
    },
  };
}
