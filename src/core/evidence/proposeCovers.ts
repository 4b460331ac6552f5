import { dirname } from '../graph/paths';

/** More globs than this are not read by anybody. */
const MAX_GLOBS = 6;
/** A folder stands for its files when so many of them are meant, and at least half of what is in it. */
const MIN_FILES = 2;

/** Files that say nothing about how code behaves: records, texts, and what is made by tools. */
const NO_CODE =
  /\.(?:md|mdx|adoc|rst|txt|svg|png|jpe?g|gif|ico)$|(?:^|\/)(?:LICENSE|NOTICE|CODEOWNERS|\.[^/]*)$/i;

/**
 * Globs that stand for files, for `covers`: folders where most of what git tracks in them is meant, else the files. When
 * that would be more than a few, the folders above them; none when there are too many even then.
 * @param files paths relative to the root, with `/`; those that are not in `tracked` are left out
 * @param tracked all paths of the commit
 */
export function globsFor(files: readonly string[], tracked: readonly string[]): readonly string[] {
  const known = new Set(tracked);
  const wanted = [...new Set(files)].filter((path) => known.has(path));
  const total = new Map<string, number>();
  for (const path of tracked) {
    for (const folder of foldersOf(path)) {
      total.set(folder, (total.get(folder) ?? 0) + 1);
    }
  }
  const meant = new Map<string, number>();
  for (const path of wanted) {
    for (const folder of foldersOf(path)) {
      meant.set(folder, (meant.get(folder) ?? 0) + 1);
    }
  }
  const isCovered = (folder: string): boolean => {
    const count = meant.get(folder) ?? 0;
    return count >= MIN_FILES && count * 2 >= (total.get(folder) ?? 0);
  };
  let globs = unique(
    wanted.map((path) => {
      const folder = foldersOf(path).find(isCovered);
      return folder === undefined ? path : `${folder}/`;
    }),
  );
  while (globs.length > MAX_GLOBS) {
    const higher = unique(globs.map(above));
    if (higher.length === globs.length && higher.every((glob, index) => glob === globs[index])) {
      break;
    }
    globs = higher;
  }
  return globs.length > MAX_GLOBS ? [] : globs;
}

/** Those of the files changed together with a record that are code it may speak about. */
export function codeAmong(files: readonly string[], notIn: readonly string[]): readonly string[] {
  return files.filter(
    (path) => !NO_CODE.test(path) && !notIn.some((folder) => folder !== '' && path.startsWith(`${folder}/`)),
  );
}

/** The folders that a file is in, outermost first, without the root. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function above(glob: string): string {
  const folder = dirname(glob.replace(/\/$/, ''));
  return folder === '' ? glob : `${folder}/`;
}

/** Without those that another one stands for as well. */
function unique(globs: readonly string[]): readonly string[] {
  const all = [...new Set(globs)];
  return all
    .filter((glob) => !all.some((other) => other !== glob && other.endsWith('/') && glob.startsWith(other)))
    .sort();
}
