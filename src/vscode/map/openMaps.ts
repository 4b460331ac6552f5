import * as vscode from 'vscode';
import { mapViewType } from '../features/decisionPages';
import { PanelSet } from '../page/panelSet';
import type { Services } from '../services';
import { MapPanel } from './mapPanel';

const maps = new PanelSet((services, panel, root) => new MapPanel(services, panel, root));

/** Shows the map of a repository: the one that is open, or a new one. @param root the address of the repository */
export function openMap(services: Services, root: vscode.Uri): void {
  maps.show(services, root, () =>
    vscode.window.createWebviewPanel(mapViewType, vscode.l10n.t('Decision Map'), vscode.ViewColumn.Active, {
      enableFindWidget: true,
    }),
  );
}

/** Shows a map again that was open when the window was closed. @param state what the map kept */
export function reviveMap(services: Services, panel: vscode.WebviewPanel, state: unknown): void {
  maps.revive(services, panel, state);
}
