import type { DecisionCommit } from '../commits/decisionCommits';
import { claimsOf } from '../evidence/claim';
import type { EvidenceClaim } from '../evidence/claim';
import { shownResult } from '../evidence/shownResult';
import type { Decision, DecisionState, Relation } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import { textField } from '../parse/fields';
import type { ParsedDecision } from '../parse/parsedDecision';
import { wellFormed } from '../report/printable';
import { optionKey } from '../rules/support/options';
import type { Keys } from './keys';
import type { Row } from './tables';

/** All that is known of a decision when it is exported. */
export interface DecisionFacts {
  readonly decision: Decision;
  readonly state: DecisionState | undefined;
  /** Its record; undefined when it cannot be read any more. */
  readonly record: ParsedDecision | undefined;
  readonly verdicts: readonly EvidenceVerdict[];
  readonly commits: readonly DecisionCommit[];
  /** The decision that a relation means; undefined when it is not exactly one. */
  readonly targetOf: (relation: Relation) => Decision | undefined;
}

/** The rows of one decision, those of the table `findings` apart. */
export interface DecisionRows {
  readonly decisions: readonly Row<'decisions'>[];
  readonly options: readonly Row<'options'>[];
  readonly people: readonly Row<'people'>[];
  readonly tags: readonly Row<'tags'>[];
  readonly evidence: readonly Row<'evidence'>[];
  readonly claims: readonly Row<'claims'>[];
  readonly relations: readonly Row<'relations'>[];
  readonly commits: readonly Row<'commits'>[];
}

/** The longest text of a cell, in UTF-16 code units; of a longer one the rest is left out. */
const MAX_TEXT = 2_000;

/** A text as a cell: bounded, without halves of characters; null where there is none. */
export function cellOf(text: string | undefined): string | null {
  return text === undefined
    ? null
    : wellFormed(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);
}

/** Tells all facts of one decision. */
export function decisionRows(facts: DecisionFacts, repository: string, keys: Keys): DecisionRows {
  const { decision, state, record, verdicts, commits, targetOf } = facts;
  const own = keys.ofDecision(decision);
  const fact = (kind: string, ...parts: readonly string[]): { repository: string; key: string } => ({
    repository,
    key: keys.ofFact(own, kind, ...parts),
  });
  const field = (...path: readonly string[]): string | null =>
    record?.frontMatter === undefined ? null : cellOf(textField(record.frontMatter, path)?.value);
  const chosen = new Set(decision.chosen.map(optionKey));
  const abouts = new Map(record?.evidence.map(({ index, about }) => [index, about?.value]));
  const states = new Map(verdicts.map((verdict) => [verdict.index, verdict]));
  const items = (record === undefined ? [] : claimsOf(record)).map((claim) => ({
    claim,
    row: {
      ...fact('evidence', claim.id),
      decision: own,
      ...evidenceCells(claim, states.get(claim.index), abouts.get(claim.index)),
    },
  }));
  return {
    decisions: [
      {
        repository,
        key: own,
        folder: decision.folder,
        path: decision.path,
        id: cellOf(decision.id),
        number: decision.number ?? null,
        title: cellOf(decision.title),
        status: decision.status,
        raw_status: cellOf(decision.rawStatus),
        date: decision.date ?? null,
        category: cellOf(decision.category),
        format: decision.format,
        state: state ?? null,
        decide_by: field('decide-by'),
        review_by: field('outcome', 'review-by'),
        expected: field('outcome', 'expected'),
        measured: field('outcome', 'measured'),
        verdict: field('outcome', 'verdict'),
      },
    ],
    options: decision.options.map((title) => ({
      ...fact('option', optionKey(title)),
      decision: own,
      title: cellOf(title),
      is_chosen: chosen.has(optionKey(title)),
    })),
    people: (record?.people ?? []).map(({ role, name }) => ({
      ...fact('person', role, name.value),
      decision: own,
      role,
      name: cellOf(name.value),
    })),
    tags: decision.tags.map((tag) => ({ ...fact('tag', tag), decision: own, tag: cellOf(tag) })),
    evidence: items.map(({ row }) => row),
    claims: items.flatMap(({ claim, row }) =>
      sidesOf(claim).map(([side, option]) => ({
        ...fact('claim', claim.id, side, optionKey(option)),
        decision: own,
        evidence: row.key,
        side,
        option: cellOf(option),
      })),
    ),
    relations: decision.relations.map((relation) => {
      const { kind, ref, fragment, source } = relation;
      const target = targetOf(relation);
      return {
        ...fact('relation', kind, fragment === undefined ? ref : `${ref}#${fragment}`),
        decision: own,
        kind,
        ref: cellOf(ref),
        fragment: cellOf(fragment),
        target: target === undefined ? null : keys.ofDecision(target),
        source,
      };
    }),
    commits: commits.map(({ commit: { id, authored, author, subject }, sources, isWork }) => ({
      ...fact('commit', id),
      decision: own,
      commit: id,
      authored,
      author: cellOf(author.name),
      subject: cellOf(subject),
      is_listed: sources.includes('field'),
      is_trailer: sources.includes('trailer'),
      is_mention: sources.includes('mention'),
      is_record: sources.includes('record'),
      is_work: isWork,
    })),
  };
}

function evidenceCells(
  claim: EvidenceClaim,
  verdict: EvidenceVerdict | undefined,
  about: string | undefined,
): Omit<Row<'evidence'>, 'repository' | 'key' | 'decision'> {
  const { captured } = claim;
  const result = verdict?.result ?? captured?.result;
  return {
    id: cellOf(claim.id),
    type: cellOf(claim.type),
    state: verdict?.state ?? null,
    reason: cellOf(verdict?.reasons[0]?.message),
    finding: cellOf(claim.finding),
    about: cellOf(about),
    file: cellOf(claim.file),
    url: cellOf(claim.url),
    cites: cellOf(claim.from),
    result: result === undefined ? null : cellOf(shownResult(result)),
    captured_commit: cellOf(captured?.commit),
    digest: cellOf(captured?.digest),
    valid_until: cellOf(claim.validUntil),
  };
}

function sidesOf({
  supports,
  refutes,
  options = [],
}: EvidenceClaim): readonly (readonly [side: string, option: string])[] {
  return [
    ...supports.map((option) => ['supports', option] as const),
    ...refutes.map((option) => ['refutes', option] as const),
    ...options.map(({ title }) => ['measures', title] as const),
  ];
}
