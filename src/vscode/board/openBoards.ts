import * as vscode from 'vscode';
import { boardViewType } from '../features/decisionPages';
import { PanelSet } from '../page/panelSet';
import type { Services } from '../services';
import { BoardPanel } from './boardPanel';

const boards = new PanelSet((services, panel, root) => new BoardPanel(services, panel, root));

/** Shows the board of a repository: the one that is open, or a new one. @param root the address of the repository */
export function openBoard(services: Services, root: vscode.Uri): void {
  boards.show(services, root, () =>
    vscode.window.createWebviewPanel(
      boardViewType,
      vscode.l10n.t('Decision Board'),
      vscode.ViewColumn.Active,
      { enableFindWidget: true },
    ),
  );
}

/** Shows a board again that was open when the window was closed. @param state what the board kept */
export function reviveBoard(services: Services, panel: vscode.WebviewPanel, state: unknown): void {
  boards.revive(services, panel, state);
}
