import * as vscode from 'vscode';
import { html } from '../../webview/html';
import type { Html } from '../../webview/html';

/** The folders of the extension that a page may load from: its style and its script. */
export function pageRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'media', 'page'), vscode.Uri.joinPath(extension, 'dist', 'webview')];
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
): string {
  const [styles, scripts] = pageRoots(extension) as [vscode.Uri, vscode.Uri];
  const style = webview.asWebviewUri(vscode.Uri.joinPath(styles, 'page.css')).toString();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(scripts, 'page.js')).toString();
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
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
      </head>
      <body>
        <main data-record="${record.toString()}" data-page="0">${content}</main>
        <script nonce="${nonce}" src="${script}"></script>
      </body>
    </html>`;
  return document.toString();
}
