import type * as vscode from 'vscode';
import type { AttentionView } from '../attention';
import { loadAttention } from '../loadCore';
import type { Services } from '../services';
import { onceDecided } from '../util/onceDecided';

/** The `Needs Attention` view, once there are decisions that can need somebody. */
export interface Attention extends vscode.Disposable {
  /** Undefined as long as there are no decisions. */
  readonly view: AttentionView | undefined;
}

/** Shows what needs somebody, once there are decisions that can. */
export function registerAttention({ repositories, log }: Services): Attention {
  let view: AttentionView | undefined;
  const registered = onceDecided(
    repositories,
    async () => {
      const loaded = await loadAttention();
      return () => (view = new loaded.AttentionView(repositories, log));
    },
    (error) => {
      log.error('What needs attention cannot be shown.', error);
    },
  );
  return {
    get view(): AttentionView | undefined {
      return view;
    },
    dispose: () => {
      registered.dispose();
    },
  };
}
