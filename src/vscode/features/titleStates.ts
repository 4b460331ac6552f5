import * as vscode from 'vscode';
import { loadPast } from '../loadCore';
import { REVISION_SCHEME, revisionPlace } from '../past/revisionAddress';
import type { Place, Repositories } from '../repositories';
import { Disposables } from '../util/disposables';

/** The scheme in which VS Code's source control shows what is committed or staged. */
const GIT_SCHEME = 'git';

/** How decisions stand, beside their titles in differences. */
export interface TitleStates extends vscode.Disposable {
  /** What is shown in a document; for tests, which cannot ask the editor. */
  shownIn(document: vscode.TextDocument): string | undefined;
}

/**
 * Says beside the title of a record how the decision stands, on both sides of a difference. As a decoration, because
 * differences show no code lenses unless somebody has switched them on.
 */
export function registerTitleStates(repositories: Repositories): TitleStates {
  const disposables = new Disposables();
  const type = disposables.add(
    vscode.window.createTextEditorDecorationType({
      after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
    }),
  );
  const shown = new WeakMap<vscode.TextDocument, string>();

  const show = async (editor: vscode.TextEditor, compared: ReadonlySet<string>): Promise<void> => {
    const { document } = editor;
    const place = compared.has(document.uri.toString()) ? placeOf(repositories, document.uri) : undefined;
    if (place === undefined) {
      if (shown.delete(document)) {
        editor.setDecorations(type, []);
      }
      return;
    }
    const { titleState } = await loadPast();
    const state = titleState(place, document.getText(), document.uri.scheme === place.repository.root.scheme);
    if (state === undefined || state.line >= document.lineCount) {
      editor.setDecorations(type, []);
      return;
    }
    const { end } = document.lineAt(state.line).range;
    shown.set(document, state.text);
    editor.setDecorations(type, [
      { range: new vscode.Range(end, end), renderOptions: { after: { contentText: state.text } } },
    ]);
  };
  const showAll = (): void => {
    const compared = comparedDocuments();
    vscode.window.visibleTextEditors.forEach((editor) => void show(editor, compared));
  };
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(showAll));
  disposables.add(vscode.window.tabGroups.onDidChangeTabs(showAll));
  disposables.add(repositories.onDidChange(showAll));
  return {
    shownIn: (document) => shown.get(document),
    dispose(): void {
      disposables.dispose();
    },
  };
}

/** The addresses of what is on either side of a difference that is open. */
function comparedDocuments(): ReadonlySet<string> {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return new Set(
    inputs.flatMap((input) =>
      input instanceof vscode.TabInputTextDiff ? [input.original.toString(), input.modified.toString()] : [],
    ),
  );
}

/** The record that one side of a difference is a version of. */
function placeOf(repositories: Repositories, uri: vscode.Uri): Place | undefined {
  if (uri.scheme === REVISION_SCHEME) {
    const { root, path } = revisionPlace(uri) ?? {};
    const repository = repositories.all.find(({ key }) => key === root);
    return repository?.workspace === undefined || path === undefined ? undefined : { repository, path };
  }
  return repositories.recordAt(
    uri.scheme === GIT_SCHEME ? uri.with({ scheme: 'file', query: '', fragment: '' }) : uri,
  );
}
