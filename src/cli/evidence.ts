import type { EvidenceClaim } from '../core/evidence/claim';
import type { Decision } from '../core/model/decision';
import { enumerate } from '../core/report/wording';
import { CliError } from './errors';

/** The item of evidence that a user names. @throws CliError with the ids that there are */
export function findEvidence(
  decision: Decision,
  claims: readonly EvidenceClaim[],
  given: string,
): EvidenceClaim {
  const claim = claims.find(({ id }) => id.toLowerCase() === given.toLowerCase());
  if (claim !== undefined) {
    return claim;
  }
  throw new CliError(
    claims.length === 0
      ? `${decision.id} has no evidence; \`grounds attach\` adds some.`
      : `${decision.id} has no evidence ${given}: it has ${enumerate(claims.map(({ id }) => id))}.`,
  );
}
