import type { BoardFacts } from '../../core/board/board';
import { gapLines } from '../../core/report/outcomes';
import { readOutcomes } from '../../node/commits/readOutcomes';
import { requireGit } from '../adapt/mayAskGit';
import { createLogger } from '../adapt/logger';
import type { Repository } from '../repository';
import type { Services } from '../services';

/**
 * How the decisions of a repository were made over time, or why that is not known.
 * @throws UserError where git may not be run
 */
export async function boardPast(
  repository: Repository,
  { log }: Pick<Services, 'log'>,
): Promise<BoardFacts['past']> {
  requireGit(repository);
  const workspace = await repository.whenRead();
  if (workspace === undefined) {
    return { reason: undefined };
  }
  const read = await readOutcomes(workspace, { root: repository.root.fsPath, logger: createLogger(log) });
  const [reason] = gapLines(read);
  return reason === undefined ? read : { reason };
}
