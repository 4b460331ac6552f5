import * as vscode from 'vscode';
import { html } from '../../webview/html';
import type { Html } from '../../webview/html';

/** Put in by the build, minified: what is loaded on its own keeps a page from being shown until it is there. */
declare const GROUNDS_PAGE_STYLE: string;
declare const GROUNDS_MAP_STYLE: string;

/** The folders of the extension that a page may load from: its scripts. */
export function pageRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'media', 'page'), vscode.Uri.joinPath(extension, 'dist', 'webview')];
}

/**
 * The document of a page. Nothing but our own style and script is loaded, and nothing is sent anywhere.
 * @param about the address of what it is about, which the page keeps for the next session
 * @param kind maps have a style and a script more, and make pictures of themselves by way of addresses that hold them
 */
export function pageDocument(
  webview: vscode.Webview,
  extension: vscode.Uri,
  about: vscode.Uri,
  content: Html,
  kind: 'page' | 'map' = 'page',
): string {
  const [media, built] = pageRoots(extension) as [vscode.Uri, vscode.Uri];
  const isMap = kind === 'map';
  const scripts = [
    ...(isMap ? [vscode.Uri.joinPath(media, 'map.js')] : []),
    vscode.Uri.joinPath(built, 'page.js'),
  ];
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    ...(isMap ? ['img-src data:'] : []),
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Decision</title>`;
  const body = html`<main data-record="${about.toString()}" data-page="0">${content}</main>
    ${scripts.map((script) => html`<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>`)}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    head.toString(),
    `<style nonce="${nonce}">${isMap ? GROUNDS_MAP_STYLE : GROUNDS_PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    body.toString(),
    '</body>',
    '</html>',
  ].join('\n');
}
