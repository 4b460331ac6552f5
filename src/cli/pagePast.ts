import { NO_PAST, untoldPast } from '../core/page/past';
import type { PagePast } from '../core/page/past';
import type { DecisionWorkspace } from '../core/service';
import { createGit } from '../node/git/git';
import { openHistory } from '../node/git/repositoryHistory';
import { readPagePasts } from '../node/pagePast';
import type { CommandContext } from './command';
import { CliError } from './errors';
import { gitOptions, sayingWhatGitSaid } from './history';
import type { Repository } from './repository';

/** The past of a decision, by the path of its record. */
export type PastOf = (path: string) => PagePast;

/**
 * Asks git for the past of decisions, up to the commit that is checked out. Where git cannot say, their steps say why, without any path of this machine; what git said goes to the user.
 * @param paths of their records
 */
export async function pagePastsFor(
  context: CommandContext,
  repository: Repository,
  { config }: DecisionWorkspace,
  paths: readonly string[],
): Promise<PastOf> {
  const { root, isVersioned } = repository;
  if (!isVersioned) {
    return () =>
      untoldPast('This folder is not in a git repository, so what the status was before is not known.');
  }
  const options = gitOptions(context);
  try {
    return await sayingWhatGitSaid(repository, async (): Promise<PastOf> => {
      const head = await createGit(root, options).head();
      if (head === undefined) {
        return () => NO_PAST;
      }
      const history = await openHistory(root, head, options);
      try {
        const found = await readPagePasts(history, paths, config, context.token);
        return (path) => found.get(path) ?? NO_PAST;
      } finally {
        history.close();
      }
    });
  } catch (error) {
    if (!(error instanceof CliError)) {
      throw error;
    }
    context.note(error.message);
    return () => untoldPast('Git could not be asked what the status was before.');
  }
}
