import { nearest } from '../text/nearest';
import { literalBase } from '../workspace/glob';

/** What one folder holds: folders with what they hold, files with nothing. */
type Folder = Map<string, Folder | undefined>;

/** Of so many files by one name each is a guess. */
const MAX_SAME_NAME = 3;
/** No repository is deeper. */
const MAX_DEPTH = 64;

/** The names in the paths of all files, to find what misspelt globs mean. Made once for many of them. */
export class PathNames {
  readonly #root: Folder = new Map();
  /** Where a file or folder of a name is; more than {@link MAX_SAME_NAME} are not told apart. */
  readonly #places = new Map<string, Set<string>>();

  /** @param paths relative to the root, with `/` */
  constructor(paths: readonly string[]) {
    for (const path of paths) {
      this.#add(path);
    }
  }

  /**
   * What a glob that matches no file may have meant, best first, at most `max`: where one of its names is misspelt, what it
   * is called; where a file or folder was moved, where it is now. A glob keeps its wildcards, and a folder its slash.
   */
  nearest(glob: string, max: number): readonly string[] {
    const isExcluded = glob.startsWith('!');
    const { base, literal, rest } = literalBase(isExcluded ? glob.slice(1) : glob);
    const names = base === '' ? [] : base.split('/');
    if (names.length === 0 || names.length > MAX_DEPTH) {
      return [];
    }
    const end = literal ? (glob.endsWith('/') ? '/' : '') : `/${rest}`;
    const written = [...corrected(names, this.#root), ...this.#moved(names)]
      .filter((path) => path !== base)
      .map((path) => `${isExcluded ? '!' : ''}${path}${end}`);
    return [...new Set(written)].slice(0, max);
  }

  #add(path: string): void {
    let folder = this.#root;
    const names = path.split('/');
    names.forEach((name, index) => {
      const isFile = index === names.length - 1;
      let inner = folder.get(name);
      if (inner === undefined) {
        const places = this.#places.get(name) ?? new Set();
        if (places.size <= MAX_SAME_NAME) {
          this.#places.set(name, places.add(names.slice(0, index + 1).join('/')));
        }
        inner = isFile ? undefined : new Map();
        folder.set(name, inner);
      }
      folder = inner ?? folder;
    });
  }

  /** Files and folders elsewhere by the same name, those with the most of the path in common first. */
  #moved(names: readonly string[]): readonly string[] {
    const places = [...(this.#places.get(names.at(-1) ?? '') ?? [])];
    const shared = (path: string): number => path.split('/').filter((part) => names.includes(part)).length;
    return places.length > MAX_SAME_NAME
      ? []
      : places.sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1));
  }
}

/** The path with each name that is not there as it is called; none where one is like nothing that is there. */
function corrected(names: readonly string[], root: Folder): readonly string[] {
  const path: string[] = [];
  let folder: Folder | undefined = root;
  for (const name of names) {
    const meant: string | undefined =
      folder?.has(name) === true ? name : folder && nearest(name, folder.keys());
    if (meant === undefined) {
      return [];
    }
    path.push(meant);
    folder = folder?.get(meant);
  }
  return [path.join('/')];
}
