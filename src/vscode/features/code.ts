import type * as vscode from 'vscode';
import { loadCode } from '../loadCore';
import type { Services } from '../services';
import { onceDecided } from '../util/onceDecided';

/** Everything on files of code, once there are decisions that they can be about. */
export function registerCode(services: Services): vscode.Disposable {
  return onceDecided(
    services.repositories,
    async () => {
      const { registerCodeFeatures } = await loadCode();
      return () => registerCodeFeatures(services);
    },
    (error) => {
      services.log.error('Code cannot be related to decisions.', error);
    },
  );
}
