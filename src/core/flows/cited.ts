import { basename } from '../graph/paths';
import type { Decision } from '../model/decision';
import type { ParsedEvidence } from '../parse/parsedDecision';
import type { ProblemEvidence } from '../setup/draftRecord';

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
