import { globFor } from '../code/governs';
import { isWithin } from '../graph/paths';
import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import type { CommitFacts, CommitHead } from './facts';
import type { MentionPattern } from './mentions';
import { mentionsIn } from './mentions';
import type { RecordVersions } from './versions';

/**
 * How a commit belongs to a decision. `field`: the record lists it; `trailer`: its message says so in a trailer;
 * `mention`: its message names the decision; `record`: it changed the record.
 */
export type CommitSourceKind = 'field' | 'trailer' | 'mention' | 'record';

/** A commit that belongs to a decision. */
export interface DecisionCommit {
  readonly commit: CommitHead;
  /** All that apply, in the order of {@link CommitSourceKind}. */
  readonly sources: readonly CommitSourceKind[];
  /** Whether it does more than write records and keep their data. */
  readonly isWork: boolean;
  /** Whether it changes code that the decision governs; undefined where there is none or that was not looked up. */
  readonly changesGoverned: boolean | undefined;
}

const ORDER: readonly CommitSourceKind[] = ['field', 'trailer', 'mention', 'record'];

/** What is needed to tell which commits belong to a decision. */
export interface CommitContext {
  readonly facts: CommitFacts;
  readonly view: DecisionView;
  readonly versions: RecordVersions;
  /** What is not work on a decision: the folders of records and of their data, and the files that say how they are read. */
  readonly writing: readonly string[];
  readonly pattern: MentionPattern;
}

/** The commits that belong to each decision by its path, newest first. Decisions without one are left out. */
export function decisionCommits(context: CommitContext): ReadonlyMap<string, readonly DecisionCommit[]> {
  const { facts, view, versions, writing, pattern } = context;
  const found = new Map<string, Map<string, { commit: CommitHead; sources: Set<CommitSourceKind> }>>();
  const add = (path: string, commit: CommitHead, source: CommitSourceKind): void => {
    const commits =
      found.get(path) ?? new Map<string, { commit: CommitHead; sources: Set<CommitSourceKind> }>();
    found.set(path, commits);
    const known = commits.get(commit.id) ?? { commit, sources: new Set() };
    commits.set(commit.id, known);
    known.sources.add(source);
  };
  const targets = new Map<string, string | undefined>();
  const targetOf = (reference: string): string | undefined => {
    if (!targets.has(reference)) {
      const resolution = view.resolve(reference);
      targets.set(reference, resolution.kind === 'found' ? resolution.decision.path : undefined);
    }
    return targets.get(reference);
  };
  for (const commit of facts.naming) {
    for (const { reference, source } of mentionsIn(commit.message, pattern)) {
      const path = targetOf(reference);
      if (path !== undefined) {
        add(path, commit, source === 'trailer' ? 'trailer' : 'mention');
      }
    }
  }
  for (const decision of view.all()) {
    versions.commitsOf(decision.path).forEach((commit) => {
      add(decision.path, commit, 'record');
    });
    for (const commit of listedCommits(decision, facts)) {
      add(decision.path, commit, 'field');
    }
  }
  // A commit that writes many records belongs to each of them: what it changed beside them is looked for once.
  const changed = new Map(
    [
      ...facts.changed,
      ...facts.touching.map(({ id, paths }) => [id, paths?.map(({ path }) => path)] as const),
    ].map(([id, paths]) => [id, paths?.filter((path) => !writing.some((place) => isWithin(path, place)))]),
  );
  const onlyWriting = new Set(
    facts.touching
      .filter(({ id, paths }) => paths === undefined || changed.get(id)?.length === 0)
      .map(({ id }) => id),
  );
  const changesGoverned = (id: string, decision: Decision | undefined): boolean | undefined =>
    decision === undefined || decision.governs.length === 0
      ? undefined
      : changed.get(id)?.some((path) => globFor(path, decision) !== undefined);
  return new Map(
    Array.from(found, ([path, commits]) => [
      path,
      [...commits.values()]
        .map(({ commit, sources }) => ({
          commit,
          sources: ORDER.filter((source) => sources.has(source)),
          isWork: sources.has('field') || !onlyWriting.has(commit.id),
          changesGoverned: changesGoverned(commit.id, view.byPath(path)),
        }))
        .sort((a, b) => latest(a.commit, b.commit)),
    ]),
  );
}

/** Rebased commits came into the history at the same moment, and were written one after the other. */
function latest(a: CommitHead, b: CommitHead): number {
  return Date.parse(b.committed) - Date.parse(a.committed) || Date.parse(b.authored) - Date.parse(a.authored);
}

function listedCommits({ commits }: Decision, { listed }: CommitFacts): readonly CommitHead[] {
  return commits.flatMap(({ id }) => {
    const found = listed.get(id.toLowerCase());
    return found?.kind === 'reachable' || found?.kind === 'unreachable' ? [found.commit] : [];
  });
}
