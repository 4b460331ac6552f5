import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  codesOf,
  commitEverything,
  diagnosticOf,
  edit,
  eventually,
  folder,
  grounds,
  open,
  positionAfter,
  record,
  remove,
  settled,
  uriOf,
  write,
} from './support';

const file = `${folder}/0002-use-sqlite.md`;
const old = `${folder}/0003-use-files.md`;
const code = 'src/store/orders.ts';
const other = 'src/events/outbox.ts';
const ignored = 'out/made.ts';

const text = record({ front: ['status: accepted', 'governs: [src/store/]', 'supersedes: ADR-0003'] });
const oldText = record({
  front: ['status: superseded', 'superseded-by: ADR-0002'],
  title: 'Use files',
});
const source = '// ADR-0002: one file\nexport const a = 1; // ADR-0042\n// ADR-0003\n';

async function lensesOf(path: string): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(path),
  );
  return lenses.flatMap(({ command }) => (command?.title.startsWith('Governed') ? command.title : []));
}

/** `path:line` of all references, sorted; the editor's own support of Markdown finds the headings too. */
async function referencesAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly string[]> {
  const locations = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    position,
  );
  const root = `${uriOf('').path}/`;
  const places = locations.map(
    (location) => `${location.uri.path.slice(root.length)}:${location.range.start.line}`,
  );
  return [...new Set(places)].sort();
}

describe('code and decisions', () => {
  before(async () => {
    await commitEverything('Begin');
    await write('.gitignore', 'out/\n');
    await write(other, `// see ADR-2\n`);
    await write(ignored, '// ADR-0002\n');
    await write(old, oldText);
    await open(file, text);
    await settled(await grounds());
  });

  beforeEach(async () => {
    await write(code, source);
    const editor = await vscode.window.showTextDocument(uriOf(code));
    await eventually(() => {
      assert.equal(editor.document.getText(), source);
    });
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  after(async () => {
    await cleanUp(file, old);
    for (const path of ['src', 'out', '.gitignore']) {
      await remove(path);
    }
    await settled(await grounds());
  });

  it('says above a governed file which decision governs it, unless that is switched off', async () => {
    await eventually(async () => {
      assert.deepEqual(await lensesOf(code), ['Governed by ADR-0002 Use SQLite (Accepted)']);
    });
    await vscode.workspace.openTextDocument(uriOf(other));
    assert.deepEqual(await lensesOf(other), []);
    const settings = vscode.workspace.getConfiguration('grounds.editor');
    await settings.update('governingDecisions', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await lensesOf(code), []);
    } finally {
      await settings.update('governingDecisions', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('tells about a marker what decision it names, and goes to it', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(code));
    const position = positionAfter(document, '// ADR');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const told = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each as vscode.MarkdownString).value),
    );
    assert.match(told.join('\n'), /ADR\\-0002 Use SQLite/);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.equal(link?.targetUri.toString(), uriOf(file).toString());
    assert.ok((link.targetSelectionRange?.start.line ?? 0) > 3);
  });

  it('reports markers of unknown and superseded decisions as they are typed', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(code));
    await eventually(() => {
      assert.deepEqual(codesOf(code), ['marker-unknown']);
    });
    assert.equal(diagnosticOf(code, 'marker-unknown').range.start.line, 1);
    await edit(document, 'ADR-0042', 'ADR-0002');
    await edit(document, '// ADR-0002: one file', '');
    await edit(document, 'ADR-0002', 'ADR-3');
    await eventually(() => {
      assert.deepEqual(codesOf(code), ['marker-superseded', 'marker-superseded']);
    });
  });

  it('finds from a record and from a marker all that names the decision', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(file));
    const all = [`${file}:10`, `${old}:2`, `${other}:0`, `${code}:0`].sort();
    const lines = document.getText().split('\n');
    all[all.indexOf(`${file}:10`)] = `${file}:${lines.indexOf('# Use SQLite')}`;
    assert.deepEqual(await referencesAt(document.uri, positionAfter(document, '# Use')), all);
    const source = await vscode.workspace.openTextDocument(uriOf(code));
    assert.deepEqual(await referencesAt(source.uri, positionAfter(source, '// ADR')), all);
  });

  it('finds what is typed and not saved', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(code));
    await edit(document, 'export', '// ADR-2\nexport');
    const found = await referencesAt(document.uri, positionAfter(document, '// ADR'));
    assert.deepEqual(
      found.filter((place) => place.startsWith(code)),
      [`${code}:0`, `${code}:1`],
    );
  });

  it('finds the files that a record governs', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(file));
    const found = await referencesAt(document.uri, positionAfter(document, 'governs: [src'));
    assert.deepEqual(
      found.filter((place) => !place.startsWith(file)),
      [`${code}:0`],
    );
  });

  it('shows the decisions of the open file to pick from', async () => {
    const picking = vscode.commands.executeCommand('grounds.showDecisionsForFile', uriOf(code));
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uriOf(file).toString());
    });
    await picking;
  });
});
