/** The folder part of a repository path; `''` for something at the root. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a repository path. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True when `path` is `folder` or lies below it. Every path lies below the root, `''`. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Empty segments, `.` and `..`. Most targets have none, and there are many of them. */
const NEEDS_WALK = /^$|^\/|\/$|\/\/|(?:^|\/)\.\.?(?:\/|$)/;

/**
 * The repository path that `target` means when written in a file of `folder`. A target with a leading `/` starts at
 * the root. Undefined when it leaves the repository.
 */
export function resolvePath(folder: string, target: string): string | undefined {
  if (!NEEDS_WALK.test(target)) {
    return folder === '' ? target : `${folder}/${target}`;
  }
  const segments = target.startsWith('/') || folder === '' ? [] : folder.split('/');
  for (const segment of target.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) {
        return undefined;
      }
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}

/** How a file in `folder` writes the way to `path`: `0003-x.md`, `../other/0001-y.md`. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) {
    common += 1;
  }
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Orders strings by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where `path` stands among things ordered by their paths; it must be there. */
export function positionIn(ordered: readonly { readonly path: string }[], path: string): number {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(ordered[middle]?.path ?? '', path) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
