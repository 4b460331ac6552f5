import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  configuration,
  configure,
  eventually,
  firstRecord,
  folder,
  grounds,
  open,
  record,
  settled,
  uriOf,
} from './support';

async function textOf(file: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file)));
}

async function newDecision(request: object): Promise<string> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>('grounds.newDecision', request);
  return vscode.workspace.asRelativePath(uri);
}

describe('commands', () => {
  const second = `${folder}/0002-use-sqlite.md`;
  const third = `${folder}/0003-use-postgresql.md`;

  before(() => configure());
  afterEach(() => cleanUp(second, third, `${folder}/0002-use-postgresql.md`));

  it('New Decision writes the next record and opens it', async () => {
    assert.equal(await newDecision({ title: 'Use SQLite', options: ['SQLite', 'Files: "plain"'] }), second);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uriOf(second).toString());
    const text = await textOf(second);
    assert.match(text, /^# Use SQLite$/m);
    assert.match(text, /^- SQLite\n- Files: "plain"$/m);
    assert.match(text, /^status: draft\b/m);
    assert.match(editor.document.lineAt(editor.selection.start.line - 2).text, /^## /);
    assert.match(editor.document.getText(editor.selection), /^<!--.*-->$/);
    assert.equal(await newDecision({ title: 'Use PostgreSQL' }), third);
  });

  it('New Decision states on both sides what it supersedes', async () => {
    await open(second, record());
    await newDecision({ title: 'Use PostgreSQL', supersedes: 'ADR-0002' });
    assert.match(await textOf(third), /^supersedes: ADR-0002$/m);
    await eventually(() => {
      const older = vscode.workspace.textDocuments.find(
        ({ uri }) => uri.toString() === uriOf(second).toString(),
      );
      assert.match(older?.getText() ?? '', /^status: superseded$/m);
      assert.match(older?.getText() ?? '', /^superseded-by: ADR-0003$/m);
    });
  });

  it('Supersede Decision changes both records', async () => {
    await open(third, record({ title: 'Use PostgreSQL' }));
    await open(second, record());
    await vscode.commands.executeCommand('grounds.supersedeDecision', 'ADR-0002', 'ADR-0003');
    const text = (file: string): string =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.toString() === uriOf(file).toString())
        ?.getText() ?? '';
    assert.match(text(second), /^superseded-by: ADR-0003$/m);
    assert.match(text(third), /^supersedes: ADR-0002$/m);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uriOf(third).toString());
  });

  it('Link Decisions states the relation', async () => {
    const { document } = await open(second, record());
    await vscode.commands.executeCommand('grounds.linkDecisions', 'ADR-0002', 'depends-on', 1);
    assert.match(document.getText(), /^depends-on: ADR-0001$/m);
  });

  it('Open Decision goes to its title', async () => {
    await vscode.commands.executeCommand('grounds.openDecision', '1');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uriOf(firstRecord).toString());
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^# Use plain text/);
  });

  it('Copy ID puts what other records write on the clipboard', async () => {
    await vscode.commands.executeCommand('grounds.copyDecisionId', '1');
    assert.equal(await vscode.env.clipboard.readText(), 'ADR-0001');
  });

  it('Check All Decisions reads everything in one pass', async () => {
    const api = await grounds();
    const { passes } = api;
    await vscode.commands.executeCommand('grounds.checkAllDecisions');
    assert.equal(api.passes, passes + 1);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('Initialize adds a configuration and a baseline, and shows a configuration that is there', async () => {
    await vscode.workspace.fs.delete(uriOf('.grounds.yaml'));
    const api = await grounds();
    await settled(api);
    await vscode.commands.executeCommand('grounds.initialize');
    assert.match(await textOf('.grounds.yaml'), /^since: /m);
    await cleanUp('.grounds-baseline.json');
    await vscode.workspace.fs.writeFile(uriOf('.grounds.yaml'), new TextEncoder().encode(configuration));
    await vscode.commands.executeCommand('grounds.initialize');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uriOf('.grounds.yaml').toString());
    await configure();
  });
});
