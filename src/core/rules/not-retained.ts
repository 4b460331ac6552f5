import type { RawFinding } from '../model/finding';
import type { EvidenceRule } from './rule';

/** Addresses of results that CI systems delete after some weeks. */
const EXPIRING =
  /\/actions\/runs\/\d+|\/-\/jobs\/\d+\/artifacts|\/-\/pipelines\/\d+|circle-artifacts\.com|\/artifacts\/\d+|dev\.azure\.com\/.*buildId=/i;

const MEASURED: ReadonlySet<string | undefined> = new Set(['test', 'benchmark', 'dataset']);

/** Data that is not in the repository, so that it will be gone when somebody wants to look at it. */
export const rule: EvidenceRule = {
  id: 'not-retained',
  group: 'evidence',
  scope: 'evidence',
  summary: 'The data of an item of evidence is not kept in the repository.',
  severity: 'warning',
  grading: 'graded',

  *check(_, { claims, verdicts }): Iterable<RawFinding> {
    for (const [at, claim] of claims.entries()) {
      const { id, file, url, type } = claim;
      if (file === undefined && url !== undefined && EXPIRING.test(url)) {
        yield {
          range: claim.range,
          message: `${id} is kept only by a CI system, which deletes it after some weeks: copy it into the repository with \`grounds attach\`.`,
          key: id,
        };
      } else if (file === undefined && url !== undefined && MEASURED.has(type)) {
        yield {
          range: claim.range,
          message: `${id} is kept only at ${url}: copy the data into the repository with \`grounds attach\`.`,
          key: id,
        };
      } else if (verdicts[at]?.isTracked === false) {
        yield {
          range: claim.places['file'] ?? claim.range,
          message: `${file ?? 'The file'} is not tracked by git, so nobody else has it: add and commit it.`,
          key: id,
        };
      }
    }
  },
};
