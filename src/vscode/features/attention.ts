import type * as vscode from 'vscode';
import type { AttentionView } from '../attention';
import { loadAttention } from '../loadCore';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';

/** The `Needs Attention` view, once there are decisions that can need somebody. */
export interface Attention extends vscode.Disposable {
  /** Undefined as long as there are no decisions. */
  readonly view: AttentionView | undefined;
}

/** Shows what needs somebody, once there are decisions that can. */
export function registerAttention({ repositories, log }: Services): Attention {
  const disposables = new Disposables();
  let isOver = false;
  let view: AttentionView | undefined;
  const waiting = repositories.onDidChange(({ repository }) => {
    if ((repository.workspace?.all().length ?? 0) > 0) {
      waiting.dispose();
      loadAttention().then(
        (loaded) => {
          if (!isOver) {
            view = disposables.add(new loaded.AttentionView(repositories, log));
          }
        },
        (error: unknown) => {
          log.error('What needs attention cannot be shown.', error);
        },
      );
    }
  });
  disposables.add(waiting);
  return {
    get view(): AttentionView | undefined {
      return view;
    },
    dispose: () => {
      isOver = true;
      disposables.dispose();
    },
  };
}
