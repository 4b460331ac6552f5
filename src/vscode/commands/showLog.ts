import type { Services } from '../services';

/** Shows what Grounds says about itself. */
export function showLog({ log }: Services): Promise<void> {
  log.show();
  return Promise.resolve();
}
