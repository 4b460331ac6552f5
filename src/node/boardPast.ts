import type { BoardFacts } from '../core/board/board';
import { tellOutcomes } from '../core/outcomes/outcomes';
import { gapLines } from '../core/report/outcomes';
import type { DecisionWorkspace } from '../core/service';
import { readCredits } from './readCredits';

/**
 * How the decisions of a workspace that knows their commits were made over time, or why that is not known.
 * @throws CancelledError
 */
export async function readBoardPast(
  workspace: Pick<DecisionWorkspace, 'all' | 'commitFacts' | 'commitsOf' | 'config' | 'parse'>,
  tools: Parameters<typeof readCredits>[2],
): Promise<BoardFacts['past']> {
  const [reason] = gapLines({ facts: workspace.commitFacts });
  if (reason !== undefined) {
    return { reason };
  }
  const credited = await readCredits(workspace, workspace.all(), tools);
  return {
    outcomes: tellOutcomes(credited),
    pasts: new Map(credited.map(({ decision, past }) => [decision.path, past])),
  };
}
