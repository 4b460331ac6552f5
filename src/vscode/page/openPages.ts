import * as vscode from 'vscode';
import { pageViewType } from '../features/decisionPages';
import type { Services } from '../services';
import { PagePanel } from './pagePanel';
import { pageRoots } from './pageDocument';

/** The pages that are open, by the addresses of their records. */
const pages = new Map<string, PagePanel>();

/** Shows the page of a record: the one that is open, or a new one, beside the record where that is in the active editor. */
export function openPage(services: Services, record: vscode.Uri): void {
  const open = pages.get(record.toString());
  if (open !== undefined) {
    open.reveal();
    return;
  }
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const isBeside = active === record.toString();
  const panel = vscode.window.createWebviewPanel(
    pageViewType,
    vscode.l10n.t('Decision'),
    { viewColumn: isBeside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active, preserveFocus: isBeside },
    { enableFindWidget: true },
  );
  fill(services, panel, record);
}

/** Shows a page again that was open when the window was closed. @param state what the page kept */
export function revivePage(services: Services, panel: vscode.WebviewPanel, state: unknown): void {
  const record = recordIn(state);
  if (record === undefined || pages.has(record.toString())) {
    panel.dispose();
    return;
  }
  fill(services, panel, record);
}

function recordIn(state: unknown): vscode.Uri | undefined {
  const kept = typeof state === 'object' && state !== null && 'record' in state ? state.record : undefined;
  try {
    return typeof kept === 'string' ? vscode.Uri.parse(kept, true) : undefined;
  } catch {
    return undefined;
  }
}

function fill(services: Services, panel: vscode.WebviewPanel, record: vscode.Uri): void {
  const { extensionUri } = services.context;
  panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'grounds.svg');
  panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(extensionUri) };
  const page = new PagePanel(services, panel, record, (other) => {
    openPage(services, other);
  });
  pages.set(record.toString(), page);
  panel.onDidDispose(() => {
    pages.delete(record.toString());
    page.dispose();
  });
}
