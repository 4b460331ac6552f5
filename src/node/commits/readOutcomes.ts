import type { CommitFacts } from '../../core/commits/facts';
import { analysisOptionsOf } from '../../core/model/config';
import { tellOutcomes } from '../../core/outcomes/outcomes';
import type { Outcomes, PastDecision } from '../../core/outcomes/outcomes';
import { readPasts } from '../../core/outcomes/recordPast';
import type { RecordPast } from '../../core/outcomes/recordPast';
import type { CancellationToken, Logger } from '../../core/ports';
import type { DecisionWorkspace } from '../../core/service';
import { throwIfCancelled } from '../../core/workspace/cancellation';
import { readStoredTexts } from './storedTexts';

/** How decisions were made and turned out, with the past that it was told from. */
export interface ReadOutcomes {
  readonly outcomes: Outcomes;
  /** By the paths of the records. */
  readonly pasts: ReadonlyMap<string, RecordPast>;
  /** What git said; undefined when it was not asked. */
  readonly facts: CommitFacts | undefined;
}

/** What outcomes are read with. */
export interface OutcomesSource {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly logger: Logger;
  readonly token?: CancellationToken | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tells how the decisions of a workspace were made and turned out, whether or not it has agreed to rules on its history.
 * Git is asked in a constant number of processes.
 * @throws CancelledError
 */
export async function readOutcomes(
  workspace: DecisionWorkspace,
  { root, logger, token, signal }: OutcomesSource,
): Promise<ReadOutcomes> {
  const hooks = token === undefined ? {} : { token };
  await workspace.readCommits(hooks, { always: true });
  const decisions = workspace.all();
  const facts = workspace.commitFacts;
  const pasts = await readPasts(decisions, {
    facts,
    options: analysisOptionsOf(workspace.config),
    texts: (blobs) => readStoredTexts({ root, logger }, blobs, signal),
    ...hooks,
  });
  const told: PastDecision[] = [];
  for (const decision of decisions) {
    throwIfCancelled(token);
    const past = pasts.get(decision.path);
    if (past !== undefined) {
      told.push({ decision, record: await workspace.parse(decision.path), past });
    }
  }
  return { outcomes: tellOutcomes(told), pasts, facts };
}
