import { NO_PAST } from '../../core/page/past';
import type { PagePast } from '../../core/page/past';
import { readPagePasts } from '../../node/pagePast';
import type { Repository } from '../repository';
import { withPast } from './repositoryPast';

/**
 * What the commits of the decision at `path` tell its page.
 * @throws UserError where there is no history, or git may not be run
 */
export function pagePast(repository: Repository, path: string): Promise<PagePast> {
  return withPast(repository, async (history) => {
    const statuses = repository.workspace?.config.statuses ?? {};
    const pasts = await readPagePasts(history, [path], { statuses });
    return pasts.get(path) ?? NO_PAST;
  });
}
