import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, folder, grounds, open, record, uriOf } from './support';

const file = `${folder}/0002-use-sqlite.md`;
const other = `${folder}/0003-cache-menus.md`;
const text = record({ body: '\nThe latency of a write stays low.\n' });

describe('search', () => {
  before(async () => {
    await open(file, text);
    await open(
      other,
      record({ front: ['status: rejected'], title: 'Cache menus', body: '\nMenus have a latency too.\n' }),
    );
  });

  after(() => cleanUp(file, other));

  /** Searches, and takes the first that is found. */
  async function first(typed: string): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const searching = vscode.commands.executeCommand('grounds.searchDecisions', typed);
    const editor = await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { activeTextEditor } = vscode.window;
      assert.ok(activeTextEditor, 'nothing was opened');
      return activeTextEditor;
    });
    await searching;
    return editor;
  }

  it('opens what was found at the line that was found', async () => {
    const { document, selection } = await first('low latensy write');
    assert.ok(document.uri.path.endsWith(file));
    assert.equal(document.lineAt(selection.active.line).text, 'The latency of a write stays low.');
    assert.equal(document.getText().slice(document.offsetAt(selection.active)).slice(0, 7), 'latency');
  });

  it('narrows by filters', async () => {
    const { document } = await first('latency status:rejected');
    assert.ok(document.uri.path.endsWith(other));
  });

  it('finds what is typed and not saved', async () => {
    const editor = await open(file, text);
    await editor.edit((edit) => {
      edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, '\nA zeppelin.\n');
    });
    const searching = vscode.commands.executeCommand('grounds.searchDecisions', 'zeppelin');
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { activeTextEditor } = vscode.window;
      assert.equal(
        activeTextEditor?.document.lineAt(activeTextEditor.selection.active.line).text,
        'A zeppelin.',
      );
    });
    await searching;
  });
});

describe('similar decisions', () => {
  const like = `${folder}/0004-keep-refunds.md`;

  before(async () => {
    await open(
      file,
      record({ front: ['status: accepted', 'tags: [refund]'], title: 'Keep orders in SQLite' }),
    );
    await open(
      like,
      record({ front: ['status: draft', 'tags: [refund]'], title: 'Where do we keep refunds?' }),
    );
  });

  after(() => cleanUp(file, like));

  it('are shown for the open record to pick from', async () => {
    const picking = vscode.commands.executeCommand('grounds.similarDecisions');
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith(file));
    });
    await picking;
  });
});

describe('what is similar to a draft', () => {
  const draft = `${folder}/0005-keep-invoices.md`;

  before(async () => {
    await vscode.commands.executeCommand('grounds.views.decisions.focus');
    const evidence = [
      'evidence:',
      '  - {id: E1, type: link, finding: SQLite is fast., supports: SQLite, url: "https://example.com/load"}',
    ];
    await open(
      file,
      record({
        front: ['status: accepted', 'tags: [invoice]', ...evidence],
        title: 'Keep orders in SQLite',
      }),
    );
  });

  after(async () => {
    await cleanUp(file, draft);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('stands above the decisions while it is written, with evidence that could be cited, and goes with it', async () => {
    const api = await grounds();
    const editor = await open(
      draft,
      record({ front: ['status: draft'], title: 'Where do we keep invoices?' }),
    );
    const { document } = editor;
    const first = (): string => api.shownDecisions()[0]?.label ?? '';
    await eventually(() => {
      assert.equal(api.shownDecisions()[0]?.label, 'Draft');
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), 'tags: [invoice]\n');
    });
    await eventually(() => {
      assert.equal(first(), 'Similar to ADR-0005');
    });
    const [section] = api.shownDecisions();
    assert.equal(section?.description, '1');
    const [similar] = section.children;
    assert.equal(similar?.label, 'ADR-0002 Keep orders in SQLite');
    assert.match(similar.spoken ?? '', /^ADR-0002 Keep orders in SQLite, accepted, Both have /i);
    assert.deepEqual(
      similar.children.map(({ label, description }) => [label, description]),
      [['SQLite is fast.', 'ADR-0002#E1']],
    );
    // Looking at the other one does not take it away.
    await vscode.window.showTextDocument(uriOf(file));
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith(file), true);
      assert.equal(first(), 'Similar to ADR-0005');
    });
    const change = new vscode.WorkspaceEdit();
    const status = document.getText().indexOf('draft');
    change.replace(
      document.uri,
      new vscode.Range(document.positionAt(status), document.positionAt(status + 'draft'.length)),
      'rejected',
    );
    await vscode.workspace.applyEdit(change);
    await eventually(() => {
      assert.equal(first(), 'Accepted');
    });
  });
});
