import { shownResult } from '../evidence/shownResult';
import type { Decision, DecisionState } from '../model/decision';
import type { EvidenceState, EvidenceVerdict } from '../model/evidence';
import { plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { count } from './wording';

/** What verifying evidence gave, ready to be written. */
export interface VerificationReport {
  readonly decisions: readonly {
    readonly decision: Decision;
    readonly state: DecisionState | undefined;
    readonly verdicts: readonly EvidenceVerdict[];
  }[];
}

/** The report as JSON: see `schemas/verification.schema.json`. */
export function writeVerificationJson({ decisions }: VerificationReport): string {
  const data = {
    version: 1,
    items: decisions.flatMap(({ decision, verdicts }) =>
      verdicts.map(({ id, type, state, reasons, result, recorded, changed }) => ({
        decision: decision.id,
        path: decision.path,
        evidence: id,
        type: type ?? null,
        state,
        reasons: reasons.map((reason) => ({
          code: reason.code,
          state: reason.state ?? null,
          message: reason.message,
        })),
        result: result ?? null,
        recorded: recorded ?? null,
        changed,
      })),
    ),
    decisions: decisions.map(({ decision, state }) => ({
      id: decision.id,
      path: decision.path,
      state: state ?? null,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Signs that differ in shape, so that colour is not needed to tell them apart. What is only cited is never ticked. */
const SIGNS: Readonly<Record<EvidenceState, string>> = {
  verified: '✓',
  cited: '·',
  unscoped: '○',
  suspect: '?',
  expired: '⌛',
  contradicts: '✗',
  broken: '!',
};

/** The report for people: each decision with its items, and why they are what they are. */
export function writeVerificationText({ decisions }: VerificationReport, paint: Paint = plain): string {
  const lines: string[] = [];
  for (const { decision, state, verdicts } of decisions) {
    const title = decision.title === undefined ? '' : `  ${decision.title}`;
    lines.push(
      printable(`${decision.id}${title}`) + (state === undefined ? '' : `  (${paintDecision(paint, state)})`),
    );
    for (const verdict of verdicts) {
      const { id, state: item, result } = verdict;
      const value = result === undefined ? '' : `  ${printable(shownResult(result))}`;
      lines.push(`  ${paintItem(paint, item, `${SIGNS[item]} ${id.padEnd(4)} ${item.padEnd(11)}`)}${value}`);
      for (const { message } of verdict.reasons) {
        lines.push(paint.dim(`         ${printable(message)}`));
      }
    }
    lines.push('');
  }
  lines.push(verificationSummary({ decisions }));
  return `${lines.join('\n')}\n`;
}

/** `12 items of 4 decisions: 9 verified, 2 cited, 1 suspect` */
export function verificationSummary({ decisions }: VerificationReport): string {
  const verdicts = decisions.flatMap((entry) => entry.verdicts);
  const counts = (Object.keys(SIGNS) as EvidenceState[]).flatMap((state) => {
    const number = verdicts.filter((verdict) => verdict.state === state).length;
    return number === 0 ? [] : [`${number} ${state === 'contradicts' ? 'contradicted' : state}`];
  });
  const items = `${count(verdicts.length, 'item')} of ${count(decisions.length, 'decision')}`;
  return counts.length === 0 ? items : `${items}: ${counts.join(', ')}`;
}

function paintItem(paint: Paint, state: EvidenceState, text: string): string {
  switch (state) {
    case 'verified':
      return paint.green(text);
    case 'contradicts':
    case 'broken':
      return paint.red(text);
    case 'suspect':
    case 'expired':
      return paint.yellow(text);
    case 'cited':
    case 'unscoped':
      return text;
  }
}

function paintDecision(paint: Paint, state: DecisionState): string {
  switch (state) {
    case 'supported':
      return paint.green(state);
    case 'failing':
    case 'contested':
      return paint.red(state);
    case 'unsupported':
    case 'stale':
    case 'one-sided':
      return paint.yellow(state);
    case 'unverified':
      return state;
  }
}
