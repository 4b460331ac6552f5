import type { Decision } from '../model/decision';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { Problem } from '../setup/draftRecord';
import { citedAsProblem } from './cited';
import { outcomeOf } from './outcome';

/** The problem that a decision starts from which takes the place of one whose outcome was refuted. */
export function refutedProblem(decision: Decision, record: ParsedDecision): Problem {
  const { expected, measured, reviewed, evidence } = outcomeOf(record);
  const { id, title } = decision;
  const name = title === undefined || title === id ? id : `${id} (${title})`;
  const wanted =
    expected === undefined
      ? `${name} did not bring what it should.`
      : `${name} was to bring: ${sentence(expected)}`;
  const found = measured === undefined ? '' : ` Measured: ${sentence(measured)}`;
  const when = reviewed === undefined ? '' : ` on ${reviewed}`;
  const named = new Set(evidence.map((item) => item.toLowerCase()));
  return {
    text: `${wanted}${found} Its outcome was refuted${when}.`,
    evidence: record.evidence
      .filter((item) => named.has(item.id?.value.toLowerCase() ?? ''))
      .flatMap((item) => citedAsProblem(decision, item) ?? []),
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
