import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { EvidenceRule } from './rule';

/** Addresses of results that CI systems delete after some weeks. */
const EXPIRING =
  /\/actions\/(?:runs|artifacts)\/\d|\/-\/(?:jobs|pipelines)\/\d|circle-artifacts\.com|\/job\/[^/\s]{1,200}\/\d{1,9}\/artifact\/|dev\.azure\.com\/.{0,300}buildId=/i;

const MEASURED: ReadonlySet<string | undefined> = new Set(['test', 'benchmark', 'dataset']);

/** Addresses are shown up to this many characters. */
const MAX_URL = 80;

/**
 * Data that is not in the repository, so that it will be gone when somebody wants to look at it. The habit: keep all data
 * used for a decision. Other pages than results of CI can be all that there is of a study, an incident or a link.
 */
export const rule: EvidenceRule = {
  id: 'not-retained',
  group: 'evidence',
  scope: 'evidence',
  summary: 'The data of an item of evidence is not kept in the repository.',
  severity: 'warning',
  grading: 'graded',

  *check(_, { claims, verdicts }): Iterable<RawFinding> {
    for (const [at, { id, file, url, type, range, places }] of claims.entries()) {
      if (file !== undefined) {
        if (verdicts[at]?.isTracked === false) {
          yield {
            range: places['file'] ?? range,
            message: `The file of ${id} is not tracked by git, so nobody else has it: add and commit ${quoted(file, MAX_URL)}.`,
            key: id,
          };
        }
      } else if (url !== undefined) {
        const expires = EXPIRING.test(url);
        if (expires || MEASURED.has(type)) {
          const where = expires
            ? 'by a CI system, which deletes it after some weeks'
            : `at ${quoted(url, MAX_URL)}`;
          yield {
            range: places['url'] ?? range,
            message: `The data of ${id} is kept only ${where}: copy it into the repository with \`grounds attach\`.`,
            key: id,
          };
        }
      }
    }
  },
};
