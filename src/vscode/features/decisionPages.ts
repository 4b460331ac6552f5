import * as vscode from 'vscode';
import { loadPage } from '../loadCore';
import type { Services } from '../services';

/** The kind of editor tab that pages of decisions are in. */
export const pageViewType = 'grounds.decisionPage';

/** Brings back the pages that were open when the window was closed. What draws them is loaded with the first one. */
export function registerDecisionPages(services: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(pageViewType, {
    async deserializeWebviewPanel(panel, state: unknown): Promise<void> {
      const { revivePage } = await loadPage();
      revivePage(services, panel, state);
    },
  });
}
