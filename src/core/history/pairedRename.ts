import { basename } from '../graph/paths';
import { identityOf, isMarkdown } from '../parse/identity';
import type { PathChange } from './commit';

/**
 * Finds what goes on under another name where git saw no rename: a record was rewritten in the same commit, too many
 * files were moved at once, or contents cannot be compared in a partial clone.
 */
export class DeletedFiles {
  readonly #deleted: readonly PathChange[];
  #byKey: ReadonlyMap<string, PathChange | 'several'> | undefined;

  /** @param changes those of one commit */
  constructor(changes: readonly PathChange[]) {
    this.#deleted = changes.filter(({ kind, merged }) => kind === 'deleted' && merged === undefined);
  }

  /**
   * The deleted file that an added one goes on with: the one with the same content, else the same name in another
   * folder, else the same number. Undefined when there is not exactly one.
   */
  continuedBy(added: PathChange): PathChange | undefined {
    if (this.#deleted.length === 0 || added.kind !== 'added' || added.merged !== undefined) {
      return undefined;
    }
    this.#byKey ??= filed(this.#deleted);
    for (const key of keysOf(added.path, added.after)) {
      const found = this.#byKey.get(key);
      if (found !== undefined) {
        return found === 'several' ? undefined : found;
      }
    }
    return undefined;
  }
}

function filed(deleted: readonly PathChange[]): ReadonlyMap<string, PathChange | 'several'> {
  const byKey = new Map<string, PathChange | 'several'>();
  for (const change of deleted) {
    for (const key of keysOf(change.path, change.before)) {
      byKey.set(key, byKey.has(key) ? 'several' : change);
    }
  }
  return byKey;
}

/** What a file is recognised by, the surest first. */
function keysOf(path: string, content: string | undefined): readonly string[] {
  const { id, number } = identityOf(path);
  return [
    ...(content === undefined ? [] : [`content ${content}`]),
    `name ${basename(path).toLowerCase()} ${id.toLowerCase()}`,
    ...(number === undefined || !isMarkdown(path) ? [] : [`number ${number}`]),
  ];
}
