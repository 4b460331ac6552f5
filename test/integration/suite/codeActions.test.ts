import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, codesOf, configure, diagnosticOf, eventually, folder, open, record } from './support';

const file = `${folder}/0002-use-sqlite.md`;

async function actionsOn(document: vscode.TextDocument, rule: string): Promise<readonly vscode.CodeAction[]> {
  const { range } = await eventually(() => diagnosticOf(file, rule));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

describe('quick fixes', () => {
  before(() => configure());
  afterEach(() => cleanUp(file));

  it('change the text, and one undo takes it back', async () => {
    const before = record({ front: ['status: acepted'] });
    const { document } = await open(file, before);
    const actions = await actionsOn(document, 'status-unknown');
    const fix = actions.find(({ isPreferred, edit }) => isPreferred === true && edit !== undefined);
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^status: accepted$/m);
    await eventually(() => {
      assert.ok(!codesOf(file).includes('status-unknown'));
    });
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await eventually(() => diagnosticOf(file, 'status-unknown'));
  });

  it('add a skeleton of evidence that the record accepts', async () => {
    const { document } = await open(file, record());
    const actions = await actionsOn(document, 'no-evidence');
    const fix = actions.find(({ title, edit }) => edit !== undefined && title.includes('evidence'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^evidence:$/m);
    await eventually(() => {
      assert.ok(!codesOf(file).includes('no-evidence'));
      assert.ok(!codesOf(file).includes('front-matter-syntax'));
    });
  });

  it('explain the rule', async () => {
    const { document } = await open(file, record());
    const actions = await actionsOn(document, 'no-evidence');
    const explained = actions
      .filter(({ command }) => command?.command === 'grounds.explainRule')
      .map(({ command }) => String(command?.arguments?.[0]));
    assert.ok(explained.includes('no-evidence'), explained.join());
    await vscode.commands.executeCommand('grounds.explainRule', 'no-evidence');
    await eventually(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      assert.ok(
        labels.some((label) => label.includes('no-evidence')),
        labels.join(),
      );
    });
  });

  it('apply all at once as source.fixAll.grounds', async () => {
    const { document } = await open(
      file,
      record({
        front: ['status: acepted', 'evidence:', '  - id: E1', '    type: link', '    suports: SQLite'],
      }),
    );
    await eventually(() => diagnosticOf(file, 'front-matter-schema'));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      'source.fixAll.grounds',
    );
    assert.deepEqual(
      actions.map(({ kind }) => kind?.value),
      ['source.fixAll.grounds'],
    );
    const [action] = actions;
    assert.ok(action?.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /^status: accepted$/m);
    assert.match(document.getText(), /^ {4}supports: SQLite$/m);
  });

  it('are not offered in Markdown that is no decision', async () => {
    const readme = 'notes.md';
    const { document } = await open(readme, '# Notes\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 1, 0),
    );
    assert.ok(!actions.some(({ title }) => /Grounds|Explain/.test(title)));
    await cleanUp(readme);
  });
});
