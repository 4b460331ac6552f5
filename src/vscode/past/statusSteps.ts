import type { Steps } from '../../core/page/decisionPage';
import { readStatusSteps } from '../../node/statusSteps';
import type { Repository } from '../repository';
import { withPast } from './repositoryPast';

/**
 * The statuses that the decision at `path` went through.
 * @throws UserError where there is no history, or git may not be run
 */
export function statusSteps(repository: Repository, path: string): Promise<Steps> {
  return withPast(repository, async (history) => {
    const statuses = repository.workspace?.config.statuses ?? {};
    const steps = await readStatusSteps(history, [path], { statuses });
    return steps.get(path) ?? { kind: 'told', steps: [], notes: [] };
  });
}
