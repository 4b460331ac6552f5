import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import {
  cleanUp,
  codesOf,
  commitEverything,
  configure,
  edit,
  eventually,
  folder,
  git,
  grounds,
  open,
  record,
  remove,
  settled,
  uriOf,
  write,
} from './support';

const file = `${folder}/0002-use-sqlite.md`;

interface ScmRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
}

interface GitApi {
  readonly repositories: readonly ScmRepository[];
  openRepository(root: vscode.Uri): Promise<ScmRepository | null>;
}

/** The last commit of the test workspace. */
function head(): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: uriOf('').fsPath, encoding: 'utf8' }).trim();
}

describe('commits', () => {
  let scm: ScmRepository;

  before(async () => {
    await configure();
    await commitEverything('Begin');
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    assert.ok(extension, 'VS Code has no git extension');
    const api = (await extension.activate()).getAPI(1);
    await api.openRepository(uriOf(''));
    scm = await eventually(() => {
      const found = api.repositories.find(({ rootUri }) => rootUri.fsPath === uriOf('').fsPath);
      assert.ok(found, 'the git extension does not see the repository');
      return found;
    });
    await vscode.commands.executeCommand('grounds.refreshDecisions');
    await settled(await grounds());
  });
  afterEach(async () => {
    scm.inputBox.value = '';
    await vscode.commands.executeCommand('workbench.view.explorer');
    await cleanUp(file);
  });
  after(async () => {
    await vscode.commands.executeCommand('grounds.refreshDecisions');
    await settled(await grounds());
  });

  const link = (...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand('grounds.linkStagedChanges', ...args);

  it('Link Staged Changes to Decision adds a trailer below what is typed, once for each decision', async () => {
    await open(file, record());
    scm.inputBox.value = 'Store orders\n\nSigned-off-by: A <a@example.org>';
    await link(undefined, 'ADR-0002');
    const once = 'Store orders\n\nSigned-off-by: A <a@example.org>\nDecision: ADR-0002';
    await eventually(() => {
      assert.equal(scm.inputBox.value, once);
    });
    await link({ rootUri: scm.rootUri }, 'ADR-0002');
    assert.equal(scm.inputBox.value, once);
    await link({ rootUri: scm.rootUri }, 'ADR-0001');
    await eventually(() => {
      assert.equal(scm.inputBox.value, `${once}\nDecision: ADR-0001`);
    });
  });

  it('Link Staged Changes to Decision leaves room for the subject in an empty box', async () => {
    await link(undefined, 'ADR-0001');
    await eventually(() => {
      assert.equal(scm.inputBox.value, '\n\nDecision: ADR-0001');
    });
  });

  it('Link Staged Changes to Decision can be undone in the box', async () => {
    await vscode.commands.executeCommand('workbench.view.scm');
    const box = await eventually(() => {
      const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'vscode-scm');
      assert.ok(shown, 'the message box is not shown');
      return shown;
    });
    scm.inputBox.value = 'Store orders';
    await eventually(() => {
      assert.equal(box.getText(), 'Store orders');
    });
    await link(undefined, 'ADR-0001');
    await eventually(() => {
      assert.equal(box.getText(), 'Store orders\n\nDecision: ADR-0001');
      assert.equal(scm.inputBox.value, 'Store orders\n\nDecision: ADR-0001');
    });
    await vscode.commands.executeCommand('workbench.scm.action.focusNextInput');
    await vscode.commands.executeCommand('undo');
    await eventually(() => {
      assert.equal(scm.inputBox.value, 'Store orders');
    });
  });

  it('Link Commit lists the whole id in the record, once', async () => {
    const { document } = await open(file, record());
    await vscode.commands.executeCommand('grounds.linkCommit', 'ADR-0002', head().slice(0, 9));
    assert.match(document.getText(), new RegExp(`^commits: ${head()}$`, 'm'));
    const text = document.getText();
    await vscode.commands.executeCommand('grounds.linkCommit', 'ADR-0002', head());
    assert.equal(document.getText(), text);
  });

  it('tells what git says about commits while they are typed, and when another one is checked out', async () => {
    await write('src/menu.js', 'export const menu = [];\n');
    await git('add', '--all');
    await git('commit', '--quiet', '-m', 'Store the menu');
    const { document } = await open(file, record({ front: ['status: accepted', `commits: [${head()}]`] }));
    await edit(document, `[${head()}]`, `[${head()}, deadbeef]`);
    await eventually(() => {
      assert.ok(codesOf(file).includes('commit-unknown'));
      assert.ok(!codesOf(file).includes('commit-unreachable'));
    });
    await git('commit', '--quiet', '--amend', '-m', 'Store the menu on disk');
    await eventually(() => {
      assert.ok(codesOf(file).includes('commit-unreachable'));
    });
  });

  it('Check All Decisions tells what git says about commits, and the quick fix puts the right one in its place', async () => {
    await write('src/orders.js', 'export const orders = [];\n');
    await git('add', '--all');
    await git('commit', '--quiet', '-m', 'Store orders');
    const old = head();
    await git('commit', '--quiet', '--amend', '-m', 'Store orders on disk');
    const { document } = await open(file, record({ front: ['status: accepted', `commits: [${old}]`] }));
    await document.save();
    await vscode.commands.executeCommand('grounds.checkAllDecisions');
    await eventually(() => {
      assert.ok(codesOf(file).includes('commit-unreachable'));
    });
    await vscode.commands.executeCommand('workbench.action.closePanel');
    const diagnostic = vscode.languages
      .getDiagnostics(uriOf(file))
      .find(({ code }) => typeof code === 'object' && code.value === 'commit-unreachable');
    assert.ok(diagnostic);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(file),
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Replace the commit with '));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), record({ front: ['status: accepted', `commits: [${head()}]`] }));
    await remove('src/orders.js');
  });
});
