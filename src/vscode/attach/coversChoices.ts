import * as vscode from 'vscode';
import { foldersAndFiles } from '../../core/assist/files';
import type { Selection } from '../../core/evidence/attach';
import type { CoversProposal } from '../../node/proposeCovers';
import { filesOf } from '../fileLists';
import { loadAttaching } from '../loadCore';
import type { Target } from '../commands/target';
import type { Source } from './source';

/** More folders are not offered: `covers` is completed in the record too. */
const MAX_FOLDERS = 2000;

/** What new evidence can cover: what is proposed first, then every folder of the repository. */
export async function coversChoices(
  { repository, decision }: Target,
  { outline, staysAt }: Source,
  selection: Selection | undefined,
): Promise<{ readonly items: readonly vscode.QuickPickItem[]; readonly proposed: readonly string[] }> {
  const { workspace, root, isVersioned } = repository;
  const parsed = await workspace?.parse(decision.path);
  if (workspace === undefined || parsed === undefined) {
    return { items: [], proposed: [] };
  }
  const { folders, config } = workspace;
  const { proposeCovers } = await loadAttaching();
  const proposal = isVersioned
    ? await proposeCovers({
        ...{ root: root.fsPath, decision, parsed, folders, config },
        ...{ contents: outline, tests: selection?.tests ?? [], ran: [] },
      })
    : { globs: [], from: undefined };
  // Data speaks about code, not about itself.
  const globs = proposal.globs.filter((glob) => glob !== staysAt);
  const others = foldersAndFiles({ files: await filesOf(repository) })
    .filter(({ kind, value }) => kind === 'folder' && !globs.includes(value))
    .filter(({ value }) => !folders.some((folder) => value.startsWith(`${folder}/`)))
    .slice(0, MAX_FOLDERS);
  const items = [
    ...globs.map((label): vscode.QuickPickItem => ({ label, description: sourceText(proposal.from) })),
    ...others.map(({ value, detail }): vscode.QuickPickItem => ({
      label: value,
      ...(detail === undefined ? {} : { description: detail }),
    })),
  ];
  return { items, proposed: globs };
}

function sourceText(from: CoversProposal['from']): string {
  switch (from) {
    case 'coverage':
      return vscode.l10n.t('from the coverage data');
    case 'governs':
      return vscode.l10n.t('from what the decision governs');
    case 'commits':
      return vscode.l10n.t('changed together with the record');
    case undefined:
      return '';
  }
}
