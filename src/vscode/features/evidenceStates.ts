import * as vscode from 'vscode';
import { evidenceStates } from '../../core/model/evidence';
import type { EvidenceState, EvidenceVerdict } from '../../core/model/evidence';
import { faces, stateBeside } from '../adapt/evidenceText';
import { readSettings, settingsSection } from '../adapt/settings';
import type { Repositories } from '../repositories';
import { Disposables } from '../util/disposables';
import type { Verification } from '../verification';

/** The state and the value of each item of evidence, at the end of the line that it starts in. */
export interface EvidenceStates extends vscode.Disposable {
  /** What is shown in a document, by line; for tests, which cannot ask the editor. */
  shownIn(document: vscode.TextDocument): ReadonlyMap<number, string>;
}

/** What stands in one line. */
interface Beside {
  readonly line: number;
  /** Undefined for an item that is being checked. */
  readonly state: EvidenceState | undefined;
  readonly text: string;
}

/** Shows it. Decorations rather than inlay hints, which have one colour for everything. */
export function registerEvidenceStates(
  repositories: Repositories,
  verification: Verification,
): EvidenceStates {
  const disposables = new Disposables();
  const types = new Map<EvidenceState | undefined, vscode.TextEditorDecorationType>();
  for (const state of [...evidenceStates, undefined]) {
    const color = state === undefined ? undefined : faces[state].textColor;
    const after = {
      margin: '0 0 0 2em',
      color: new vscode.ThemeColor(color ?? 'editorCodeLens.foreground'),
    };
    types.set(state, disposables.add(vscode.window.createTextEditorDecorationType({ after })));
  }
  const shown = new WeakMap<vscode.TextDocument, readonly Beside[]>();

  const show = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const items = besideIn(document, repositories, verification);
    if (items === undefined || (items.length === 0 && !shown.has(document))) {
      return;
    }
    shown.set(document, items);
    for (const [state, type] of types) {
      const own = items.filter((item) => item.state === state);
      editor.setDecorations(
        type,
        own.map(({ line, text }) => {
          const { end } = document.lineAt(line).range;
          return { range: new vscode.Range(end, end), renderOptions: { after: { contentText: text } } };
        }),
      );
    }
  };
  const showAll = (): void => {
    vscode.window.visibleTextEditors.forEach(show);
  };
  disposables.add(repositories.onDidChange(showAll));
  disposables.add(repositories.onDidChangeList(showAll));
  disposables.add(verification.onDidChangeBusy(showAll));
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(showAll));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.editor`)) {
        showAll();
      }
    }),
  );
  return {
    shownIn: (document) => new Map((shown.get(document) ?? []).map(({ line, text }) => [line, text])),
    dispose(): void {
      disposables.dispose();
    },
  };
}

/** Undefined where what is known is about an earlier text: then what is shown moves along with the text. */
function besideIn(
  document: vscode.TextDocument,
  repositories: Repositories,
  verification: Verification,
): readonly Beside[] | undefined {
  const place = repositories.recordAt(document.uri);
  const workspace = place?.repository.workspace;
  if (place === undefined || workspace === undefined || !readSettings(document.uri).evidenceStates) {
    return [];
  }
  const { repository, path } = place;
  const known = repository.versionOf(path);
  if (known !== undefined && known !== document.version) {
    return undefined;
  }
  const verdicts = workspace.verdictsOf(path);
  if (verdicts === undefined) {
    return verification.isBusy(repository)
      ? workspace
          .claimsOf(path)
          .map(({ range, places }) => beside({ range, places }, undefined, vscode.l10n.t('… checking')))
          .filter(({ line }) => line < document.lineCount)
      : [];
  }
  return verdicts
    .map((verdict) => beside(verdict, verdict.state, stateBeside(verdict)))
    .filter(({ line }) => line < document.lineCount);
}

function beside(
  { range, places }: Pick<EvidenceVerdict, 'range' | 'places'>,
  state: EvidenceState | undefined,
  text: string,
): Beside {
  return { line: (places['id'] ?? range).start.line, state, text };
}
