import type { AnswerSource } from '../core/answers/answers';
import type { CancellationToken } from '../core/ports';
import type { DecisionSearch } from '../core/search/decisionSearch';
import type { DecisionWorkspace } from '../core/service';
import { createNodeFileSystem } from './fileSystem';

/** Longer files are made by programs; no markers are looked for in them. */
const MAX_CODE_BYTES = 1024 * 1024;

/** What questions of agents are answered from, with files read from disk below `root`, an absolute path. */
export function diskAnswerSource(
  root: string,
  workspace: DecisionWorkspace,
  search: DecisionSearch,
  token: CancellationToken,
): AnswerSource {
  const files = createNodeFileSystem(root);
  return {
    workspace,
    search,
    token,
    textOf: (path) => files.readText(path, MAX_CODE_BYTES).catch(() => undefined),
    verify: async (paths) => {
      await workspace.verify(paths, { token });
    },
  };
}
