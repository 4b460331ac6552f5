/** As that of `src/node`: what has a path on a disk is not met here, so that only its spelling is left. */
export function toRepositoryPath(root: string, absolute: string): string | undefined {
  if (absolute === root) {
    return '';
  }
  const base = root.endsWith('/') ? root : `${root}/`;
  return absolute.startsWith(base) ? absolute.slice(base.length) : undefined;
}
