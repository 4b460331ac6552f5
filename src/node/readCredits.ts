import { tellCredits } from '../core/credits/credits';
import type { DecisionCredits } from '../core/credits/credits';
import { analysisOptionsOf } from '../core/model/config';
import type { Decision } from '../core/model/decision';
import { readPasts } from '../core/outcomes/recordPast';
import type { RecordPast } from '../core/outcomes/recordPast';
import type { ParsedDecision } from '../core/parse/parsedDecision';
import type { Logger, WorkHooks } from '../core/ports';
import type { DecisionWorkspace } from '../core/service';
import { throwIfCancelled } from '../core/workspace/cancellation';
import { readStoredTexts } from './commits/storedTexts';

/** What a decision is, what it was, and whose it is. */
export interface CreditedDecision {
  readonly decision: Decision;
  readonly record: ParsedDecision;
  readonly past: RecordPast;
  readonly credits: DecisionCredits;
}

/** Where and how git is asked. */
export interface CreditTools extends WorkHooks {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
}

/**
 * Reads the past of decisions and tells whose they are, in one process of git, however many they are. To be called
 * after `DecisionWorkspace.readCommits`. Records that cannot be read any more are left out.
 * @throws CancelledError
 */
export async function readCredits(
  workspace: Pick<DecisionWorkspace, 'commitFacts' | 'commitsOf' | 'config' | 'parse'>,
  decisions: readonly Decision[],
  { root, logger, signal, token }: CreditTools,
): Promise<readonly CreditedDecision[]> {
  const facts = workspace.commitFacts;
  const isKnown = facts?.head !== undefined && facts.incomplete === undefined;
  const commitsOf = ({ path }: Decision): ReturnType<DecisionWorkspace['commitsOf']> =>
    isKnown ? workspace.commitsOf(path) : undefined;
  const pasts = await readPasts(decisions, {
    facts,
    options: analysisOptionsOf(workspace.config),
    texts: (blobs) => readStoredTexts({ root, logger }, blobs, signal),
    ...(token === undefined ? {} : { token }),
  });
  const credited: CreditedDecision[] = [];
  for (const decision of decisions) {
    throwIfCancelled(token);
    const record = await workspace.parse(decision.path);
    const past = pasts.get(decision.path);
    if (record !== undefined && past !== undefined) {
      const commits = commitsOf(decision);
      const credits = tellCredits({ decision, record, past, commits });
      credited.push({ decision, record, past, credits });
    }
  }
  return credited;
}
