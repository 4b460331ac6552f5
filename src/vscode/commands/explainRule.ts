import * as vscode from 'vscode';
import { ruleUri } from '../adapt/rulePages';
import type { Services } from '../services';
import { loadCore } from '../loadCore';

/** Shows the page of a rule, rendered; asks which one when none is named. */
export async function explainRule(_services: Services, argument: unknown): Promise<void> {
  const rule = typeof argument === 'string' ? argument : await askForRule();
  if (rule === undefined) {
    return;
  }
  // Opens as the editor opens documents of this kind: rendered, or as text where its Markdown support is switched off.
  await vscode.commands.executeCommand('vscode.open', ruleUri(rule));
}

async function askForRule(): Promise<string | undefined> {
  const { rules } = await loadCore();
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain Rule'),
    placeHolder: vscode.l10n.t('Which rule?'),
    matchOnDetail: true,
  });
  return picked?.label;
}
