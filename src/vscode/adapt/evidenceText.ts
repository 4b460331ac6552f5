import * as vscode from 'vscode';
import type { EvidenceResult, EvidenceState, EvidenceVerdict } from '../../core/model/evidence';

/** How a state is shown: signs and icons differ in shape, so that colour is not needed to tell them apart. */
interface Face {
  readonly sign: string;
  /** The name of a codicon. */
  readonly icon: string;
  /** The id of a theme colour; undefined for the colour of the text around it. */
  readonly color: string | undefined;
  /** Likewise for text, which takes more contrast. */
  readonly textColor: string | undefined;
}

const PASSED = 'testing.iconPassed';
const FAILED = 'testing.iconFailed';
const WARNING = 'list.warningForeground';

/** The faces of the states, the same wherever the editor shows them. What is only cited is never ticked. */
export const faces: Readonly<Record<EvidenceState, Face>> = {
  verified: { sign: '✓', icon: 'pass', color: PASSED, textColor: 'charts.green' },
  cited: { sign: '·', icon: 'link-external', color: undefined, textColor: undefined },
  unscoped: { sign: '○', icon: 'circle-large-outline', color: undefined, textColor: undefined },
  suspect: { sign: '?', icon: 'question', color: WARNING, textColor: WARNING },
  expired: { sign: '⌛', icon: 'watch', color: WARNING, textColor: WARNING },
  contradicts: { sign: '✗', icon: 'error', color: FAILED, textColor: 'list.errorForeground' },
  broken: { sign: '!', icon: 'debug-disconnect', color: FAILED, textColor: 'list.errorForeground' },
};

/** A state as an icon of a tree; undefined for an item that has not been checked. */
export function stateIcon(state: EvidenceState | undefined): vscode.ThemeIcon {
  if (state === undefined) {
    return new vscode.ThemeIcon('circle-outline');
  }
  const { icon, color } = faces[state];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** What checking an item gave, in a word. */
export function evidenceStateText(state: EvidenceState): string {
  switch (state) {
    case 'verified':
      return vscode.l10n.t('verified');
    case 'cited':
      return vscode.l10n.t('cited');
    case 'unscoped':
      return vscode.l10n.t('unscoped');
    case 'suspect':
      return vscode.l10n.t('suspect');
    case 'expired':
      return vscode.l10n.t('expired');
    case 'contradicts':
      return vscode.l10n.t('contradicted');
    case 'broken':
      return vscode.l10n.t('broken');
  }
}

/** Longer values are cut where they stand in a line of the editor. */
const MAX_BESIDE = 90;

/** What is shown beside an item: its state, with its value or, where something is wrong, why. */
export function stateBeside({ state, result, reasons }: EvidenceVerdict): string {
  const isFine = state === 'verified' || state === 'unscoped' || state === 'cited';
  const why = reasons.find((reason) => reason.state === state)?.message;
  const value = result === undefined ? undefined : resultText(result);
  const more =
    state === 'cited' ? undefined : isFine ? (value ?? (state === 'verified' ? undefined : why)) : why;
  const words = [evidenceStateText(state), ...(more === undefined ? [] : [more])].join(' · ');
  return `${faces[state].sign} ${shortened(words)}`;
}

/** A result as people read it. */
export function resultText(result: EvidenceResult): string {
  return typeof result === 'string'
    ? result
    : Object.entries(result)
        .map(([option, value]) => `${option} ${value}`)
        .join(', ');
}

/** `3 of 4 verified`; what is cited cannot be verified and is counted apart. */
export function verifiedText(verdicts: readonly EvidenceVerdict[]): string {
  const count = (state: EvidenceState): number =>
    verdicts.filter((verdict) => verdict.state === state).length;
  const cited = count('cited');
  const checked = verdicts.length - cited;
  const verified = vscode.l10n.t('{0} of {1} verified', count('verified'), checked);
  return checked === 0
    ? vscode.l10n.t('{0} cited', cited)
    : [verified, ...(cited === 0 ? [] : [vscode.l10n.t('{0} cited', cited)])].join(' · ');
}

/** Whether pinning would record something that is not recorded yet, or no longer so. */
export function isPinOutstanding({ reasons }: EvidenceVerdict): boolean {
  return reasons.some(({ code }) => ['not-pinned', 'file-changed', 'result-changed'].includes(code));
}

function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length <= MAX_BESIDE ? line : `${line.slice(0, MAX_BESIDE - 1).trimEnd()}…`;
}
