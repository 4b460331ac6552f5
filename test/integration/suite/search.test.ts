import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, eventually, folder, open, record } from './support';

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
