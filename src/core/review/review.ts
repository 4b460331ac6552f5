import { claimsIn } from '../evidence/claim';
import { governingDecisions } from '../code/governs';
import { isRewritten, outcomeOf } from '../commits/outcome';
import { compareText } from '../graph/paths';
import type { DecisionChange } from '../history/compareLogs';
import type { Commit, PathChange } from '../history/commit';
import type { Incompleteness } from '../history/gaps';
import type { TimelineEvent } from '../history/timeline';
import type { Decision, DecisionState } from '../model/decision';
import type { EvidenceState, EvidenceVerdict } from '../model/evidence';
import { isWorse } from '../model/evidence';
import type { Finding } from '../model/finding';
import type { Status } from '../model/status';
import { startOfText } from '../model/text';
import type { FileSystem, WorkHooks } from '../ports';
import { inBatches } from '../workspace/inBatches';
import { readRecord } from '../workspace/inlineAnalyser';
import { pathsUnder } from '../workspace/glob';
import type { DecisionWorkspace } from '../service';
import { compareFindings } from './compareFindings';
import type { FindingChanges } from './compareFindings';

/** The decisions of one of the two commits. */
export interface ReviewSide {
  readonly commit: Commit;
  readonly files: FileSystem;
  readonly workspace: DecisionWorkspace;
}

/** What a review is made from. */
export interface ReviewParts {
  /** Where the branch begins: the best common ancestor of what it is to be merged into and its head. */
  readonly base: ReviewSide;
  readonly head: ReviewSide;
  /** All files that differ between the two. */
  readonly changes: readonly PathChange[];
  /** What became of the decisions. */
  readonly log: readonly DecisionChange[];
  readonly incomplete: readonly Incompleteness[];
}

/** What was and what is; undefined where the decision or item is not there. */
export interface BeforeAfter<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** A decision by what people know it by. */
export interface NamedDecision {
  readonly id: string;
  readonly title: string | undefined;
  readonly path: string;
  readonly status: Status;
}

/** An item of evidence as a row under the options. */
export interface ReviewedItem extends BeforeAfter<EvidenceState> {
  readonly id: string;
  readonly type: string | undefined;
  readonly finding: string | undefined;
  readonly supports: readonly string[];
  readonly refutes: readonly string[];
}

/** A decision whose record was added, changed or deleted. */
export interface ReviewedDecision {
  readonly change: 'added' | 'changed' | 'deleted';
  readonly id: string;
  readonly title: string | undefined;
  readonly path: string;
  /** The earlier path, where it is another one. */
  readonly from: string | undefined;
  readonly status: BeforeAfter<Status>;
  readonly state: BeforeAfter<DecisionState>;
  /** Whether it was accepted before and says something else now, without having been superseded. */
  readonly isRewritten: boolean;
  readonly events: readonly TimelineEvent[];
  readonly options: readonly { readonly title: string; readonly isChosen: boolean }[];
  readonly evidence: readonly ReviewedItem[];
}

/** Evidence of a record that the branch left alone, which holds less than before. */
export interface AffectedItem {
  readonly decision: NamedDecision;
  readonly id: string;
  readonly finding: string | undefined;
  readonly before: EvidenceState;
  readonly after: EvidenceState;
  /** Why, as sentence parts. */
  readonly reasons: readonly string[];
  /** The changed files that it speaks about, or its own. */
  readonly paths: readonly string[];
}

/** A decision that rules changed files. */
export interface GovernedChange {
  readonly decision: NamedDecision;
  readonly paths: readonly string[];
}

/** A data file that decisions stand on and that is gone. */
export interface DeletedData {
  readonly path: string;
  readonly decisions: readonly NamedDecision[];
}

/** What a branch does to decisions. Facts only: whether that is good is for people to say. */
export interface Review {
  readonly base: Commit;
  readonly head: Commit;
  /** The weightiest first: accepted decisions that are gone or rewritten, then by how badly they are backed. */
  readonly decisions: readonly ReviewedDecision[];
  readonly affected: readonly AffectedItem[];
  readonly deletedData: readonly DeletedData[];
  readonly governed: readonly GovernedChange[];
  readonly findings: FindingChanges;
  readonly incomplete: readonly Incompleteness[];
}

/** Whether there is nothing that a reviewer has to know. */
export function isEmptyReview({ decisions, affected, deletedData, governed, findings }: Review): boolean {
  const lists = [decisions, affected, deletedData, governed, findings.added, findings.resolved];
  return lists.every((list) => list.length === 0);
}

/**
 * Compares two commits in decision terms. Evidence is checked at both where the change can have to do with it, and
 * nowhere else.
 * @throws CancelledError
 */
export async function reviewBranch(parts: ReviewParts, hooks: WorkHooks = {}): Promise<Review> {
  const { base, head, changes, log, incomplete } = parts;
  const touched = touchedPaths(changes);
  const moved = new Map(log.flatMap(({ path, from }) => (from === undefined ? [] : [[from, path] as const])));
  const changedRecords = new Set(log.flatMap(({ path, from = path }) => [path, from]));
  for (const side of [base, head]) {
    const concerned = await concernedRecords(side, changedRecords, touched, hooks);
    await side.workspace.verify(concerned, hooks);
  }
  const decisions: ReviewedDecision[] = [];
  for (const change of log) {
    decisions.push(await reviewDecision(change, parts));
  }
  const deleted = new Set(decisions.flatMap(({ change, path }) => (change === 'deleted' ? [path] : [])));
  return {
    base: base.commit,
    head: head.commit,
    decisions: decisions.sort(byWeight),
    affected: affectedItems(parts, changedRecords, touched),
    deletedData: deletedData(parts),
    governed: governedChanges(head.workspace, changes, changedRecords),
    findings: compareFindings(
      // What was wrong with a record is not put right by deleting it.
      base.workspace.check().findings.filter(({ path }) => !deleted.has(path)),
      head.workspace.check().findings,
      moved,
    ),
    incomplete,
  };
}

/** The paths that something happened at; of a renamed file both. */
function touchedPaths(changes: readonly PathChange[]): readonly string[] {
  return [...new Set(changes.flatMap(({ path, from }) => (from === undefined ? [path] : [from, path])))];
}

/** The records of one side whose evidence the change can have to do with. */
async function concernedRecords(
  { workspace, files }: ReviewSide,
  changedRecords: ReadonlySet<string>,
  touched: readonly string[],
  hooks: WorkHooks,
): Promise<readonly string[]> {
  const paths = new Set(touched);
  const isConcerned = async ({ path, evidence }: Decision): Promise<readonly string[]> => {
    if (evidence.length === 0) {
      return [];
    }
    if (changedRecords.has(path) || evidence.some(({ file }) => file !== undefined && paths.has(file))) {
      return [path];
    }
    const text = await readRecord(files, path);
    // Parsing all records takes most of the time of a review, and a record has to say the word.
    const claims = typeof text === 'string' && text.includes('covers') ? claimsIn(text) : [];
    return claims.some(({ covers = [] }) => pathsUnder(covers, touched).length > 0) ? [path] : [];
  };
  return (await inBatches(workspace.all(), isConcerned, hooks)).flat();
}

async function reviewDecision(
  change: DecisionChange,
  { base, head }: ReviewParts,
): Promise<ReviewedDecision> {
  const { path, from, events, id, title } = change;
  const now = head.workspace.byPath(path);
  const was = base.workspace.byPath(from ?? path);
  const [before, after] = await Promise.all([
    was && base.workspace.parse(was.path),
    now && head.workspace.parse(now.path),
  ]);
  const outcomes = [before, after].map((record) => record && outcomeOf(record));
  const [decided, decides] = outcomes;
  const shown = now ?? was;
  const shownIn = now === undefined ? base.workspace : head.workspace;
  const chosen = new Set(shown?.chosen);
  return {
    change: was === undefined ? 'added' : now === undefined ? 'deleted' : 'changed',
    id,
    title,
    path,
    from,
    status: { before: was?.status, after: now?.status },
    state: { before: was && base.workspace.stateOf(was), after: now && head.workspace.stateOf(now) },
    isRewritten:
      was?.status === 'accepted' &&
      now?.status === 'accepted' &&
      decided !== undefined &&
      decides !== undefined &&
      isRewritten(decided, decides),
    events,
    options: (shown?.options ?? []).map((option) => ({ title: option, isChosen: chosen.has(option) })),
    evidence: shown === undefined ? [] : itemsOf(shown, shownIn, was, now, { base, head }),
  };
}

function itemsOf(
  shown: Decision,
  shownIn: DecisionWorkspace,
  was: Decision | undefined,
  now: Decision | undefined,
  { base, head }: Pick<ReviewParts, 'base' | 'head'>,
): readonly ReviewedItem[] {
  const before = statesOf(was, base.workspace);
  const after = statesOf(now, head.workspace);
  return shownIn.claimsOf(shown.path).map(({ id, type, finding, supports, refutes }) => ({
    id,
    type,
    finding,
    supports,
    refutes,
    before: before.get(id),
    after: after.get(id),
  }));
}

function statesOf(
  decision: Decision | undefined,
  workspace: DecisionWorkspace,
): ReadonlyMap<string, EvidenceState> {
  const verdicts = decision === undefined ? [] : (workspace.verdictsOf(decision.path) ?? []);
  return new Map(verdicts.map(({ id, state }) => [id, state]));
}

/** What holds less than before in records that nobody edited. Edited ones are told about item by item. */
function affectedItems(
  { base, head }: ReviewParts,
  changedRecords: ReadonlySet<string>,
  touched: readonly string[],
): readonly AffectedItem[] {
  const found: AffectedItem[] = [];
  for (const decision of head.workspace.all().filter(({ path }) => !changedRecords.has(path))) {
    const before = statesOf(base.workspace.byPath(decision.path), base.workspace);
    const claims = new Map(head.workspace.claimsOf(decision.path).map((claim) => [claim.id, claim]));
    for (const verdict of head.workspace.verdictsOf(decision.path) ?? []) {
      const was = before.get(verdict.id);
      if (was !== undefined && isWorse(verdict.state, was)) {
        const claim = claims.get(verdict.id);
        const own = new Set(pathsUnder(claim?.covers ?? [], touched));
        found.push({
          decision: nameOf(decision),
          id: verdict.id,
          finding: claim?.finding,
          before: was,
          after: verdict.state,
          reasons: deciding(verdict),
          paths: touched.filter((path) => own.has(path) || path === claim?.file),
        });
      }
    }
  }
  return found.sort((a, b) => (a.after === b.after ? 0 : isWorse(a.after, b.after) ? -1 : 1));
}

function deciding({ reasons, state }: EvidenceVerdict): readonly string[] {
  return reasons.filter((reason) => reason.state === state).map(({ message }) => message);
}

function deletedData({ base, head, changes }: ReviewParts): readonly DeletedData[] {
  const users = new Map<string, NamedDecision[]>();
  for (const decision of base.workspace.all()) {
    for (const file of new Set(decision.evidence.flatMap((item) => item.file ?? []))) {
      users.set(file, [...(users.get(file) ?? []), nameOf(decision)]);
    }
  }
  const isUsed = new Set(head.workspace.all().flatMap(({ evidence }) => evidence.map(({ file }) => file)));
  return changes
    .flatMap(({ kind, path, from }) =>
      kind === 'deleted' ? [path] : from !== undefined && isUsed.has(from) ? [from] : [],
    )
    .flatMap((path) => {
      const decisions = users.get(path);
      return decisions === undefined ? [] : [{ path, decisions }];
    })
    .sort((a, b) => compareText(a.path, b.path));
}

/** Records are told about as decisions, so what is ruled by a decision is code here. */
function governedChanges(
  workspace: DecisionWorkspace,
  changes: readonly PathChange[],
  changedRecords: ReadonlySet<string>,
): readonly GovernedChange[] {
  const governing = governingDecisions(workspace);
  const found = new Map<string, { decision: NamedDecision; paths: string[] }>();
  for (const path of touchedPaths(changes)
    .filter((each) => !changedRecords.has(each))
    .sort(compareText)) {
    for (const { decision } of governing(path)) {
      const known = found.get(decision.path) ?? { decision: nameOf(decision), paths: [] };
      known.paths.push(path);
      found.set(decision.path, known);
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.decision.path, b.decision.path));
}

/** By what people know a decision by. */
function nameOf({ id, title, path, status }: Decision): NamedDecision {
  return { id, title, path, status };
}

/** Findings that only a review has, together with those that are new. */
export function reviewFindings({ findings, decisions, governed, affected }: Review): readonly Finding[] {
  const rewritten = decisions
    .filter(({ isRewritten: is }) => is)
    .filter(
      ({ path }) =>
        !findings.added.some((finding) => finding.rule === 'accepted-rewritten' && finding.path === path),
    )
    .map(({ id, path }): Finding => ({
      rule: 'accepted-rewritten',
      severity: 'warning',
      path,
      range: startOfText,
      message: `${id} was accepted, and this change rewrites its outcome: write a new decision that supersedes it instead.`,
      key: 'review',
    }));
  const told = new Set(affected.map(({ decision }) => decision.path));
  const rules = governed.flatMap(({ decision, paths }) =>
    paths.map((path): Finding => ({
      rule: 'governed-code-changed',
      severity: 'info',
      path,
      range: startOfText,
      message: `${decision.id} (${decision.title ?? decision.path}) governs this file${told.has(decision.path) ? ', and evidence of it holds less than before' : ''}.`,
      key: decision.path,
    })),
  );
  return [...findings.added, ...rewritten, ...rules];
}

const STATE_ORDER: readonly (DecisionState | undefined)[] = [
  'failing',
  'contested',
  'unsupported',
  'stale',
  'one-sided',
];

function weightOf({ change, status, state, isRewritten: is }: ReviewedDecision): number {
  if (change === 'deleted' && status.before === 'accepted') {
    return 0;
  }
  if (is) {
    return 1;
  }
  const at = STATE_ORDER.indexOf(state.after);
  return 2 + (at < 0 ? STATE_ORDER.length : at);
}

function byWeight(a: ReviewedDecision, b: ReviewedDecision): number {
  return weightOf(a) - weightOf(b) || compareText(a.path, b.path);
}
