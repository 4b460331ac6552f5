import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The title of the command that opens a tab with one word. */
export const BARE_COMMAND = 'Bench: Open Bare Tab';

/**
 * Puts an extension into a folder that opens a tab with a title and lets it follow what is typed: what a tab costs
 * whatever is in it.
 */
export async function installBareTab(extensionsDir: string): Promise<void> {
  const folder = join(extensionsDir, 'bench.bare-1.0.0');
  await mkdir(folder);
  const manifest = {
    publisher: 'bench',
    name: 'bare',
    version: '1.0.0',
    engines: { vscode: '^1.90.0' },
    main: './main.js',
    activationEvents: ['*'],
    contributes: {
      commands: [{ command: 'bench.bare', title: BARE_COMMAND, icon: '$(circle)' }],
      menus: { 'editor/title': [{ command: 'bench.bare', group: 'navigation@9' }] },
    },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(
    join(folder, 'main.js'),
    `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => {
  subscriptions.push(vscode.commands.registerCommand('bench.bare', () => {
    const panel = vscode.window.createWebviewPanel('bench.bare', 'Bare', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true });
    panel.webview.html = '<!doctype html><html><body><main data-record="bare"><h1>Bare</h1></main><script>addEventListener("message", ({ data }) => { document.querySelector("h1").textContent = data; })</script></body></html>';
    subscriptions.push(vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const title = document.getText().split('\\n').find((line) => line.startsWith('# '));
      panel.webview.postMessage(title);
    }));
  }));
};
`,
  );
}
