import { DecisionSearch } from '../core/search/decisionSearch';
import type { DecisionWorkspace } from '../core/service';
import { readHead } from './readHead';

/** Enough for the names of the columns of any table that people read. */
const HEAD_BYTES = 4096;

/** A search over the decisions of the repository at `root`, an absolute path. Nothing is read before it is used. */
export function openSearch(root: string, workspace: DecisionWorkspace): DecisionSearch {
  return new DecisionSearch({
    all: () => workspace.all(),
    byPath: (path) => workspace.byPath(path),
    resolve: (ref, folder) => workspace.resolve(ref, folder),
    textOf: (path) => workspace.textOf(path),
    headOf: (path) => readHead(root, path, HEAD_BYTES),
  });
}
