import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { DecisionWorkspace } from '../../core/service';
import { decisionLabel } from '../adapt/decisionText';
import { scmRepositories } from '../adapt/gitExtension';
import type { ScmRepository } from '../adapt/gitExtension';
import { loadWriting } from '../loadCore';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { choicesOf } from '../views/pickDecision';
import type { DecisionChoice } from '../views/pickDecision';
import { targetOf } from './target';

/**
 * Puts the trailer that names a decision into the message box of source control, below what is typed there.
 * @param scmArgument the source control that the command was called in
 * @param decisionArgument the decision, where it is not to be asked for
 */
export async function linkStagedChanges(
  services: Services,
  scmArgument: unknown,
  decisionArgument: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Link Staged Changes to Decision');
  await services.repositories.start();
  const scm = await chooseScm(services, title, scmArgument);
  if (scm === undefined) {
    return;
  }
  const repository = repositoryOf(services, scm);
  const workspace = await repository?.whenRead();
  if (repository === undefined || workspace === undefined || workspace.all().length === 0) {
    throw new UserError(vscode.l10n.t('There are no decisions in this repository yet.'));
  }
  const target = targetOf(decisionArgument, services.repositories);
  const decision =
    target?.repository === repository
      ? target.decision
      : (await pickDecision(repository, workspace, scm, title))?.decision;
  if (decision !== undefined) {
    await addToMessage(scm, workspace, decision);
    await vscode.commands.executeCommand('workbench.view.scm');
  }
}

async function addToMessage(
  scm: ScmRepository,
  workspace: DecisionWorkspace,
  decision: Decision,
): Promise<void> {
  const { addTrailer, applyEdits, mentionsIn, referenceFromAnywhere } = await loadWriting();
  const { value } = scm.inputBox;
  const { commits } = workspace.config;
  const isNamed = mentionsIn(value, commits).some(({ reference, source }) => {
    const resolution = workspace.resolve(reference);
    return source === 'trailer' && resolution.kind === 'found' && resolution.decision.path === decision.path;
  });
  if (isNamed) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The commit message names {0} already.', decisionLabel(decision)),
    );
    return;
  }
  // Nothing is a comment in the box.
  const reference = referenceFromAnywhere(decision, workspace);
  const { span, newText } = addTrailer(value, commits.trailers[0] ?? 'Decision', reference, '');
  scm.inputBox.value = applyEdits(value, [{ span, newText: newText.trimEnd() }]);
}

/** The repository of source control that the command was called in, that of the active editor, the only one, or the picked. */
async function chooseScm(
  services: Services,
  title: string,
  argument: unknown,
): Promise<ScmRepository | undefined> {
  const all = (await scmRepositories()).filter((scm) => repositoryOf(services, scm) !== undefined);
  const [first] = all;
  if (first === undefined) {
    throw new UserError(vscode.l10n.t('Source control shows no Git repository with decisions.'));
  }
  const given = rootOf(argument);
  const active = vscode.window.activeTextEditor?.document.uri;
  const current = all.find(({ rootUri }) => rootUri.toString() === given?.toString());
  const edited =
    active === undefined
      ? undefined
      : all
          .filter(({ rootUri }) => active.path.startsWith(`${rootUri.path}/`))
          .sort((a, b) => b.rootUri.path.length - a.rootUri.path.length)[0];
  if (current !== undefined || edited !== undefined || all.length === 1) {
    return current ?? edited ?? first;
  }
  const items = all.map((scm) => ({
    label: scm.rootUri.path.slice(scm.rootUri.path.lastIndexOf('/') + 1),
    description: scm.rootUri.fsPath,
    scm,
  }));
  const placeHolder = vscode.l10n.t('In which repository?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.scm;
}

function rootOf(argument: unknown): vscode.Uri | undefined {
  return typeof argument === 'object' &&
    argument !== null &&
    'rootUri' in argument &&
    argument.rootUri instanceof vscode.Uri
    ? argument.rootUri
    : undefined;
}

function repositoryOf({ repositories }: Services, { rootUri }: ScmRepository): Repository | undefined {
  return repositories.all.find(
    ({ root }) => root.toString() === rootUri.toString() || root.fsPath === rootUri.fsPath,
  );
}

/** Asks for the decision; first those that the branch or the staged files call for. */
async function pickDecision(
  repository: Repository,
  workspace: DecisionWorkspace,
  scm: ScmRepository,
  title: string,
): Promise<DecisionChoice | undefined> {
  const { decisionsOfBranch, decisionsOfFiles } = await loadWriting();
  const { HEAD, indexChanges, workingTreeChanges } = scm.state;
  const changes = indexChanges.length > 0 ? indexChanges : workingTreeChanges;
  const paths = changes.flatMap(({ uri }) => repository.pathOf(uri) ?? []);
  const called = new Set([
    ...decisionsOfBranch(HEAD?.name ?? '', workspace, workspace.config.commits),
    ...decisionsOfFiles(paths, workspace),
  ]);
  const choices = choicesOf(repository);
  const items: (DecisionChoice | vscode.QuickPickItem)[] = choices.filter(
    ({ decision }) => !called.has(decision),
  );
  if (called.size > 0) {
    items.unshift(
      separator(vscode.l10n.t('Called for by the branch or the changed files')),
      ...choices.filter(({ decision }) => called.has(decision)),
      separator(vscode.l10n.t('All others')),
    );
  }
  const placeHolder = vscode.l10n.t('Which decision does this commit carry out?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked !== undefined && 'decision' in picked ? picked : undefined;
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
