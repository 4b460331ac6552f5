import { incompleteness } from '../core/history/gaps';
import { tellTimeline } from '../core/history/timeline';
import type { TimelineEntry } from '../core/history/timeline';
import type { Revision } from '../core/history/trails';
import { Versions } from '../core/history/versions';
import type { GroundsConfig } from '../core/model/config';
import { capturesOf, mayPin } from '../core/page/past';
import type { Capture, PagePast } from '../core/page/past';
import { stepsOf } from '../core/page/steps';
import type { CancellationToken } from '../core/ports';
import { inBatches } from '../core/workspace/inBatches';
import type { RepositoryHistory } from './git/repositoryHistory';

/**
 * What the commits of decisions tell their pages.
 * @param paths of records, as the head of the history spells them
 * @returns the past of each path; of one that the head has not, none
 * @throws GitError
 */
export async function readPagePasts(
  history: RepositoryHistory,
  paths: readonly string[],
  { statuses }: Pick<GroundsConfig, 'statuses'>,
  token?: CancellationToken,
): Promise<ReadonlyMap<string, PagePast>> {
  const revisions = await history.revisionsOf(paths);
  const pastOf = async (path: string): Promise<readonly [string, PagePast]> => {
    const own = revisions.get(path) ?? [];
    const versions = new Versions(history.text, { statuses });
    const entries = await tellTimeline(own, versions, token);
    const [last] = own;
    const version = last && (await versions.read(last.change.path, last.change.after));
    const notes = incompleteness(history.gaps()).map(({ message }) => message);
    const steps = stepsOf(entries, version?.kind === 'read' ? version.record : undefined, notes);
    return [path, { steps, captures: await readCaptures(entries, own, versions) }];
  };
  return new Map(await inBatches(paths, pastOf, token === undefined ? {} : { token }));
}

/** What evidence was pinned to in the commits that may have pinned some, oldest first. */
async function readCaptures(
  entries: readonly TimelineEntry[],
  revisions: readonly Revision[],
  versions: Versions,
): Promise<readonly Capture[]> {
  const changes = new Map(revisions.map(({ commit, change }) => [commit.id, change]));
  const captures: Capture[] = [];
  for (const { commit } of entries.filter(mayPin)) {
    const change = changes.get(commit.id);
    const version = change && (await versions.read(change.path, change.after));
    if (version?.kind === 'read') {
      captures.push(...capturesOf(version.record, commit.authored.slice(0, 10)));
    }
  }
  return captures;
}
