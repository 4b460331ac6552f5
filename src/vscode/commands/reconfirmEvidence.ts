import * as vscode from 'vscode';
import type { EvidenceVerdict } from '../../core/model/evidence';
import { applyChanges } from '../adapt/edits';
import { loadCore, loadEvidence, loadWriting } from '../loadCore';
import type { Services } from '../services';
import { askText, back } from '../util/steps';
import { UserError } from '../util/userError';
import { chooseTarget } from './target';
import { userName } from './userName';
import { verifiedRecord, verifyTarget } from './verifyEvidence';

/** An item that can be reconfirmed. */
interface ItemChoice extends vscode.QuickPickItem {
  readonly verdict: EvidenceVerdict;
}

/**
 * Records that covered code changed in a way that does not matter to the data. Asks for the item, where several can be
 * meant, and why. One undo takes it back.
 */
export async function reconfirmEvidence(
  services: Services,
  argument: unknown,
  evidence: unknown,
  given: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Reconfirm Evidence');
  const target = await chooseTarget(services, title, argument, evidence);
  const verdicts = target && (await verifyTarget(services, target));
  if (target === undefined || verdicts === undefined) {
    return;
  }
  const { repository, decision } = target;
  const verdict = await chooseItem(
    verdicts.filter(({ index }) => index === (target.evidence ?? index)),
    title,
  );
  const why = verdict && (typeof given === 'string' ? given : await askWhy(title, verdict));
  const by = why === undefined ? undefined : ((await userName(repository)) ?? (await askWho(title)));
  if (verdict === undefined || why === undefined || by === undefined) {
    return;
  }
  const claim = repository.workspace?.claimsOf(decision.path).find(({ index }) => index === verdict.index);
  const { parsed } = await verifiedRecord(services, target);
  const { planReconfirmation } = await loadEvidence();
  const { editFrontMatter } = await loadWriting();
  const { systemClock } = await loadCore();
  const plan = claim && planReconfirmation(claim, verdict, { by, why, date: systemClock.today() });
  if (plan?.kind !== 'change') {
    throw new UserError(vscode.l10n.t('{0} cannot be reconfirmed: {1}.', verdict.id, plan?.why ?? ''));
  }
  const edits = editFrontMatter(parsed, [plan.change]);
  if (edits === undefined) {
    throw new UserError(
      vscode.l10n.t(
        '`reconfirmed` cannot be added to {0} as it is written: write the item on lines of its own.',
        decision.path,
      ),
    );
  }
  await applyChanges(repository, [{ path: decision.path, edits }], title);
}

/** @throws UserError when there is none that the code has changed under */
async function chooseItem(
  verdicts: readonly EvidenceVerdict[],
  title: string,
): Promise<EvidenceVerdict | undefined> {
  const suspect = verdicts.filter(({ reasons }) => reasons.some(({ code }) => code === 'code-changed'));
  const [first, ...others] = suspect;
  if (first === undefined) {
    throw new UserError(
      vscode.l10n.t('There is nothing to reconfirm: no covered code has changed since it was measured.'),
    );
  }
  if (others.length === 0) {
    return first;
  }
  const items = suspect.map((verdict): ItemChoice => ({
    label: verdict.id,
    description: verdict.changed.join(', '),
    verdict,
  }));
  const placeHolder = vscode.l10n.t('Which data still holds?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.verdict;
}

function askWhy(title: string, { id, changed }: EvidenceVerdict): Promise<string | undefined> {
  return ask(
    title,
    vscode.l10n.t('Why does {0} still hold, although {1} changed?', id, changed.join(', ') || '…'),
    vscode.l10n.t('Only comments changed.'),
    vscode.l10n.t('Say why: it is what others will look for.'),
  );
}

function askWho(title: string): Promise<string | undefined> {
  return ask(
    title,
    vscode.l10n.t('Git does not know your name. Who says so?'),
    '',
    vscode.l10n.t('Say who reconfirms.'),
  );
}

async function ask(
  title: string,
  prompt: string,
  placeholder: string,
  missing: string,
): Promise<string | undefined> {
  const validate = (text: string): string | undefined => (text.trim() === '' ? missing : undefined);
  const answer = await askText({ title, step: 1, total: 1, prompt, placeholder, validate });
  return answer === back ? undefined : answer?.trim();
}
