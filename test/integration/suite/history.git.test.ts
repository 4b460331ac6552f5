import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import {
  cleanUp,
  commitEverything,
  configure,
  eventually,
  folder,
  git,
  grounds,
  open,
  record,
  settled,
  uriOf,
  write,
} from './support';

const file = `${folder}/0003-keep-orders.md`;

/** What the active tab shows. */
function activeTab(): unknown {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.input;
}

/** Whether a record of a revision has an outline, and leads to the other records of the same revision. */
async function leadsToItsTime(document: vscode.TextDocument): Promise<void> {
  const at = document.positionAt(document.getText().indexOf('ADR-0001') + 2);
  const [definition] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    at,
  );
  assert.equal(definition?.targetUri.scheme, 'grounds-revision');
  assert.ok(definition.targetUri.path.endsWith('0001-use-plain-text.md'));
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    document.uri,
    10,
  );
  const ours = links.filter(({ target }) => target?.scheme === 'grounds-revision');
  assert.equal(ours[0]?.target?.toString(), definition.targetUri.toString());
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  const said = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  assert.match(said.join('\n'), /As of [0-9a-f]{10}\./);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  assert.ok(symbols.length > 0, 'it has no outline');
}

describe('history', () => {
  before(async () => {
    await configure();
    await write(file, record({ front: ['status: proposed', 'relates-to: ADR-0001'] }));
    await commitEverything('Propose to keep orders');
    await write(file, record({ front: ['status: accepted', 'relates-to: ADR-0001'] }));
    await commitEverything('Accept it');
    await vscode.commands.executeCommand('grounds.refreshDecisions');
    await settled(await grounds());
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await cleanUp(file);
    await commitEverything('End');
    await vscode.commands.executeCommand('grounds.refreshDecisions');
    await settled(await grounds());
  });

  it('tells the life of the active decision, newest first, and shows the difference at a commit', async () => {
    await open(file, record());
    const api = await grounds();
    const [accepted, created, ...others] = await eventually(async () => {
      const items = await api.shownHistory();
      assert.equal(items.length, 2);
      return items;
    });
    assert.deepEqual(others, []);
    assert.equal(accepted?.label, 'Status changed from proposed to accepted');
    assert.match(String(accepted.description), /Test · \d{4}-\d{2}-\d{2}/);
    assert.ok(typeof created?.label === 'string' && typeof accepted.tooltip === 'string');
    assert.match(created.label, /^Created: /);
    assert.match(accepted.tooltip, /Accept it/);
    const { command, arguments: args = [] } = accepted.command ?? { command: '' };
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    const input = await eventually(() => {
      const shown = activeTab();
      assert.ok(shown instanceof vscode.TabInputTextDiff);
      return shown;
    });
    const [left, right] = await Promise.all(
      [input.original, input.modified].map(async (uri) =>
        (await vscode.workspace.openTextDocument(uri)).getText(),
      ),
    );
    assert.match(left ?? '', /status: proposed/);
    assert.match(right ?? '', /status: accepted/);
    await eventually(() => {
      const [before, after] = [input.original, input.modified].map((uri) => {
        const shown = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
        return shown && api.titleStateIn(shown);
      });
      assert.equal(before, 'Proposed · No evidence');
      assert.equal(after, 'Accepted · No evidence');
    });
    // The view stays with the decision while its difference is looked at.
    assert.equal((await api.shownHistory()).length, 2);
  });

  it('opens the decisions of a revision as they were', async () => {
    const done = vscode.commands.executeCommand('grounds.openDecisionLogAsOf', 'HEAD~1');
    const document = await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenNavigateNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const shown = activeTab();
      assert.ok(shown instanceof vscode.TabInputText && shown.uri.scheme === 'grounds-revision');
      assert.ok(shown.uri.path.endsWith('0003-keep-orders.md'));
      return vscode.workspace.openTextDocument(shown.uri);
    });
    assert.match(document.getText(), /status: proposed/);
    assert.equal(document.languageId, 'markdown');
    await leadsToItsTime(document);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await done;
  });

  it('says in the difference of source control how the decision stands, on both sides', async () => {
    const { document } = await open(file, record({ front: ['status: rejected', 'relates-to: ADR-0001'] }));
    const extension = vscode.extensions.getExtension<{
      getAPI(version: 1): {
        openRepository(root: vscode.Uri): Promise<unknown>;
        toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
      };
    }>('vscode.git');
    assert.ok(extension, 'VS Code has no git extension');
    const source = (await extension.activate()).getAPI(1);
    await source.openRepository(uriOf(''));
    const committed = source.toGitUri(uriOf(file), 'HEAD');
    await vscode.commands.executeCommand('vscode.diff', committed, document.uri);
    const api = await grounds();
    await eventually(() => {
      const other = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === committed.toString());
      assert.equal(other && api.titleStateIn(other), 'Accepted · No evidence');
      assert.equal(api.titleStateIn(document), 'Rejected · No evidence');
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await git('checkout', '--', file);
  });

  it('reviews the branch, decisions first, each with its difference', async () => {
    await vscode.commands.executeCommand('grounds.reviewBranch', 'HEAD~1');
    const api = await grounds();
    assert.equal(api.contextKey('grounds.hasReview'), true);
    const [decisions] = api.shownReview();
    assert.deepEqual([decisions?.group.label, decisions?.group.description], ['Decisions', '1']);
    const [item, ...others] = decisions?.items ?? [];
    assert.deepEqual(others, []);
    assert.equal(item?.label, 'ADR-0003  Use SQLite');
    assert.match(String(item.description), /^changed, proposed → accepted/);
    const { command, arguments: args = [] } = item.command ?? { command: '' };
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    const texts = await eventually(async () => {
      const shown = activeTab();
      assert.ok(shown instanceof vscode.TabInputTextDiff && shown.original.query.includes('commit'));
      const documents = [shown.original, shown.modified].map((uri) => vscode.workspace.openTextDocument(uri));
      return (await Promise.all(documents)).map((document) => document.getText());
    });
    assert.match(texts[0] ?? '', /status: proposed/);
    assert.match(texts[1] ?? '', /status: accepted/);
    const shown = activeTab();
    assert.ok(shown instanceof vscode.TabInputTextDiff);
    // A file that one of the commits has not is empty there.
    const none = await vscode.workspace.openTextDocument(shown.original.with({ path: '/none.md' }));
    assert.equal(none.getText(), '');
  });

  it('says above a record when it changed last, and what a commit is', async () => {
    const id = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: uriOf('').fsPath, encoding: 'utf8' }).trim();
    const text = record({ body: `Carried out in ${id.slice(0, 8)}.` });
    const { document } = await open(file, text);
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      const titles = lenses.map(({ command }) => command?.title ?? '');
      assert.ok(
        titles.some((title) => /^2 commits · last changed .+ by Test$/.test(title)),
        titles.join(),
      );
    });
    const hovered = async (offset: number): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(offset),
      );
      return hovers
        .flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value))
        .join();
    };
    const card = await hovered(text.indexOf(id.slice(0, 8)) + 2);
    assert.match(card, /Test.*Accept/s);
    assert.doesNotMatch(await hovered(text.indexOf('Carried') + 2), /git-commit/);
  });

  it('shows nothing of what is no repository of the window', async () => {
    const query = JSON.stringify({ root: 'file:///elsewhere', commit: 'a'.repeat(40) });
    const foreign = vscode.Uri.from({ scheme: 'grounds-revision', path: `/${file}`, query });
    await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(foreign)));
    const broken = vscode.Uri.from({ scheme: 'grounds-revision', path: `/${file}`, query: 'x' });
    await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(broken)));
    assert.ok(uriOf(file));
  });
});
