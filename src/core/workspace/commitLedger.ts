import { BASELINE_PATH } from '../check/baseline';
import { isCommitId } from '../commits/commitId';
import { decisionCommits } from '../commits/decisionCommits';
import type { DecisionCommit } from '../commits/decisionCommits';
import type { CommitFacts } from '../commits/facts';
import { mentionWords } from '../commits/mentions';
import { isRewritten, outcomeOf } from '../commits/outcome';
import type { Outcome } from '../commits/outcome';
import { takenNumbers } from '../commits/takenNumbers';
import { acceptanceOf, RecordVersions, standingOf } from '../commits/versions';
import type { Acceptance, RecordVersion, Standing, VersionContent } from '../commits/versions';
import type { DecisionView } from '../graph/decisionIndex';
import type { AnalysisOptions, GroundsConfig } from '../model/config';
import type { Decision } from '../model/decision';
import { isOpen } from '../model/status';
import { parseDecision } from '../parse/parseDecision';
import type { ParsedDecision } from '../parse/parsedDecision';
import { summarise } from '../parse/summarise';
import type { CommitSnapshot, CommitSource, WorkHooks } from '../ports';
import type { CheckedCommits } from '../rules/rule';
import { throwIfCancelled } from './cancellation';
import { CONFIG_PATH } from './readStandard';

/** What is looked at when git is asked. */
export interface CommitScope {
  readonly view: DecisionView;
  readonly folders: readonly string[];
  readonly config: GroundsConfig;
  readonly options: AnalysisOptions;
  /** Whether history is read also where nobody has agreed to rules on it: somebody wants to see it. */
  readonly always: boolean;
  /** The current text of a record; undefined when it cannot be read. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** What git said, worked out for the decisions there were. */
interface Known {
  readonly facts: CommitFacts;
  /** Whether the repository has agreed to rules on its history. */
  readonly isAgreed: boolean;
  /** Whether the rules may say something about all of it. */
  readonly hasHistory: boolean;
  readonly versions: RecordVersions;
  readonly commits: ReadonlyMap<string, readonly DecisionCommit[]>;
  readonly past: Past;
  readonly stalledAfter: number;
}

/** What the committed versions of records say, by the paths of the records. */
interface Past {
  /** What was agreed on in accepted decisions. */
  readonly acceptances: ReadonlyMap<string, Acceptance>;
  /** Since when open decisions have their status. */
  readonly standings: ReadonlyMap<string, Standing>;
}

/** Versions beyond these are not read, all records together: what they say is not known then. */
const MAX_TEXTS = 5_000;

/** What git says about the commits of a workspace's decisions. */
export class CommitLedger {
  readonly #source: CommitSource | undefined;
  #known: Known | undefined;
  /** What records with an acceptance decide now. */
  readonly #outcomes = new Map<string, Outcome | undefined>();

  constructor(source: CommitSource | undefined) {
    this.#source = source;
  }

  /**
   * Asks git. A repository without a configuration has not agreed to anything: only what its records list is looked up.
   * @throws CancelledError
   */
  async look(scope: CommitScope, hooks: WorkHooks): Promise<void> {
    if (this.#source === undefined) {
      return;
    }
    const { view, folders, config, options, always, textOf } = scope;
    const listed = new Set(
      view.all().flatMap(({ commits }) => commits.map(({ id }) => id.toLowerCase()).filter(isCommitId)),
    );
    const isAgreed = config.source !== undefined;
    const history = isAgreed || always;
    if (!history && listed.size === 0) {
      return;
    }
    const snapshot = await this.#source.open(
      {
        listed,
        folders,
        words: mentionWords(config.commits),
        history,
        paths: view.all().some(({ governs }) => governs.length > 0),
      },
      hooks,
    );
    const { facts } = snapshot;
    const hasHistory = isAgreed && facts.head !== undefined && facts.incomplete === undefined;
    const versions = new RecordVersions(facts.touching);
    const commits = decisionCommits({
      facts,
      view,
      versions,
      writing: [...folders, config.evidenceFolder, CONFIG_PATH, BASELINE_PATH],
      pattern: config.commits,
    });
    const past: Past = hasHistory
      ? await readPast(snapshot, view.all(), versions, options, hooks)
      : { acceptances: new Map(), standings: new Map() };
    const outcomes = new Map<string, Outcome | undefined>();
    for (const path of past.acceptances.keys()) {
      throwIfCancelled(hooks.token);
      const text = await textOf(path);
      outcomes.set(path, text === undefined ? undefined : outcomeOf(parseDecision(path, text, options)));
    }
    this.#known = { facts, isAgreed, hasHistory, versions, commits, past, stalledAfter: config.stalledAfter };
    this.#outcomes.clear();
    outcomes.forEach((outcome, path) => this.#outcomes.set(path, outcome));
  }

  /** Takes what a record says now. */
  take(path: string, parsed: ParsedDecision | undefined): void {
    if (this.#outcomes.has(path)) {
      this.#outcomes.set(path, parsed === undefined ? undefined : outcomeOf(parsed));
    }
  }

  /** The commits that belong to a decision, newest first; undefined as long as git was not asked. */
  commitsOf(path: string): readonly DecisionCommit[] | undefined {
    return this.#known === undefined ? undefined : (this.#known.commits.get(path) ?? []);
  }

  /** What git said; undefined as long as it was not asked. */
  get facts(): CommitFacts | undefined {
    return this.#known?.facts;
  }

  /** What the rules are to know of a decision; undefined when git was not asked, or could not answer. */
  checkedOf(decision: Decision, today: string): CheckedCommits | undefined {
    const known = this.#known;
    if (known?.facts.head === undefined) {
      return undefined;
    }
    const { facts, isAgreed, hasHistory, versions, past, stalledAfter } = known;
    const acceptance = past.acceptances.get(decision.path);
    const outcome = this.#outcomes.get(decision.path);
    return {
      today,
      incomplete: facts.incomplete,
      listed: decision.commits.map((reference) => ({
        reference,
        found: facts.listed.get(reference.id.toLowerCase()),
      })),
      commits: hasHistory ? (known.commits.get(decision.path) ?? []) : undefined,
      rewritten:
        acceptance !== undefined && outcome !== undefined && isRewritten(acceptance.outcome, outcome)
          ? acceptance
          : undefined,
      standing: past.standings.get(decision.path),
      stalledAfter,
      taken: isAgreed
        ? takenNumbers(
            decision,
            facts.others,
            (path) => versions.has(path) || versions.has(`${path}/README.md`),
          )
        : [],
    };
  }

  /** The paths that other branches have in the decision folders. */
  takenPaths(): readonly string[] {
    return [...new Set(this.#known?.facts.others.flatMap(({ paths }) => paths) ?? [])];
  }
}

/** Reads what was agreed on in accepted decisions, and since when open ones are open. */
async function readPast(
  snapshot: CommitSnapshot,
  decisions: readonly Decision[],
  versions: RecordVersions,
  options: AnalysisOptions,
  hooks: WorkHooks,
): Promise<Past> {
  const histories = new Map<Decision, readonly RecordVersion[]>();
  const blobs = new Set<string>();
  for (const decision of decisions) {
    const history =
      decision.status === 'accepted' || isOpen(decision.status) ? versions.of(decision.path) : [];
    if (history.length > 0 && blobs.size + history.length <= MAX_TEXTS) {
      histories.set(decision, history);
      history.forEach(({ blob }) => blobs.add(blob));
    }
  }
  const texts = await snapshot.texts(blobs, hooks);
  const contents = new Map<string, VersionContent | undefined>();
  const acceptances = new Map<string, Acceptance>();
  const standings = new Map<string, Standing>();
  for (const [{ path, folder, status }, history] of histories) {
    throwIfCancelled(hooks.token);
    const contentOf = (blob: string): VersionContent | undefined => {
      const text = texts.get(blob);
      if (text !== undefined && !contents.has(blob)) {
        const parsed = parseDecision(path, text, options);
        contents.set(blob, { status: summarise(parsed, folder).status, outcome: outcomeOf(parsed) });
      }
      return contents.get(blob);
    };
    const acceptance = status === 'accepted' ? acceptanceOf(history, contentOf) : undefined;
    const standing = isOpen(status) ? standingOf(history, (blob) => contentOf(blob)?.status) : undefined;
    if (acceptance !== undefined) {
      acceptances.set(path, acceptance);
    }
    if (standing !== undefined) {
      standings.set(path, standing);
    }
  }
  return { acceptances, standings };
}
