import * as vscode from 'vscode';
import type { ContextKey } from '../commandIds';
import type { Services } from '../services';

/** Context keys as they were last set; for tests, which cannot ask the editor. */
export interface ContextKeys extends vscode.Disposable {
  readonly values: ReadonlyMap<ContextKey, unknown>;
}

/** Keeps the context keys of the manifest's `when` clauses current. */
export function registerContextKeys({
  repositories,
  view,
  review,
}: Pick<Services, 'repositories' | 'view' | 'review'>): ContextKeys {
  const values = new Map<ContextKey, unknown>();
  const set = (key: ContextKey, value: unknown): void => {
    if (values.get(key) !== value) {
      values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  };
  const update = (): void => {
    const { situation } = repositories;
    set('grounds.situation', situation);
    set('grounds.hasDecisions', situation === 'ready');
    const document = vscode.window.activeTextEditor?.document;
    set('grounds.isRecord', document !== undefined && repositories.recordAt(document.uri) !== undefined);
    set('grounds.isFiltered', view.filter !== '');
    set('grounds.hasReview', review.hasReview);
  };
  const subscriptions = [
    repositories.onDidChangeList(update),
    repositories.onDidChange(update),
    view.onDidChangeFilter(update),
    review.onDidShow(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  ];
  update();
  return {
    values,
    dispose: () => {
      subscriptions.forEach((item) => {
        item.dispose();
      });
    },
  };
}
