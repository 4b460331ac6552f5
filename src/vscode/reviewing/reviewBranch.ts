import * as vscode from 'vscode';
import { createLogger } from '../adapt/logger';
import { reviewCommits } from '../../node/review';
import type { Review } from '../../core/review/review';
import { chooseRevision } from '../past/chooseRevision';
import { commitNamed, withPast } from '../past/repositoryPast';
import type { Repository } from '../repository';
import { withLateProgress } from '../util/lateProgress';
import { UserError } from '../util/userError';
import { showReview } from './reviewNodes';
import type { ShownReview } from './reviewNodes';

/**
 * Reviews what is checked out against the commit at which it left another branch.
 * @param given what the branch is to be merged into; asked for when it is no text
 * @returns undefined when the user gave up
 * @throws UserError when the two cannot be compared
 */
export async function reviewBranch(
  repository: Repository,
  given: unknown,
  channel: vscode.LogOutputChannel,
): Promise<ShownReview | undefined> {
  const title = vscode.l10n.t('Review Branch');
  const base =
    typeof given === 'string'
      ? given
      : await chooseRevision(repository, title, vscode.l10n.t('What is this branch to be merged into?'));
  if (base === undefined) {
    return undefined;
  }
  const review = await withLateProgress(title, (token) => reviewAgainst(repository, base, channel, token));
  return review && showReview(repository, review, base);
}

function reviewAgainst(
  repository: Repository,
  given: string,
  channel: vscode.LogOutputChannel,
  token: vscode.CancellationToken,
): Promise<Review> {
  return withPast(
    repository,
    async (history) => {
      const target = await commitNamed(repository, history, given);
      const head = await commitNamed(repository, history, 'HEAD');
      const tools = { root: repository.root.fsPath, history, git: {}, logger: createLogger(channel) };
      const review = await reviewCommits({ target, head }, tools, { token });
      if (review === undefined) {
        throw new UserError(
          vscode.l10n.t(
            'This branch and {0} have no commit in common, so there is nothing to compare.',
            given,
          ),
        );
      }
      return review;
    },
    token,
  );
}
