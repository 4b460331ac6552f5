import * as vscode from 'vscode';
import { applyChanges } from '../adapt/edits';
import { showDecision } from '../adapt/openDecision';
import { editsFor, entryOf, saidBy } from '../attach/entry';
import { AttachForm } from '../attach/form';
import type { AttachAnswers } from '../attach/form';
import { givenIn } from '../attach/given';
import { doWith } from '../attach/source';
import type { Source } from '../attach/source';
import { loadAttaching } from '../loadCore';
import type { Services } from '../services';
import { askSteps } from '../util/steps';
import { UserError } from '../util/userError';
import { recordOf } from './records';
import { activeTarget, targetOf } from './target';
import type { Target } from './target';

/** How long it is said in the status bar what comes next, in milliseconds. */
const SHOWN = 15_000;

/**
 * Makes evidence of a report, for the decision that it was called on, the active record, or one that is picked. Asks for
 * what `given` does not say, step by step; nothing is written before the last answer, and one undo takes the entry back.
 */
export async function attachEvidence(
  services: Services,
  argument: unknown,
  file: unknown,
  given: unknown,
): Promise<void> {
  const { repositories } = services;
  await repositories.start();
  const target = targetOf(argument, repositories) ?? activeTarget(repositories);
  await attach(services, target, file instanceof vscode.Uri ? file : undefined, given);
}

/** As {@link attachEvidence}, called on a file: asks which decision it is about. */
export async function useAsEvidence(
  services: Services,
  argument: unknown,
  decision: unknown,
  given: unknown,
): Promise<void> {
  const { repositories } = services;
  await repositories.start();
  const file = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (file === undefined || repositories.placeOf(file) === undefined) {
    throw new UserError(vscode.l10n.t('Open the folder that the file belongs to first.'));
  }
  // With a file the explorer also gives those that are selected, which name no decision.
  const target = typeof decision === 'string' ? targetOf(decision, repositories) : undefined;
  await attach(services, target, file, given);
}

async function attach(
  services: Services,
  target: Target | undefined,
  file: vscode.Uri | undefined,
  given: unknown,
): Promise<void> {
  const form = new AttachForm(services, givenIn(given), target, file);
  if ((await form.read()) && (await askSteps(form.steps()))) {
    await write(services, form.answers);
  }
}

/** Copies the file and changes the record: both or none. */
async function write(services: Services, answers: AttachAnswers): Promise<void> {
  const { target, source, redact } = answers;
  if (target === undefined || source === undefined) {
    return;
  }
  const { repository, decision } = target;
  const { discard, nextEvidenceId } = await loadAttaching();
  const title = vscode.l10n.t('Attach Evidence');
  const record = await recordOf(services, target);
  const id = nextEvidenceId(record.parsed.evidence.map((item) => item.id?.value));
  const parts = entryOf(answers, id);
  if (redact === true && (await saidBy(parts, answers)) === undefined) {
    return;
  }
  const { path, isNew } = await keepCopy(target, source, redact === true);
  const root = repository.root.fsPath;
  try {
    const edits = await editsFor(record, answers, parts, path);
    if (!(await applyChanges(repository, [{ path: decision.path, edits }], title))) {
      throw new UserError(vscode.l10n.t('{0} could not be changed: it may be read-only.', decision.path));
    }
  } catch (error) {
    if (isNew) {
      await discard(root, path);
    }
    throw error;
  }
  const document = await vscode.workspace.openTextDocument(repository.uriOf(decision.path));
  await services.documents.read(document);
  await showDecision(repository, decision, record.parsed.evidence.length);
  void sayWhatIsNext(target, id, path, isNew);
}

/** Where the data is kept from now on. @throws UserError when it cannot be copied */
async function keepCopy(
  { repository }: Target,
  { file, staysAt, folder }: Source,
  isRedacted: boolean,
): Promise<{ readonly path: string; readonly isNew: boolean }> {
  if (staysAt !== undefined) {
    return { path: staysAt, isNew: false };
  }
  const { copyName } = await loadAttaching();
  const name = copyName(file);
  const task = { root: repository.root.fsPath, file, isRedacted };
  const at = await doWith<'place'>({ ...task, ask: 'place', folder, name });
  if (at === undefined) {
    throw new UserError(
      vscode.l10n.t('{0} holds too many files called {1}: give the file another name.', folder, name),
    );
  }
  if (at.isNew && !(await doWith<'keep'>({ ...task, ask: 'keep', path: at.path }))) {
    throw new UserError(
      vscode.l10n.t('{0} came to be there just now, so nothing was written: try again.', at.path),
    );
  }
  return at;
}

async function sayWhatIsNext(
  { repository, decision }: Target,
  id: string,
  path: string,
  isNew: boolean,
): Promise<void> {
  const next = isNew
    ? vscode.l10n.t('{0} has evidence {1} now. Commit {2}, then pin it.', decision.id, id, path)
    : vscode.l10n.t('{0} has evidence {1} now. Pin it once the data is committed.', decision.id, id);
  vscode.window.setStatusBarMessage(next, SHOWN);
  if (repository.isVersioned && isNew) {
    const { createGit } = await loadAttaching();
    const isIgnored = await createGit(repository.root.fsPath)
      .isIgnored(path)
      .catch(() => false);
    if (isIgnored) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Git ignores {0}: add it with `git add --force {0}`.', path),
      );
    }
  }
}
