import * as vscode from 'vscode';
import type { AttentionView } from '../attention';
import { loadAttention } from '../loadCore';
import type { Services } from '../services';
import { onceDecided } from '../util/onceDecided';

/** The `Needs Attention` view, once there are decisions that can need somebody. */
export interface Attention extends vscode.Disposable {
  /** Undefined as long as there are no decisions. */
  readonly view: AttentionView | undefined;
}

/** Shows what needs somebody, and what is similar to a draft, once there are decisions that can be it. */
export function registerAttention(services: Services): Attention {
  const { repositories, log } = services;
  let view: AttentionView | undefined;
  const registered = onceDecided(
    repositories,
    async () => {
      const loaded = await loadAttention();
      return () => {
        view = new loaded.AttentionView(repositories, log);
        return vscode.Disposable.from(view, new loaded.SimilarSection(services));
      };
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
