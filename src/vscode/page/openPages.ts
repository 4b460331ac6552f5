import * as vscode from 'vscode';
import { pageViewType } from '../features/decisionPages';
import type { Services } from '../services';
import { PagePanel } from './pagePanel';
import { PanelSet } from './panelSet';

const pages = new PanelSet(
  (services, panel, record) =>
    new PagePanel(services, panel, record, (other) => {
      openPage(services, other);
    }),
);

/** Shows the page of a record: the one that is open, or a new one, beside the record where that is in the active editor. */
export function openPage(services: Services, record: vscode.Uri): void {
  pages.show(services, record, () => {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const isBeside = active === record.toString();
    return vscode.window.createWebviewPanel(
      pageViewType,
      vscode.l10n.t('Decision'),
      {
        viewColumn: isBeside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
        preserveFocus: isBeside,
      },
      { enableFindWidget: true },
    );
  });
}

/** Shows a page again that was open when the window was closed. @param state what the page kept */
export function revivePage(services: Services, panel: vscode.WebviewPanel, state: unknown): void {
  pages.revive(services, panel, state);
}
