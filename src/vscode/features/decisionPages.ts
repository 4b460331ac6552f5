import * as vscode from 'vscode';
import { loadMap, loadPage } from '../loadCore';
import type { Services } from '../services';
import { Disposables } from '../util/disposables';

/** The kind of editor tab that pages of decisions are in. */
export const pageViewType = 'grounds.decisionPage';
/** The kind of editor tab that boards are in. */
export const boardViewType = 'grounds.decisionBoard';
/** The kind of editor tab that maps are in. */
export const mapViewType = 'grounds.decisionMap';

/** Brings back what was open when the window was closed. What draws it is loaded with the first one. */
export function registerDecisionPages(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    vscode.window.registerWebviewPanelSerializer(pageViewType, {
      async deserializeWebviewPanel(panel, state: unknown): Promise<void> {
        (await loadPage()).revivePage(services, panel, state);
      },
    }),
  );
  disposables.add(
    vscode.window.registerWebviewPanelSerializer(boardViewType, {
      async deserializeWebviewPanel(panel, state: unknown): Promise<void> {
        (await loadPage()).reviveBoard(services, panel, state);
      },
    }),
  );
  disposables.add(
    vscode.window.registerWebviewPanelSerializer(mapViewType, {
      async deserializeWebviewPanel(panel, state: unknown): Promise<void> {
        (await loadMap()).reviveMap(services, panel, state);
      },
    }),
  );
  return disposables;
}
