import type { Steps } from '../core/page/decisionPage';
import type { DecisionWorkspace } from '../core/service';
import { createGit } from '../node/git/git';
import { openHistory } from '../node/git/repositoryHistory';
import { readStatusSteps } from '../node/statusSteps';
import type { CommandContext } from './command';
import { CliError } from './errors';
import { gitOptions, sayingWhatGitSaid } from './history';
import type { Repository } from './repository';

/** The statuses that a decision went through, by the path of its record. */
export type StepsOf = (path: string) => Steps;

/** Those of a record that is in no commit. */
export const UNCOMMITTED: Steps = { kind: 'told', steps: [], notes: [] };

/**
 * Asks git which statuses decisions went through, up to the commit that is checked out. Where git cannot say, the steps say
 * why, without any path of this machine; what git said goes to the user.
 * @param paths of their records
 */
export async function statusStepsFor(
  context: CommandContext,
  repository: Repository,
  { config }: DecisionWorkspace,
  paths: readonly string[],
): Promise<StepsOf> {
  const { root, isVersioned } = repository;
  if (!isVersioned) {
    return () =>
      untold('This folder is not in a git repository, so what the status was before is not known.');
  }
  const options = gitOptions(context);
  try {
    return await sayingWhatGitSaid(repository, async (): Promise<StepsOf> => {
      const head = await createGit(root, options).head();
      if (head === undefined) {
        return () => UNCOMMITTED;
      }
      const history = await openHistory(root, head, options);
      try {
        const found = await readStatusSteps(history, paths, config, context.token);
        return (path) => found.get(path) ?? UNCOMMITTED;
      } finally {
        history.close();
      }
    });
  } catch (error) {
    if (!(error instanceof CliError)) {
      throw error;
    }
    context.note(error.message);
    return () => untold('Git could not be asked what the status was before.');
  }
}

function untold(reason: string): Steps {
  return { kind: 'untold', reason };
}
