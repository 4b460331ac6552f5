import { incompleteness } from '../../core/history/gaps';
import { tellTimeline } from '../../core/history/timeline';
import { Versions } from '../../core/history/versions';
import type { Steps } from '../../core/page/decisionPage';
import { stepsOf } from '../../core/page/steps';
import type { Repository } from '../repository';
import { withPast } from './repositoryPast';

/**
 * The statuses that the decision at `path` went through.
 * @throws UserError where there is no history, or git may not be run
 */
export function statusSteps(repository: Repository, path: string): Promise<Steps> {
  return withPast(repository, async (history) => {
    const revisions = (await history.revisionsOf([path])).get(path) ?? [];
    const statuses = repository.workspace?.config.statuses ?? {};
    const versions = new Versions(history.text.bind(history), { statuses });
    const entries = await tellTimeline(revisions, versions);
    const [last] = revisions;
    const version = last && (await versions.read(last.change.path, last.change.after));
    const notes = incompleteness(history.gaps()).map(({ message }) => message);
    return stepsOf(entries, version?.kind === 'read' ? version.record : undefined, notes);
  });
}
