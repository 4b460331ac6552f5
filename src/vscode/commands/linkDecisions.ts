import * as vscode from 'vscode';
import type { LinkKind } from '../../core/workspace/link';
import { applyChanges } from '../adapt/edits';
import { decisionLabel } from '../adapt/decisionText';
import { showDecision } from '../adapt/openDecision';
import { UserError } from '../util/userError';
import type { Services } from '../services';
import { askOne, askSteps, back } from '../util/steps';
import type { Step } from '../util/steps';
import { allChoices, choicesOf } from '../views/pickDecision';
import type { DecisionChoice } from '../views/pickDecision';
import { bothRecords } from './records';
import { targetOf } from './target';
import type { Target } from './target';
import { loadWriting } from '../loadCore';

interface KindChoice extends vscode.QuickPickItem {
  readonly linkKind: LinkKind;
}

/** States how one decision relates to another. Called with both and the kind, it asks nothing. */
export async function linkDecisions(
  services: Services,
  fromArgument: unknown,
  kindArgument: unknown,
  toArgument: unknown,
): Promise<void> {
  const { repositories } = services;
  const kinds = kindChoices();
  let from = targetOf(fromArgument, repositories);
  let kind = kinds.find(({ linkKind }) => linkKind === kindArgument);
  let to: Target | undefined = targetOf(toArgument, repositories);
  const title = vscode.l10n.t('Link Decisions');
  const steps: Step[] = [];
  if (from === undefined) {
    steps.push(async (position) => {
      const items = allChoices(repositories);
      const placeholder = vscode.l10n.t('Which decision refers to another?');
      const answer = await askOne<DecisionChoice>({ title, ...position, placeholder, items });
      from = answer === back ? undefined : answer;
      return answer === back ? back : answer && true;
    });
  }
  if (kind === undefined) {
    steps.push(async (position) => {
      const placeholder = vscode.l10n.t('How does {0} relate to the other?', labelOf(from));
      const answer = await askOne<KindChoice>({ title, ...position, placeholder, items: kinds });
      kind = answer === back ? undefined : answer;
      return answer === back ? back : answer && true;
    });
  }
  if (to === undefined) {
    steps.push(async (position) => {
      const source = from;
      const items =
        source === undefined ? [] : choicesOf(source.repository, ({ path }) => path !== source.decision.path);
      const placeholder = vscode.l10n.t('{0} {1} …', labelOf(from), kind?.label ?? '');
      const answer = await askOne<DecisionChoice>({ title, ...position, placeholder, items });
      to = answer === back ? undefined : answer;
      return answer === back ? back : answer && true;
    });
  }
  if (!(await askSteps(steps)) || from === undefined || kind === undefined || to === undefined) {
    return;
  }
  const records = await bothRecords(services, from, to);
  const { linkDecisions: link } = await loadWriting();
  const result = link(records.first, records.second, kind.linkKind);
  if (result.kind === 'impossible') {
    throw new UserError(vscode.l10n.t('{0} cannot be edited. {1}', result.path, result.reason));
  }
  if (await applyChanges(from.repository, result.changes, title)) {
    await showDecision(from.repository, from.decision);
  }
}

function kindChoices(): readonly KindChoice[] {
  return [
    {
      linkKind: 'relates-to',
      label: vscode.l10n.t('relates to'),
      description: vscode.l10n.t('a reader of one should know the other'),
    },
    {
      linkKind: 'depends-on',
      label: vscode.l10n.t('depends on'),
      description: vscode.l10n.t('it rests on the other'),
    },
    {
      linkKind: 'amends',
      label: vscode.l10n.t('amends'),
      description: vscode.l10n.t('it changes the other without replacing it'),
    },
    {
      linkKind: 'supersedes',
      label: vscode.l10n.t('supersedes'),
      description: vscode.l10n.t('it takes the place of the other'),
    },
  ];
}

function labelOf(target: Target | undefined): string {
  return target === undefined ? '' : decisionLabel(target.decision);
}
