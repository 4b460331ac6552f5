import { dirname } from '../graph/paths';
import type { Decision, Relation } from '../model/decision';
import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import type { WorkspaceRule } from './rule';
import { referenceTo } from './support/relations';

/**
 * A reference to a decision that does not exist, or that may mean several. Comes from supersede links that point to
 * nothing while every check stays green. Links to missing files are `link-broken`; addresses outside are not followed.
 *
 * Data: `ref` as written, and `suggestions`, references that may have been meant, best first.
 */
export const rule: WorkspaceRule = {
  id: 'reference-unknown',
  group: 'record',
  scope: 'workspace',
  summary: 'A reference names a decision that does not exist, or that may mean several.',
  severity: 'error',
  grading: 'always',

  *check(decision, view): Iterable<RawFinding> {
    let suggested = 0;
    for (const relation of decision.relations) {
      if (ADDRESS.test(relation.ref) || isLink(relation, decision)) {
        continue;
      }
      const resolution = view.resolve(relation.ref, dirname(decision.path));
      if (resolution.kind === 'unknown') {
        const meant = suggested < MAX_SUGGESTED ? resolution.nearest : [];
        suggested += 1;
        const [best] = meant;
        const wayOut =
          best === undefined
            ? 'correct the reference or remove it.'
            : `did you mean ${titled(best, decision)}?`;
        yield finding(decision, relation, meant, `is not a decision of this repository; ${wayOut}`);
      } else if (resolution.kind === 'ambiguous') {
        const [first, second] = resolution.candidates.map((meant) => `\`${meant.path}\``);
        const wayOut = `may mean ${first} or ${second ?? 'another record'}: write the path of the one that is meant.`;
        yield finding(decision, relation, resolution.candidates, wayOut);
      }
    }
  },
};

const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;
/** Looking for what may have been meant costs time by the number of records, so it is done for the first few only. */
const MAX_SUGGESTED = 3;

/** A relation that a link of the body states; whether its file exists is checked with the links. */
function isLink({ ref, source }: Relation, { links }: Decision): boolean {
  return source === 'body' && links.some(({ target }) => target === ref);
}

function titled(meant: Decision, decision: Decision): string {
  const ref = `\`${referenceTo(meant, decision)}\``;
  const title = meant.title?.replace(/\s+/g, ' ').trim() ?? '';
  return title === '' ? ref : `${ref} (${title})`;
}

function finding(
  decision: Decision,
  { kind, ref, range }: Relation,
  meant: readonly Decision[],
  rest: string,
): RawFinding {
  return {
    range,
    message: `${quoted(ref)} ${rest}`,
    key: `${kind} ${ref}`,
    data: { ref, suggestions: meant.map((candidate) => referenceTo(candidate, decision)) },
  };
}
