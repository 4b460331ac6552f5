import type { BoardFacts } from '../../core/board/board';
import { readBoardPast } from '../../node/boardPast';
import { createLogger } from '../adapt/logger';
import { requireGit } from '../adapt/mayAskGit';
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
  await workspace.readCommits({}, { always: true });
  return readBoardPast(workspace, { root: repository.root.fsPath, logger: createLogger(log) });
}
