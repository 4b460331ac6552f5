import { basename } from '../graph/paths';
import type { Decision } from '../model/decision';
import type { ParsedDecision, ParsedEvidence } from '../parse/parsedDecision';
import type { Problem, ProblemEvidence } from '../setup/draftRecord';
import { outcomeOf } from './outcome';

/** An item of another decision as what shows a problem. Undefined for one that cannot be cited or says nothing. */
export function citedAsProblem(
  decision: Pick<Decision, 'id' | 'number' | 'path'>,
  { id, type, finding }: ParsedEvidence,
): ProblemEvidence | undefined {
  if (id === undefined || type === undefined || finding === undefined) {
    return undefined;
  }
  const ref = decision.number === undefined ? basename(decision.path) : decision.id;
  return { finding: finding.value, type: type.value, field: 'from', value: `${ref}#${id.value}` };
}

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
