import * as nodePath from 'node:path';
import type { PlatformPath } from 'node:path';
import { FileReadError } from '../core/ports';

/**
 * An absolute path as the rest of Grounds writes it: relative to `root`, with `/`, `''` being the root itself.
 * On Windows letter case does not count, as in drive letters.
 * @returns undefined when `absolute` is not inside `root`
 */
export function toRepositoryPath(
  root: string,
  absolute: string,
  platform: PlatformPath = nodePath,
): string | undefined {
  const relative = platform.relative(root, absolute);
  if (relative === '..' || relative.startsWith(`..${platform.sep}`) || platform.isAbsolute(relative)) {
    return undefined;
  }
  return platform.sep === '/' ? relative : relative.split(platform.sep).join('/');
}

/**
 * The absolute path of a path relative to `root`. Looks at the spelling only: see `RealPaths` for symbolic links.
 * @throws FileReadError of kind `outside` when the path leaves the root or is not relative
 */
export function toAbsolutePath(root: string, path: string, platform: PlatformPath = nodePath): string {
  // On Windows `\` also separates, `C:name` changes the drive and `name:stream` is another content of the file.
  const foreign = platform.sep === '\\' ? /[\0\\:]/ : /\0/;
  const absolute = platform.join(root, path);
  if (
    foreign.test(path) ||
    path.startsWith('/') ||
    toRepositoryPath(root, absolute, platform) === undefined
  ) {
    throw outsideError();
  }
  return absolute;
}

/** The error for a path that leaves the repository, by its spelling or through a symbolic link. */
export function outsideError(): FileReadError {
  return new FileReadError('outside', 'It leads out of the repository, so it is not read.');
}
