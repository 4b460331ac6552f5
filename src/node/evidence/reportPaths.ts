import { posix, win32 } from 'node:path';

/**
 * Makes paths of reports relative to the repository at `root` where they lead into it: `/home/ci/project/src/a.ts`, also
 * with the folders of another machine above, is left as it is; `./src/a.ts` and `src\a.ts` become `src/a.ts`.
 */
export function normaliserFor(root: string): (path: string) => string {
  const prefix = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  return (path) => {
    const given = path.replace(/^file:\/\/(?=\/)/, '').replaceAll('\\', '/');
    if (posix.isAbsolute(given) || win32.isAbsolute(given)) {
      return given.startsWith(prefix) ? given.slice(prefix.length) : path;
    }
    const relative = posix.normalize(given);
    return relative.startsWith('../') || relative === '..' ? path : relative;
  };
}
