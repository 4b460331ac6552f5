import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, firstRecord, folder, grounds, open, positionAfter, record, uriOf } from './support';

const file = `${folder}/0002-use-sqlite.md`;

async function completionsAfter(
  document: vscode.TextDocument,
  before: string,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    positionAfter(document, before),
  );
  return list.items;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('assistance in a record', () => {
  before(() => grounds());
  afterEach(() => cleanUp(file));

  it('completes statuses', async () => {
    const { document } = await open(file, record({ front: ['status: '] }));
    const labels = (await completionsAfter(document, 'status: ')).map(labelOf);
    assert.ok(labels.includes('accepted') && labels.includes('superseded'), labels.join());
  });

  it('completes keys and option titles in half-typed front matter', async () => {
    const front = ['status: "accepted', 'evidence:', '  - type: test', '    sup', '    refutes: '];
    const { document } = await open(file, record({ front }));
    const keys = await completionsAfter(document, '    sup');
    const supports = keys.find((item) => labelOf(item) === 'supports');
    assert.ok(supports, keys.map(labelOf).join());
    const { range } = supports;
    assert.ok(range !== undefined && 'replacing' in range);
    assert.equal(document.getText(range.replacing), 'sup');
    const options = (await completionsAfter(document, '    refutes: ')).map(labelOf);
    assert.ok(options.includes('SQLite') && options.includes('PostgreSQL'), options.join());
  });

  it('completes decisions with their titles', async () => {
    const { document } = await open(file, record({ front: ['status: draft', 'relates-to: '] }));
    const items = await completionsAfter(document, 'relates-to: ');
    const found = items.find((item) => labelOf(item) === 'ADR-0001');
    assert.ok(found !== undefined && typeof found.label !== 'string');
    assert.equal(found.label.description, 'Use plain text for decision records');
  });

  it('offers nothing of this in the body', async () => {
    const { document } = await open(file, record());
    const items = await completionsAfter(document, 'Where do we');
    // The editor itself offers the words of the text.
    const ours = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    assert.ok(!ours.map(labelOf).some((label) => ['accepted', 'evidence', 'status'].includes(label)));
  });

  it('explains keys', async () => {
    const { document } = await open(file, record({ front: ['status: draft', 'approver: ann'] }));
    assert.match(await hoverAt(document, positionAfter(document, 'appro')), /approves the decision/);
  });

  it('knows references in front matter and body', async () => {
    const body = '\nSee ADR-0001 for why.\n';
    const { document } = await open(file, record({ front: ['status: draft', 'relates-to: ADR-0001'], body }));
    for (const before of ['relates-to: ADR', 'See ADR']) {
      const position = positionAfter(document, before);
      const text = await hoverAt(document, position);
      assert.match(text, /Use plain text/, `${before}: ${text}`);
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      assert.deepEqual(
        links.map(({ targetUri }) => targetUri.toString()),
        [uriOf(firstRecord).toString()],
        before,
      );
      const target = await vscode.workspace.openTextDocument(uriOf(firstRecord));
      assert.equal(target.getText(links[0]?.targetRange), 'Use plain text for decision records');
    }
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const ours = links.filter(({ target }) => target?.toString() === uriOf(firstRecord).toString());
    assert.deepEqual(
      ours.map(({ range }) => document.getText(range)),
      ['ADR-0001', 'ADR-0001'],
    );
  });
});
