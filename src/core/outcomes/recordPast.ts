import type { CommitFacts } from '../commits/facts';
import { RecordVersions } from '../commits/versions';
import type { RecordVersion } from '../commits/versions';
import type { Commit } from '../history/commit';
import type { AnalysisOptions } from '../model/config';
import type { Decision } from '../model/decision';
import type { Status } from '../model/status';
import { parseDecision } from '../parse/parseDecision';
import { summarise } from '../parse/summarise';
import type { CancellationToken } from '../ports';
import { optionKey, testedOptions } from '../rules/support/options';
import { throwIfCancelled } from '../workspace/cancellation';

/** What a version of a record said, boiled down to what outcomes and credits ask. */
export interface PastContent {
  readonly status: Status;
  /** The ids of its items of evidence, in their order; `#2` for the second one when it has none. */
  readonly evidence: readonly string[];
  /** How many options it considered. */
  readonly considered: number;
  /** How many of them its evidence was about. */
  readonly tested: number;
}

/** A committed version of a record. */
export interface PastVersion {
  readonly commit: Commit;
  /** Undefined when it cannot be read. */
  readonly content: PastContent | undefined;
}

/**
 * Why the past of a record is not known. `no-history`: there is no git, or no commit; `shallow`, `partial`: commits are
 * not in this clone; `uncommitted`: the record is in no commit; `too-many`: there are more versions than are read.
 */
export type PastGap = 'no-history' | 'shallow' | 'partial' | 'uncommitted' | 'too-many';

/** The past of one record. */
export type RecordPast =
  | {
      readonly kind: 'told';
      /** Oldest first; at least one. */
      readonly versions: readonly PastVersion[];
      /** Whether the oldest is the one that a commit added. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'unknown'; readonly gap: PastGap };

/** What the past is read with. */
export interface PastSource {
  /** What git said of the commits; undefined when it was not asked. */
  readonly facts: CommitFacts | undefined;
  readonly options: Pick<AnalysisOptions, 'statuses'>;
  /** The texts of stored files by their objects; those that cannot be read are left out. */
  readonly texts: (blobs: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;
  readonly token?: CancellationToken;
}

/** Versions beyond these are not read, all records together. */
const MAX_TEXTS = 5_000;

/**
 * Reads what records said in all their committed versions, through renames, with all texts asked for at once.
 * @returns the past of each record by its path
 * @throws CancelledError
 */
export async function readPasts(
  decisions: readonly Decision[],
  { facts, options, texts, token }: PastSource,
): Promise<ReadonlyMap<string, RecordPast>> {
  const gap = facts?.head === undefined ? 'no-history' : facts.incomplete;
  if (facts === undefined || gap !== undefined) {
    const unknown: RecordPast = { kind: 'unknown', gap: gap ?? 'no-history' };
    return new Map(decisions.map(({ path }) => [path, unknown]));
  }
  const versions = new RecordVersions(facts.touching);
  const blobs = new Set<string>();
  const histories = new Map<Decision, readonly RecordVersion[]>();
  for (const decision of decisions) {
    const history = versions.of(decision.path);
    if (blobs.size + history.length <= MAX_TEXTS) {
      histories.set(decision, history);
      history.forEach(({ blob }) => blobs.add(blob));
    }
  }
  const found = await texts(blobs);
  const contents = new Map<string, PastContent>();
  const contentOf = ({ path, folder }: Decision, blob: string): PastContent | undefined => {
    const text = found.get(blob);
    if (text !== undefined && !contents.has(blob)) {
      contents.set(blob, contentIn(text, path, folder, options));
    }
    return contents.get(blob);
  };
  const pasts = new Map<string, RecordPast>();
  for (const decision of decisions) {
    throwIfCancelled(token);
    const history = histories.get(decision);
    if (history === undefined || history.length === 0) {
      pasts.set(decision.path, {
        kind: 'unknown',
        gap: history === undefined ? 'too-many' : 'uncommitted',
      });
      continue;
    }
    pasts.set(decision.path, {
      kind: 'told',
      versions: history.map(({ commit, blob }) => ({ commit, content: contentOf(decision, blob) })).reverse(),
      isWhole: versions.isWhole(decision.path),
    });
  }
  return pasts;
}

function contentIn(
  text: string,
  path: string,
  folder: string,
  options: Pick<AnalysisOptions, 'statuses'>,
): PastContent {
  const record = parseDecision(path, text, options);
  const tested = new Set(testedOptions(record).map(({ key }) => key));
  const considered = [...new Set(record.options.map(({ value }) => optionKey(value)))];
  return {
    status: summarise(record, folder).status,
    evidence: record.evidence.map(({ id, index }) => id?.value ?? `#${index + 1}`),
    considered: considered.length,
    tested: considered.filter((key) => tested.has(key)).length,
  };
}
