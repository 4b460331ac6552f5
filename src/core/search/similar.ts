import { claimsIn } from '../evidence/claim';
import type { EvidenceClaim } from '../evidence/claim';
import type { Decision } from '../model/decision';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { WorkHooks } from '../ports';
import { optionKey } from '../rules/support/options';
import type { DecisionSearch, Sharing } from './decisionSearch';
import { termsOf } from './terms';

/** An item of evidence that another decision could cite. */
export interface CitableEvidence {
  /** Its position in the `evidence` list. */
  readonly index: number;
  /** As in `ADR-0003#E2`. */
  readonly reference: string;
  readonly type: string | undefined;
  readonly finding: string | undefined;
  /** The options of both decisions that it is about. */
  readonly options: readonly string[];
}

/** A decision that is about much the same. */
export interface SimilarDecision {
  readonly decision: Decision;
  /** The words that both have. */
  readonly shared: readonly string[];
  /** What of its evidence is about options of the other decision too. */
  readonly evidence: readonly CitableEvidence[];
}

/** What similar decisions are looked for with. */
export interface SimilarOptions extends WorkHooks {
  /** How many are given. */
  readonly limit: number;
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** Words that say nothing about what is decided. */
const COMMON = new Set(
  'the and for use with from that this not are was our all has have into its via new how what which should when where why than one two never nothing every everything while does own keep make let run add set get only more about using used choose adopt decide decision option record'.split(
    ' ',
  ),
);
const MIN_TERM = 3;
const MAX_TERMS = 16;
/** One word in common is chance. */
const MIN_SHARED = 2;
/** A word is frequent when more than so many decisions have it, and more than this share of those that have any. */
const MANY = 8;
const FREQUENT = 0.5;
const MAX_EVIDENCE = 5;

/**
 * The decisions that are about much the same as one that is being written, by the words of its title, options and
 * tags; best first.
 * @throws CancelledError
 */
export async function similarDecisions(
  record: ParsedDecision,
  search: DecisionSearch,
  { limit, textOf, ...hooks }: SimilarOptions,
): Promise<readonly SimilarDecision[]> {
  const terms = tellingTerms(record);
  const sharing = (await search.sharing(terms, hooks)).filter(
    ({ decision }) => decision.path !== record.path,
  );
  const rare = rareTerms(sharing);
  const least = Math.min(MIN_SHARED, terms.length);
  const found = sharing
    .map(({ decision, shared }) => ({ decision, shared: shared.filter((term) => rare.has(term)) }))
    .filter(({ shared }) => shared.length >= least)
    .slice(0, limit);
  const options = new Map(record.options.map(({ value }) => [optionKey(value), value]));
  return Promise.all(
    found.map(async ({ decision, shared }) => {
      const text = decision.evidence.length === 0 ? undefined : await textOf(decision.path);
      const claims = text === undefined ? [] : claimsIn(text);
      return { decision, shared, evidence: citable(decision, claims, options) };
    }),
  );
}

function citable(
  { id }: Decision,
  claims: readonly EvidenceClaim[],
  options: ReadonlyMap<string, string>,
): readonly CitableEvidence[] {
  return claims
    .flatMap((claim) => {
      const named = [...claim.supports, ...claim.refutes, ...(claim.options ?? []).map(({ title }) => title)];
      const common = new Set(named.flatMap((title) => options.get(optionKey(title)) ?? []));
      // An item without an id cannot be named.
      return common.size === 0 || claim.id.startsWith('#')
        ? []
        : [
            {
              index: claim.index,
              reference: `${id}#${claim.id}`,
              type: claim.type,
              finding: claim.finding,
              options: [...common],
            },
          ];
    })
    .slice(0, MAX_EVIDENCE);
}

/** The terms that few others have: what everybody shares says nothing. */
function rareTerms(sharing: readonly Sharing[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const term of sharing.flatMap(({ shared }) => shared)) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const most = Math.max(MANY, sharing.length * FREQUENT);
  return new Set([...counts].flatMap(([term, count]) => (count <= most ? term : [])));
}

/** The words by which a record is known, those of its title first. */
function tellingTerms({ title, options, tags }: ParsedDecision): readonly string[] {
  const terms = new Set<string>();
  for (const { value } of [...(title === undefined ? [] : [title]), ...tags, ...options]) {
    for (const { term } of termsOf(value)) {
      if (term.length >= MIN_TERM && !COMMON.has(term) && terms.size < MAX_TERMS) {
        terms.add(term);
      }
    }
  }
  return [...terms];
}
