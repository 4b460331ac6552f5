import type { DecisionCommit } from '../commits/decisionCommits';
import type { DecisionCredits } from '../credits/credits';
import { relationName, reverseNames } from '../graph/relationNames';
import type { Decision, RelationKind } from '../model/decision';
import type { Finding } from '../model/finding';
import type { ParsedDecision, ParsedEvidence } from '../parse/parsedDecision';
import { optionKey } from '../rules/support/options';
import { targetOf } from '../rules/support/relations';
import type { DecisionWorkspace } from '../service';

/** One item of evidence with what it found. */
export interface EvidenceDetails {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly finding: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
  readonly about: string | undefined;
  readonly file: string | undefined;
}

/** One considered option with the evidence that names it. */
export interface OptionDetails {
  readonly title: string;
  readonly isChosen: boolean;
  readonly supporting: readonly EvidenceDetails[];
  readonly refuting: readonly EvidenceDetails[];
}

/** A relation as the decision at one of its ends sees it. */
export interface RelationDetails {
  readonly kind: RelationKind;
  /** The reference as written, with its fragment. */
  readonly ref: string;
  /** The decision at the other end; undefined when the reference is unknown or ambiguous. */
  readonly decision: Decision | undefined;
}

/** Everything that is known about one decision. */
export interface DecisionDetails {
  readonly decision: Decision;
  readonly options: readonly OptionDetails[];
  /** Evidence that names none of the options. */
  readonly otherEvidence: readonly EvidenceDetails[];
  /** What the record says about others. */
  readonly relations: readonly RelationDetails[];
  /** What other records say about this one. */
  readonly inbound: readonly RelationDetails[];
  readonly findings: readonly Finding[];
  /** The commits that belong to it, newest first; undefined while git was not asked. */
  readonly commits: readonly DecisionCommit[] | undefined;
  /** Ids that the record lists and that no commit in this clone has, as written. */
  readonly unknownCommits: readonly string[];
  /** Why there may be more commits than these; undefined where these are all. */
  readonly incomplete: 'shallow' | 'partial' | undefined;
  /** Whose it is; undefined where that was not asked. */
  readonly credits: DecisionCredits | undefined;
}

/** Collects what is known about a decision. `parsed` is its record. */
export function decisionDetails(
  workspace: Pick<DecisionWorkspace, 'commitFacts' | 'commitsOf' | 'findingsFor' | 'inbound' | 'resolve'> &
    Parameters<typeof targetOf>[2],
  decision: Decision,
  parsed: ParsedDecision,
  credits?: DecisionCredits,
): DecisionDetails {
  const evidence = parsed.evidence.map(evidenceDetails);
  const facts = workspace.commitFacts;
  const chosen = new Set(decision.chosen.map(optionKey));
  const titles = decision.options.length > 0 ? decision.options : decision.chosen;
  const known = new Set(titles.map(optionKey));
  const names = (listed: readonly string[], title: string): boolean =>
    listed.some((each) => optionKey(each) === optionKey(title));
  return {
    decision,
    options: titles.map((title) => ({
      title,
      isChosen: chosen.has(optionKey(title)),
      supporting: evidence.filter(({ supports }) => names(supports, title)),
      refuting: evidence.filter(({ refutes }) => names(refutes, title)),
    })),
    otherEvidence: evidence.filter(
      ({ supports, refutes }) => ![...supports, ...refutes].some((title) => known.has(optionKey(title))),
    ),
    relations: decision.relations.map((relation) => ({
      kind: relation.kind,
      ref: withFragment(relation),
      decision: targetOf(relation, decision, workspace),
    })),
    inbound: workspace
      .inbound(decision)
      .map(({ from, relation }) => ({ kind: relation.kind, ref: withFragment(relation), decision: from })),
    findings: workspace.findingsFor(decision.path),
    commits: facts?.head === undefined ? undefined : workspace.commitsOf(decision.path),
    unknownCommits: decision.commits
      .map(({ id }) => id)
      .filter((id) => {
        const found = facts?.listed.get(id.toLowerCase());
        return found !== undefined && found.kind !== 'reachable' && found.kind !== 'unreachable';
      }),
    incomplete: facts?.incomplete,
    credits,
  };
}

/** What an item of evidence says about itself. */
export function evidenceDetails({
  id,
  type,
  finding,
  supports,
  refutes,
  about,
  file,
}: ParsedEvidence): EvidenceDetails {
  return {
    id: id?.value,
    type: type?.value,
    finding: finding?.value,
    supports: supports.map(({ value }) => value),
    refutes: refutes.map(({ value }) => value),
    about: about?.value,
    file: file?.value,
  };
}

function withFragment({ ref, fragment }: { ref: string; fragment: string | undefined }): string {
  return fragment === undefined ? ref : `${ref}#${fragment}`;
}

/** All relations of a decision as they read from it, each once: its own, then those that only others state. */
export function wordedRelations({
  relations,
  inbound,
}: Pick<DecisionDetails, 'relations' | 'inbound'>): readonly {
  readonly words: string;
  readonly relation: RelationDetails;
}[] {
  return [
    ...relations.map((relation) => ({ words: relationName(relation.kind), relation })),
    ...inbound
      .filter((relation) => !isSaidHere(relation, relations))
      .map((relation) => ({ words: reverseNames[relation.kind], relation })),
  ];
}

const SAME_SAID: Readonly<Partial<Record<RelationKind, RelationKind>>> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
};

/** Whether the other side's statement says what this record says already. */
function isSaidHere({ kind, decision }: RelationDetails, relations: readonly RelationDetails[]): boolean {
  return relations.some(
    (relation) => relation.decision?.path === decision?.path && relation.kind === SAME_SAID[kind],
  );
}
