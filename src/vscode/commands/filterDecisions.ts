import * as vscode from 'vscode';
import type { Services } from '../services';

/** Filters the view while the words are typed; Escape puts back what was there. A text as argument is taken as it is. */
export async function filterDecisions({ view }: Services, argument: unknown): Promise<void> {
  if (typeof argument === 'string') {
    view.filter = argument;
    return;
  }
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter Decisions');
  input.prompt = vscode.l10n.t(
    'Words of the number, title, status, category or a tag. Enter keeps the filter, Escape drops it.',
  );
  input.value = before;
  let isKept = false;
  await new Promise<void>((resolve) => {
    input.onDidChangeValue((value) => {
      view.filter = value;
    });
    input.onDidAccept(() => {
      isKept = true;
      input.hide();
    });
    input.onDidHide(() => {
      resolve();
    });
    input.show();
  });
  input.dispose();
  if (!isKept) {
    view.filter = before;
  }
}

/** Shows all decisions again. */
export function clearFilter({ view }: Services): Promise<void> {
  view.filter = '';
  return Promise.resolve();
}
