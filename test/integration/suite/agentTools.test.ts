import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, edit, folder, open, record, remove, uriOf, write } from './support';

const file = `${folder}/0002-use-sqlite.md`;
const code = 'src/store/orders.ts';
const text = record({
  front: [
    'status: accepted',
    'governs: [src/store/]',
    'evidence:',
    '  - {id: E1, type: link, finding: It is enough., supports: SQLite, url: "https://example.com"}',
  ],
});

type Answer = Readonly<Record<string, unknown>>;

async function invoke(name: string, input: object): Promise<Answer> {
  const result = await vscode.lm.invokeTool(`grounds_${name}`, { input, toolInvocationToken: undefined });
  const [part] = result.content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as Answer;
}

function idsOf({ decisions }: Answer): readonly string[] {
  return (decisions as readonly { readonly id: string }[]).map(({ id }) => id);
}

describe('agent tools', () => {
  before(async () => {
    await write(code, 'export const a = 1;\n');
    await open(file, text);
  });

  after(async () => {
    await remove('src');
    await cleanUp(file);
  });

  it('are known to the editor', () => {
    const known = vscode.lm.tools.filter(({ name }) => name.startsWith('grounds_'));
    assert.equal(known.length, 4);
    assert.ok(known.every(({ description }) => description.length > 60));
  });

  it('find the decisions of a file, however it is named', async () => {
    for (const path of [code, uriOf(code).fsPath]) {
      assert.deepEqual(idsOf(await invoke('decisions_for_file', { path })), ['ADR-0002']);
    }
    assert.deepEqual(idsOf(await invoke('decisions_for_file', { path: 'src/other.ts' })), []);
  });

  it('search what is typed and not saved', async () => {
    const editor = await vscode.window.showTextDocument(uriOf(file));
    await edit(editor.document, 'it is enough', 'a zeppelin said so');
    assert.deepEqual(idsOf(await invoke('search_decisions', { query: 'zeppelin' })), ['ADR-0002']);
  });

  it('show a decision with the states of its evidence', async () => {
    const { title, evidence } = await invoke('show_decision', { decision: 'ADR-2' });
    assert.equal(title, 'Use SQLite');
    const [item] = evidence as readonly { readonly state: string }[];
    assert.equal(item?.state, 'cited');
  });

  it('check a draft, and say what they cannot answer', async () => {
    const { findings } = await invoke('check_draft', { text: record({ front: ['status: acepted'] }) });
    const rules = (findings as readonly { readonly rule: string }[]).map(({ rule }) => rule);
    assert.ok(rules.includes('status-unknown'), rules.join());
    await assert.rejects(invoke('show_decision', { decision: '99' }), /no such decision/);
    await assert.rejects(invoke('decisions_for_file', { path: '../x' }), /inside the repository/);
  });
});
