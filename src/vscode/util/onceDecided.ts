import type * as vscode from 'vscode';
import type { Repositories } from '../repositories';
import { Disposables } from './disposables';

/**
 * Does something once a repository of the window has decisions, for what is about them and takes time to load.
 * @param begin gives what it made, which ends with what is returned here
 * @param failed is told when that could not be done
 */
export function onceDecided(
  repositories: Repositories,
  begin: () => Promise<() => vscode.Disposable>,
  failed: (error: unknown) => void,
): vscode.Disposable {
  const disposables = new Disposables();
  let isOver = false;
  const waiting = repositories.onDidChange(({ repository }) => {
    if ((repository.workspace?.all().length ?? 0) > 0) {
      waiting.dispose();
      begin().then((make) => {
        if (!isOver) {
          disposables.add(make());
        }
      }, failed);
    }
  });
  disposables.add(waiting);
  return {
    dispose: () => {
      isOver = true;
      disposables.dispose();
    },
  };
}
