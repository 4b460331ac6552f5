import type * as vscode from 'vscode';
import { loadCode } from '../loadCore';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';

/** Everything on files of code, once there are decisions that they can be about. */
export function registerCode(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  const waiting = services.repositories.onDidChange(({ repository }) => {
    if ((repository.workspace?.all().length ?? 0) > 0) {
      waiting.dispose();
      loadCode().then(
        ({ registerCodeFeatures }) => disposables.add(registerCodeFeatures(services)),
        (error: unknown) => {
          services.log.error('Code cannot be related to decisions.', error);
        },
      );
    }
  });
  disposables.add(waiting);
  return disposables;
}
