import * as vscode from 'vscode';
import { applyChanges } from '../adapt/edits';
import { decisionLabel } from '../adapt/decisionText';
import { requireGit } from '../adapt/mayAskGit';
import { showDecision } from '../adapt/openDecision';
import { loadEvidence, loadWriting } from '../loadCore';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { allChoices } from '../views/pickDecision';
import { recordOf } from './records';
import { activeTarget, targetOf } from './target';
import type { Target } from './target';

/** So many commits can be picked from. */
const MAX_COMMITS = 300;

interface CommitChoice extends vscode.QuickPickItem {
  readonly id: string;
}

/** Lists a commit in the record of a decision. Called with both, it asks nothing. One undo takes it back. */
export async function linkCommit(
  services: Services,
  decisionArgument: unknown,
  commitArgument: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Link Commit');
  await services.repositories.start();
  const target = await chooseDecision(services, title, decisionArgument);
  const id = target && (await chooseCommit(target, title, commitArgument));
  if (target === undefined || id === undefined) {
    return;
  }
  const record = await recordOf(services, target);
  const { linkCommit: link } = await loadWriting();
  const result = link(record, id);
  if (result.kind === 'impossible') {
    throw new UserError(vscode.l10n.t('{0} cannot be edited. {1}', result.path, result.reason));
  }
  if (result.changes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} lists this commit already.', decisionLabel(target.decision)),
    );
  } else if (await applyChanges(target.repository, result.changes, title)) {
    await showDecision(target.repository, target.decision);
  }
}

async function chooseDecision(
  { repositories }: Services,
  title: string,
  argument: unknown,
): Promise<Target | undefined> {
  const target = targetOf(argument, repositories) ?? activeTarget(repositories);
  if (target !== undefined) {
    return target;
  }
  const placeHolder = vscode.l10n.t('Which decision does the commit carry out?');
  return vscode.window.showQuickPick(allChoices(repositories), {
    title,
    placeHolder,
    matchOnDescription: true,
  });
}

/** The whole id of the commit that is given by one, or picked. */
async function chooseCommit(
  { repository, decision }: Target,
  title: string,
  argument: unknown,
): Promise<string | undefined> {
  const choices = await commitChoices(repository);
  if (typeof argument === 'string') {
    const given = choices.find(({ id }) => argument.length >= 7 && id.startsWith(argument.toLowerCase()));
    if (given === undefined) {
      throw new UserError(
        vscode.l10n.t('{0} is not one of the last {1} commits of this branch.', argument, MAX_COMMITS),
      );
    }
    return given.id;
  }
  const picked = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder: vscode.l10n.t('Which commit carries {0} out?', decisionLabel(decision)),
    matchOnDescription: true,
  });
  return picked?.id;
}

async function commitChoices(repository: Repository): Promise<readonly CommitChoice[]> {
  requireGit(repository);
  const { recentCommits } = await loadEvidence();
  let commits: Awaited<ReturnType<typeof recentCommits>>;
  try {
    commits = await recentCommits(repository.root.fsPath, MAX_COMMITS);
  } catch (error) {
    throw new UserError(
      vscode.l10n.t(
        'The commits could not be read: {0}',
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
  return commits.map(({ id, subject, author, authored }) => ({
    id,
    // A label can name icons by `$(name)`; a subject means none.
    label: subject === '' ? id.slice(0, 10) : subject.replaceAll('$(', '$ ('),
    description: `${id.slice(0, 10)} · ${author.name} · ${authored.slice(0, 10)}`,
  }));
}
