import * as vscode from 'vscode';
import type { Amended } from '../../core/flows/amend';
import type { Decision } from '../../core/model/decision';
import type { DecisionWorkspace } from '../../core/service';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { applyChanges } from '../adapt/edits';
import { recordOf } from '../commands/records';
import { activeTarget, targetOf } from '../commands/target';
import type { Target } from '../commands/target';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { choicesOf } from '../views/pickDecision';

/** A decision that a flow works on, as it was when it began. */
export interface Subject {
  readonly target: Target;
  readonly record: OpenRecord;
  readonly workspace: DecisionWorkspace;
}

/**
 * The decision that a command was called on, the active record where the command makes sense on it, or one that is picked.
 * @param isMeant whether the command makes sense on a decision
 * @param none what is said when it makes sense on none
 */
export async function chooseSubject(
  services: Services,
  title: string,
  argument: unknown,
  isMeant: (decision: Decision) => boolean,
  none: string,
): Promise<Subject | undefined> {
  const { repositories } = services;
  await repositories.start();
  const active = activeTarget(repositories);
  const target =
    targetOf(argument, repositories) ??
    (active !== undefined && isMeant(active.decision) ? active : undefined) ??
    (await pick(services, title, isMeant, none));
  const workspace = await target?.repository.whenRead();
  if (target === undefined || workspace === undefined) {
    return undefined;
  }
  const record = await recordOf(services, target);
  return { target: { ...target, decision: record.decision }, record, workspace };
}

async function pick(
  { repositories }: Services,
  title: string,
  isMeant: (decision: Decision) => boolean,
  none: string,
): Promise<Target | undefined> {
  const items = repositories.all.flatMap((repository) => choicesOf(repository, isMeant));
  if (items.length === 0) {
    throw new UserError(none);
  }
  const placeHolder = vscode.l10n.t('Number, title, status or tag');
  return vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
}

/** Checks the evidence of a decision, where that can be done, so that a flow knows how it stands. */
export async function verifyFirst({ verification }: Services, { target }: Subject): Promise<void> {
  const { repository, decision } = target;
  if (decision.evidence.length > 0 && repository.isVerifiable) {
    await verification.verify(repository, [decision.path], {});
  }
}

/** Writes what a flow came to, as one edit that one undo takes back. @throws UserError when that cannot be */
export async function apply(
  services: Services,
  { target, record }: Subject,
  amended: Amended | undefined,
  title: string,
): Promise<void> {
  const { path } = target.decision;
  if (amended === undefined) {
    throw new UserError(
      vscode.l10n.t(
        '{0} is written in a way that cannot be changed safely, or its front matter has errors: correct it first.',
        path,
      ),
    );
  }
  const now = await recordOf(services, target);
  if (now.parsed.text !== record.parsed.text) {
    throw new UserError(vscode.l10n.t('{0} was edited meanwhile, so nothing was changed: try again.', path));
  }
  if (!(await applyChanges(target.repository, [{ path, edits: amended.edits }], title))) {
    throw new UserError(vscode.l10n.t('{0} could not be changed: it may be read-only.', path));
  }
}
