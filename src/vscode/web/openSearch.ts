import { DecisionSearch } from '../../core/search/decisionSearch';
import type { DecisionWorkspace } from '../../core/service';

/** As that of `src/node`, without the heads of data files, which are read from a disk. */
export function openSearch(_root: string, workspace: DecisionWorkspace): DecisionSearch {
  return new DecisionSearch(workspace);
}
