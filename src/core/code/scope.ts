import { isWithin } from '../graph/paths';
import type { DecisionWorkspace } from '../service';
import { globMatcher } from '../workspace/glob';
import type { PathMatcher } from '../workspace/glob';

/** Templates of records name decisions that nobody made, wherever they are kept. */
const TEMPLATE = /(?:^|[/_-])templates?(?:\/[^/]*)?\.md$/i;

/**
 * Tells the files in which markers are not looked for: the records, whose references are relations; what else lies in
 * the decision folders and beside the evidence, such as indexes, templates and reports; what the configuration ignores.
 */
export function leftOutOfCode(
  workspace: Pick<DecisionWorkspace, 'config' | 'folders' | 'folderOf'>,
): PathMatcher {
  const { config } = workspace;
  const isIgnored = globMatcher([
    ...config.ignore,
    ...config.code.ignore,
    '.grounds.yaml',
    '.grounds-baseline.json',
  ]);
  const folders = foldersWithoutCode(workspace);
  return (path) =>
    TEMPLATE.test(path) ||
    folders.some((folder) => isWithin(path, folder)) ||
    workspace.folderOf(path) !== undefined ||
    isIgnored(path);
}

/** The folders in which markers are not looked for, whatever is in them. */
export function foldersWithoutCode({
  config,
  folders,
}: Pick<DecisionWorkspace, 'config' | 'folders'>): readonly string[] {
  // Everything lies below a decision folder that is the root itself.
  return [...folders, config.evidenceFolder].filter((folder) => folder !== '');
}
