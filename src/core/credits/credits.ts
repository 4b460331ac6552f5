import type { DecisionCommit } from '../commits/decisionCommits';
import { compareText } from '../graph/paths';
import type { Commit } from '../history/commit';
import type { Decision } from '../model/decision';
import { isOpen } from '../model/status';
import type { PastGap, RecordPast } from '../outcomes/recordPast';
import { listField } from '../parse/fields';
import type { ParsedDecision, ParsedPerson } from '../parse/parsedDecision';
import { personKey } from '../rules/support/people';

/**
 * Why it is not known which commit added an item of evidence, besides gaps in the history of its record. `beginning`: it
 * was there in the oldest version that is found; `unread`: a version that would tell cannot be read.
 */
export type AddedGap = PastGap | 'beginning' | 'unread';

/** Who gathered an item of evidence. */
export interface EvidenceCredit {
  /** Its id; `#2` for the second item when it has none. */
  readonly id: string;
  /** Whom the record names. */
  readonly by: readonly string[];
  /** The commit since which the record has had it. */
  readonly added: { readonly commit: Commit } | { readonly unknown: AddedGap };
}

/** What one author did to carry a decision out. */
export interface WorkCredit {
  /** As the mail map of the repository has it. */
  readonly author: string;
  /** Newest first; at least one. */
  readonly commits: readonly DecisionCommit[];
}

/** Whose a decision is: who gathered its evidence, who decided, and who carried it out. */
export interface DecisionCredits {
  /** In the order of the record. */
  readonly evidence: readonly EvidenceCredit[];
  /** Everybody who took part, in the order of the record; those who were only told are left out. */
  readonly people: readonly { readonly name: string; readonly roles: readonly ParsedPerson['role'][] }[];
  /** Those of most commits first; undefined where the history is not known. */
  readonly work: readonly WorkCredit[] | undefined;
  /** Of how many more commits it was not looked up whether they carry it out. */
  readonly unchecked: number;
}

/** What credits are told from. */
export interface CreditSource {
  readonly decision: Decision;
  readonly record: ParsedDecision;
  readonly past: RecordPast;
  /** The commits that belong to the decision, newest first; undefined where history is not known. */
  readonly commits: readonly DecisionCommit[] | undefined;
}

/** Tells whose a decision is. */
export function tellCredits({ decision, record, past, commits }: CreditSource): DecisionCredits {
  const { frontMatter } = record;
  const people = new Map<string, { name: string; roles: ParsedPerson['role'][] }>();
  for (const { role, name } of record.people.filter((person) => person.role !== 'informed')) {
    const key = personKey(name.value);
    const known = people.get(key) ?? { name: name.value, roles: [] };
    people.set(key, known);
    if (!known.roles.includes(role)) {
      known.roles.push(role);
    }
  }
  const work = new Map<string, { author: string; commits: DecisionCommit[] }>();
  let unchecked = 0;
  for (const commit of commits ?? []) {
    if (dependsOnPaths(commit, decision) && commit.changesGoverned === undefined) {
      unchecked += 1;
    } else if (carriesOut(commit, decision)) {
      const author = commit.commit.author.name;
      const known = work.get(personKey(author)) ?? { author, commits: [] };
      work.set(personKey(author), known);
      known.commits.push(commit);
    }
  }
  return {
    evidence: record.evidence.map(({ id, index }) => {
      const name = id?.value ?? `#${index + 1}`;
      const by = frontMatter === undefined ? [] : listField(frontMatter, ['evidence', index, 'by']);
      return { id: name, by: by.map(({ value }) => value), added: addedIn(past, name) };
    }),
    people: [...people.values()],
    work:
      commits === undefined
        ? undefined
        : [...work.values()].sort(
            (a, b) => b.commits.length - a.commits.length || compareText(a.author, b.author),
          ),
    unchecked,
  };
}

/** Whether it is not known without its paths if a commit carries a decision out. */
function dependsOnPaths({ isWork, sources }: DecisionCommit, { governs }: Decision): boolean {
  return isWork && governs.length > 0 && !sources.includes('field');
}

/** A listed commit is one by the word of the record; any other has to change the code that the decision says it governs. */
function carriesOut(commit: DecisionCommit, decision: Decision): boolean {
  return dependsOnPaths(commit, decision) ? commit.changesGoverned === true : commit.isWork;
}

function addedIn(past: RecordPast, id: string): EvidenceCredit['added'] {
  if (past.kind === 'unknown') {
    return { unknown: past.gap };
  }
  let added: Commit | undefined;
  for (const { commit, content } of past.versions.toReversed()) {
    if (content === undefined) {
      return { unknown: 'unread' };
    }
    if (!content.evidence.includes(id)) {
      return added === undefined ? { unknown: 'uncommitted' } : { commit: added };
    }
    added = commit;
  }
  return added === undefined || !past.isWhole ? { unknown: 'beginning' } : { commit: added };
}

/** What one person did, over all decisions. */
export interface PersonCredit {
  readonly name: string;
  /** How many items of evidence the person gathered: those that name the person, else those that the person added. */
  readonly evidence: number;
  /** How many decisions that are made name the person as decision maker, approver or accountable. */
  readonly decided: number;
  /** How many commits of the person carry decisions out. */
  readonly commits: number;
}

const DECIDING: ReadonlySet<ParsedPerson['role']> = new Set(['decision-maker', 'approver', 'accountable']);

/** What each person did, those who did most first. Capitals, spaces and a leading `@` of a name make no difference. */
export function creditsByPerson(
  all: readonly { readonly decision: Decision; readonly credits: DecisionCredits }[],
): readonly PersonCredit[] {
  const byKey = new Map<string, { name: string; evidence: number; decided: number; commits: Set<string> }>();
  const personOf = (name: string): { evidence: number; decided: number; commits: Set<string> } => {
    const key = personKey(name);
    const known = byKey.get(key) ?? { name, evidence: 0, decided: 0, commits: new Set<string>() };
    byKey.set(key, known);
    return known;
  };
  for (const { decision, credits } of all) {
    for (const { by, added } of credits.evidence) {
      const names = by.length > 0 ? by : 'commit' in added ? [added.commit.author.name] : [];
      new Map(names.map((name) => [personKey(name), name])).forEach((name) => {
        personOf(name).evidence += 1;
      });
    }
    for (const { name, roles } of isOpen(decision.status) ? [] : credits.people) {
      if (roles.some((role) => DECIDING.has(role))) {
        personOf(name).decided += 1;
      }
    }
    for (const { author, commits } of credits.work ?? []) {
      const own = personOf(author).commits;
      commits.forEach(({ commit }) => own.add(commit.id));
    }
  }
  return [...byKey.values()]
    .map(({ name, evidence, decided, commits }) => ({ name, evidence, decided, commits: commits.size }))
    .sort((a, b) => total(b) - total(a) || compareText(a.name, b.name));
}

function total({ evidence, decided, commits }: PersonCredit): number {
  return evidence + decided + commits;
}
