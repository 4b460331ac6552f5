import { listFiles } from '../core/assist/files';
import type { Repository } from './repository';

/** So long a list is used again, in milliseconds: each letter that is typed can ask for it. */
const KEPT = 5000;

const lists = new WeakMap<
  Repository,
  { readonly since: number; readonly files: Promise<readonly string[]> }
>();

/** The files of a repository as they are now, or were a moment ago. */
export function filesOf(repository: Repository): Promise<readonly string[]> {
  const known = lists.get(repository);
  if (known !== undefined && Date.now() - known.since < KEPT) {
    return known.files;
  }
  const files = repository.files().then(listFiles);
  lists.set(repository, { since: Date.now(), files });
  return files;
}
