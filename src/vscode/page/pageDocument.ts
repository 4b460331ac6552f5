import * as vscode from 'vscode';
import { html } from '../../webview/html';
import type { Html } from '../../webview/html';

/** The folders of the extension that a page may load from: its style and its script. */
export function pageRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'media', 'page'), vscode.Uri.joinPath(extension, 'dist', 'webview')];
}

/** What a page needs beside what all need. */
export interface PageExtras {
  /** Names of files in `media/page`. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Whether it makes pictures of what it shows, by way of addresses that hold them. */
  readonly drawsPictures: boolean;
}

/**
 * The document of a page. Nothing but our own style and script is loaded, and nothing is sent anywhere.
 * @param record the address of the record, which the page keeps for the next session
 */
export function pageDocument(
  webview: vscode.Webview,
  extension: vscode.Uri,
  record: vscode.Uri,
  content: Html,
  extras: PageExtras = { styles: [], scripts: [], drawsPictures: false },
): string {
  const [styles, scripts] = pageRoots(extension) as [vscode.Uri, vscode.Uri];
  const mediaFile = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(styles, name)).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(styles, 'page.css')).toString();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(scripts, 'page.js')).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    ...(extras.drawsPictures ? ['img-src data:'] : []),
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Decision</title>
        <link rel="stylesheet" href="${style}" />
        ${extras.styles.map((name) => html`<link rel="stylesheet" href="${mediaFile(name)}" />`)}
      </head>
      <body>
        <main data-record="${record.toString()}" data-page="0">${content}</main>
        ${extras.scripts.map((name) => html`<script nonce="${nonce}" src="${mediaFile(name)}"></script>`)}
        <script nonce="${nonce}" src="${script}"></script>
      </body>
    </html>`;
  return document.toString();
}
