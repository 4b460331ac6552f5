import * as vscode from 'vscode';
import type { Services } from '../services';
import { pageRoots } from './pageDocument';

/** What is in a tab. */
export interface TabContent extends vscode.Disposable {
  reveal(): void;
}

/** Tabs of one kind, one for each thing that they can be about. */
export class PanelSet {
  readonly #fill: (services: Services, panel: vscode.WebviewPanel, about: vscode.Uri) => TabContent;
  readonly #open = new Map<string, TabContent>();

  /** @param fill puts into a tab what is to be in it */
  constructor(fill: (services: Services, panel: vscode.WebviewPanel, about: vscode.Uri) => TabContent) {
    this.#fill = fill;
  }

  /** Shows the tab that is about something: the one that is open, or the one that `create` makes. */
  show(services: Services, about: vscode.Uri, create: () => vscode.WebviewPanel): void {
    const open = this.#open.get(about.toString());
    if (open === undefined) {
      this.#add(services, create(), about);
    } else {
      open.reveal();
    }
  }

  /** Fills a tab again that was open when the window was closed. @param state what the tab kept */
  revive(services: Services, panel: vscode.WebviewPanel, state: unknown): void {
    const about = addressIn(state);
    if (about === undefined || this.#open.has(about.toString())) {
      panel.dispose();
      return;
    }
    this.#add(services, panel, about);
  }

  #add(services: Services, panel: vscode.WebviewPanel, about: vscode.Uri): void {
    const { extensionUri } = services.context;
    // Unlike icons of views, icons of tabs do not take the colour of the theme.
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(extensionUri, 'media', 'page', `tab-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(extensionUri) };
    const content = this.#fill(services, panel, about);
    this.#open.set(about.toString(), content);
    panel.onDidDispose(() => {
      this.#open.delete(about.toString());
      content.dispose();
    });
  }
}

function addressIn(state: unknown): vscode.Uri | undefined {
  const kept = typeof state === 'object' && state !== null && 'record' in state ? state.record : undefined;
  try {
    return typeof kept === 'string' ? vscode.Uri.parse(kept, true) : undefined;
  } catch {
    return undefined;
  }
}
