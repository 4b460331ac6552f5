import { isWorse } from '../model/evidence';
import type { EvidenceReason, EvidenceState, EvidenceVerdict } from '../model/evidence';
import { optionFinder, optionKey } from '../rules/support/options';
import type { EvidenceClaim } from './claim';
import type { DataFile, RepositoryFacts } from './facts';
import { judgeAnswer, measuredValues, sameResult } from './judgeAnswer';
import { nearestNames } from './nearestNames';
import { queriesOf } from './query';
import { sameCommit } from './sameCommit';
import { shownResult } from './shownResult';

/** The record that an item of evidence is in. */
export interface ClaimContext {
  readonly path: string;
  /** The titles of its options. */
  readonly options: readonly string[];
  readonly repository: RepositoryFacts;
}

/** Evidence that comes from running code, so that a change of the code can make it untrue. */
const MADE_BY_CODE: ReadonlySet<string | undefined> = new Set(['test', 'benchmark', 'dataset']);

/** More changed paths than this are not listed. */
const MAX_CHANGED = 20;
/** More names than this that may have been meant help nobody. */
const MAX_NEAREST = 3;

/**
 * What an item of evidence is worth: its data against its claim, what was recorded when it was pinned, the code that it
 * covers, and the calendar. The worst reason decides.
 * @param data its file; undefined when it names none
 */
export function judge(
  claim: EvidenceClaim,
  data: DataFile | undefined,
  { path, options, repository }: ClaimContext,
): EvidenceVerdict {
  const reasons: EvidenceReason[] = [];
  const say = (reason: EvidenceReason): void => {
    const { code, field, option, subject, message } = reason;
    const same = reasons.some(
      (other) =>
        other.code === code &&
        other.field === field &&
        other.option === option &&
        other.subject === subject &&
        other.message === message,
    );
    if (!same) {
      reasons.push(reason);
    }
  };
  judgeOptions(claim, options, say);
  const measured = judgeData(claim, data, options, say);
  const code = judgeCode(claim, repository, say);
  judgeKind(claim, data, repository, say);
  judgeTime(claim, repository.today, say);
  const state = reasons.reduce<EvidenceState>(
    (worst, reason) => (reason.state !== undefined && isWorse(reason.state, worst) ? reason.state : worst),
    'verified',
  );
  const digest = data?.digest;
  const reading = data?.kind === 'read' ? data.reading : undefined;
  return {
    path,
    id: claim.id,
    index: claim.index,
    type: claim.type,
    state,
    reasons: [...reasons].sort((a, b) => rank(b, state) - rank(a, state)),
    result: measured.result,
    measured: measured.measured,
    recorded: claim.captured?.result,
    changed: code.changed,
    now: {
      result: measured.result,
      commit: repository.head,
      digest,
      tree: code.tree,
      uncommitted: code.uncommitted,
      reportCommit: reading?.commit,
      reportDirty: reading?.dirty ?? false,
    },
    leader: measured.leader,
    isTracked: data?.kind === 'read' && repository.head !== undefined ? data.tracked : undefined,
    range: claim.range,
    places: claim.places,
  };
}

/** Reasons that decided come first, then those of other states, then remarks. */
function rank({ state }: EvidenceReason, decided: EvidenceState): number {
  return state === decided ? 2 : state === undefined ? 0 : 1;
}

type Say = (reason: EvidenceReason) => void;

/** An option that the record does not have is no option that data can speak for. */
function judgeOptions(claim: EvidenceClaim, titles: readonly string[], say: Say): void {
  if (titles.length === 0) {
    return;
  }
  const keys = new Set(titles.map(optionKey));
  const keyOf = optionFinder(titles);
  const named = [
    ...claim.supports.map((name) => ({ name, field: 'supports' })),
    ...claim.refutes.map((name) => ({ name, field: 'refutes' })),
    ...(claim.options ?? []).map(({ title }) => ({ name: title, field: 'options' })),
  ];
  const unknown = new Set<string>();
  for (const { name, field } of named) {
    if (!keys.has(keyOf(name)) && !unknown.has(name)) {
      unknown.add(name);
      say({
        code: 'unknown-option',
        state: 'broken',
        field,
        message: `${name} is not among the options of the decision`,
        subject: name,
        nearest: nearestNames(name, titles, MAX_NEAREST),
      });
    }
  }
}

function judgeData(
  claim: EvidenceClaim,
  data: DataFile | undefined,
  titles: readonly string[],
  say: Say,
): Pick<EvidenceVerdict, 'result' | 'measured' | 'leader'> {
  const nothing = { result: undefined, measured: [], leader: undefined };
  if (data === undefined) {
    return nothing;
  }
  if (data.kind === 'failed') {
    say({ code: data.code, state: 'broken', field: 'file', message: data.message });
    return nothing;
  }
  const { captured } = claim;
  if (captured?.digest !== undefined && captured.digest !== data.digest) {
    say({
      code: 'file-changed',
      state: 'broken',
      field: 'file',
      message: `${claim.file ?? 'the file'} changed since it was captured`,
    });
  }
  const { reading } = data;
  if (reading === undefined) {
    const isSame = captured?.digest === data.digest;
    say({
      code: 'not-downloaded',
      // Without a pin nothing is lost yet: the data is only not here.
      state: isSame ? undefined : captured?.digest === undefined ? 'unscoped' : 'broken',
      field: 'file',
      message: isSame
        ? 'the file is in Git LFS and not downloaded; its digest is the recorded one'
        : 'the file is in Git LFS and not downloaded: run `git lfs pull`',
    });
    return { result: isSame ? captured.result : undefined, measured: [], leader: undefined };
  }
  const measured = judgeAnswer(claim, reading, titles, say);
  if (
    captured?.result !== undefined &&
    measured.result !== undefined &&
    !sameResult(captured.result, measured.values)
  ) {
    say({
      code: 'result-changed',
      state: 'broken',
      field: 'captured',
      message: `recorded is ${shownResult(captured.result)}, but the data says ${shownResult(measured.result)}`,
    });
  }
  if (
    reading.commit !== undefined &&
    captured?.commit !== undefined &&
    !sameCommit(reading.commit, captured.commit)
  ) {
    say({
      code: 'other-commit',
      state: 'suspect',
      field: 'captured',
      message: `the report says that it was made from ${short(reading.commit)}, not from ${short(captured.commit)}`,
    });
  }
  return { result: measured.result, measured: measuredValues(measured.values), leader: measured.leader };
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

/** What is known of the code that the data speaks about. */
interface CodeFacts {
  readonly tree: string | undefined;
  readonly changed: readonly string[];
  readonly uncommitted: readonly string[];
}

/** Whether the code that the data speaks about is what it was. */
function judgeCode(claim: EvidenceClaim, repository: RepositoryFacts, say: Say): CodeFacts {
  const { covers, captured, reconfirmed } = claim;
  const nothing = { tree: undefined, changed: [], uncommitted: [] };
  if (covers === undefined || covers.length === 0) {
    if (covers === undefined && MADE_BY_CODE.has(claim.type) && claim.file !== undefined) {
      say({
        code: 'no-covers',
        state: 'unscoped',
        message: 'it does not say which code it covers, so nobody can tell when it is out of date',
      });
    }
    return nothing;
  }
  const covered = repository.covered(covers);
  if (covered === undefined) {
    say({
      code: 'no-commit',
      state: 'unscoped',
      field: 'covers',
      message: `${repository.trouble ?? 'there is no commit'}, so the covered code cannot be compared`,
    });
    return nothing;
  }
  for (const glob of covered.unmatched) {
    say({
      code: 'covers-nothing',
      state: 'broken',
      field: 'covers',
      message: `${glob} matches no tracked file`,
      subject: glob,
      nearest: covered.nearest?.(glob) ?? [],
    });
  }
  const { tree, uncommitted } = covered;
  if (captured?.tree === undefined || covered.unmatched.length > 0) {
    return { tree, changed: [], uncommitted };
  }
  const isKnown = captured.tree === tree || reconfirmed.includes(tree);
  if (!isKnown) {
    const changed = changedCode(claim, repository, covers);
    say({
      code: 'code-changed',
      state: 'suspect',
      field: 'covers',
      message: `the covered code changed since it was measured (${changed.text})`,
    });
    return { tree, changed: changed.paths, uncommitted };
  }
  if (uncommitted.length > 0) {
    say({
      code: 'uncommitted',
      state: 'suspect',
      field: 'covers',
      message: `the covered code has changes that are not committed (${listed(uncommitted)})`,
    });
  }
  return { tree, changed: uncommitted, uncommitted };
}

function changedCode(
  { captured }: EvidenceClaim,
  repository: RepositoryFacts,
  covers: readonly string[],
): { readonly text: string; readonly paths: readonly string[] } {
  const commit = captured?.commit;
  if (commit === undefined) {
    return { text: 'in which files is not known, for no commit was recorded', paths: [] };
  }
  const paths = repository.changedSince(commit, covers);
  if (paths === undefined) {
    return { text: `in which files is not known, for ${short(commit)} is not in this clone`, paths: [] };
  }
  return paths.length === 0
    ? { text: 'the recorded digest is of other code than that of the recorded commit', paths }
    : { text: listed(paths), paths: paths.slice(0, MAX_CHANGED) };
}

function listed(paths: readonly string[]): string {
  const rest = paths.length - 3;
  return paths.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** What follows from the kind of evidence: what can only be cited, and what has to be pinned. */
function judgeKind(
  claim: EvidenceClaim,
  data: DataFile | undefined,
  repository: RepositoryFacts,
  say: Say,
): void {
  if (claim.type === 'commit' && (claim.from === undefined || claim.commit !== undefined)) {
    judgeCommit(claim, repository, say);
    if (claim.file === undefined) {
      return;
    }
  }
  if (claim.from !== undefined && claim.file === undefined) {
    // What it is worth is what the cited item is worth.
    return;
  }
  if (claim.file === undefined && claim.url === undefined && MADE_BY_CODE.has(claim.type)) {
    say({
      code: 'no-file',
      state: 'unscoped',
      message: 'it does not say where its data is',
    });
    return;
  }
  if (claim.file === undefined) {
    say({
      code: 'cited',
      state: 'cited',
      message: 'it is outside the repository, so it can only be cited',
    });
    return;
  }
  if (data?.kind !== 'read') {
    return;
  }
  const { captured } = claim;
  if (data.reading === undefined && captured?.digest === undefined) {
    // It has to be here before anything of it can be recorded.
    return;
  }
  const needsTree = claim.covers !== undefined && claim.covers.length > 0;
  const { main, byOption } = queriesOf(claim);
  const hasResult = main !== undefined ? main.ask !== 'quote' : byOption.length > 0;
  // A quotation that is found in its file needs no pin: the file may go on.
  const isQuoted = main?.ask === 'quote' && !needsTree;
  const isPinned =
    isQuoted ||
    (captured?.digest !== undefined &&
      (!needsTree || captured.tree !== undefined) &&
      (!hasResult || captured.result !== undefined));
  if (!isPinned) {
    say({ code: 'not-pinned', state: 'unscoped', message: 'what the data says is not recorded yet' });
  }
}

function judgeCommit({ commit }: EvidenceClaim, repository: RepositoryFacts, say: Say): void {
  const { incomplete, head, trouble } = repository;
  if (commit === undefined) {
    say({ code: 'commit-missing', state: 'broken', message: 'it does not say which commit it means' });
  } else if (head === undefined || (incomplete !== undefined && !repository.hasCommit(commit))) {
    const why = head === undefined ? (trouble ?? 'there is no commit') : `this clone is ${incomplete ?? ''}`;
    say({
      code: 'commit-not-here',
      state: 'cited',
      field: 'commit',
      message: `${why}, so ${short(commit)} cannot be looked up`,
    });
  } else if (!repository.hasCommit(commit)) {
    say({
      code: 'commit-unknown',
      state: 'broken',
      field: 'commit',
      message: `there is no commit ${short(commit)}`,
    });
  }
}

function judgeTime({ validUntil }: EvidenceClaim, today: string, say: Say): void {
  if (validUntil !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(validUntil) && validUntil < today) {
    say({
      code: 'expired',
      state: 'expired',
      field: 'valid-until',
      message: `it was valid until ${validUntil}`,
    });
  }
}
