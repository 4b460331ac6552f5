import * as vscode from 'vscode';
import type { Capture } from '../../core/fix/capturedEdits';
import { applyChanges } from '../adapt/edits';
import { loadEvidence, loadWriting } from '../loadCore';
import type { Services } from '../services';
import { UserError } from '../util/userError';
import { chooseTarget } from './target';
import { verifiedRecord, verifyTarget } from './verifyEvidence';

/** So many items that cannot be pinned are named. */
const MAX_NAMED = 3;

/** Records in a record what the data of its evidence says now, of one item or of all. One undo takes it back. */
export async function pinEvidence(services: Services, argument: unknown, evidence: unknown): Promise<void> {
  const title = vscode.l10n.t('Pin Evidence');
  const target = await chooseTarget(services, title, argument, evidence);
  if (target === undefined || (await verifyTarget(services, target)) === undefined) {
    return;
  }
  const { parsed, verdicts } = await verifiedRecord(services, target);
  const { planPin } = await loadEvidence();
  const { editCaptured } = await loadWriting();
  const { repository, decision } = target;
  const claims = repository.workspace?.claimsOf(decision.path) ?? [];
  const captures: Capture[] = [];
  const refused: string[] = [];
  for (const claim of claims.filter(({ index }) => index === (target.evidence ?? index))) {
    const verdict = verdicts.find(({ index }) => index === claim.index);
    const plan = verdict && planPin(claim, verdict);
    if (plan?.kind === 'pin') {
      captures.push({ index: claim.index, captured: plan.captured });
    } else if (plan?.kind === 'refused') {
      refused.push(`${claim.id}: ${plan.why}; ${plan.wayOut}.`);
    } else if (plan?.kind === 'not-pinnable' && target.evidence !== undefined) {
      refused.push(`${claim.id}: ${plan.why}.`);
    }
  }
  const edits = editCaptured(parsed, captures);
  if (edits === undefined) {
    throw new UserError(
      vscode.l10n.t(
        '`captured` cannot be added to {0} as it is written: write each item of `evidence` on lines of its own.',
        decision.path,
      ),
    );
  }
  if (edits.length > 0) {
    await applyChanges(repository, [{ path: decision.path, edits }], title);
  }
  tell(captures.length, refused);
}

function tell(pinned: number, refused: readonly string[]): void {
  if (refused.length > 0) {
    const rest = refused.length - MAX_NAMED;
    const named = refused.slice(0, MAX_NAMED).join(' ');
    void vscode.window.showWarningMessage(
      rest > 0
        ? vscode.l10n.t('Not everything could be pinned. {0} And {1} more.', named, rest)
        : vscode.l10n.t('Not everything could be pinned. {0}', named),
    );
  } else if (pinned === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Everything that can be pinned is pinned already.'),
    );
  }
}
