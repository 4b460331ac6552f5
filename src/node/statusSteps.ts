import { incompleteness } from '../core/history/gaps';
import { tellTimeline } from '../core/history/timeline';
import { Versions } from '../core/history/versions';
import type { GroundsConfig } from '../core/model/config';
import type { Steps } from '../core/page/decisionPage';
import { stepsOf } from '../core/page/steps';
import type { CancellationToken } from '../core/ports';
import { inBatches } from '../core/workspace/inBatches';
import type { RepositoryHistory } from './git/repositoryHistory';

/**
 * The statuses that decisions went through.
 * @param paths of records, as the head of the history spells them
 * @returns the steps of each path; of one that the head has not, none
 * @throws GitError
 */
export async function readStatusSteps(
  history: RepositoryHistory,
  paths: readonly string[],
  { statuses }: Pick<GroundsConfig, 'statuses'>,
  token?: CancellationToken,
): Promise<ReadonlyMap<string, Steps>> {
  const revisions = await history.revisionsOf(paths);
  const stepsOfPath = async (path: string): Promise<readonly [string, Steps]> => {
    const own = revisions.get(path) ?? [];
    const versions = new Versions(history.text, { statuses });
    const entries = await tellTimeline(own, versions, token);
    const [last] = own;
    const version = last && (await versions.read(last.change.path, last.change.after));
    const notes = incompleteness(history.gaps()).map(({ message }) => message);
    return [path, stepsOf(entries, version?.kind === 'read' ? version.record : undefined, notes)];
  };
  return new Map(await inBatches(paths, stepsOfPath, token === undefined ? {} : { token }));
}
