import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import {
  cleanUp,
  commitEverything,
  configure,
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
const evidence = `${folder}/evidence/0002`;
const report = 'build/store.xml';
const table = 'data/load.csv';
const test = 'test/store.py';

const junit = `<testsuites><testsuite name="store" hostname="build-7">
  <testcase classname="test.store" name="test_keeps_orders" file="test/store.py" line="3"/>
  <testcase classname="test.store" name="test_reads: &quot;all&quot; #1"/>
  <testcase classname="test.menu" name="*"><failure message="lost 3"/></testcase>
</testsuite></testsuites>
`;

const text = record({
  front: [
    'status: accepted',
    'evidence:',
    '  - id: E1',
    '    type: test',
    '    finding: Orders survive.',
    '    supports: SQLite',
    `    file: ${report}`,
    '    tests: [test.store#test_keeps_orders, ]',
    '  - id: E2',
    '    type: dataset',
    '    finding: It is fast.',
    `    file: ${table}`,
    '    where: {option: sqlite, }',
    '    column: ',
  ],
});

async function offeredAfter(
  document: vscode.TextDocument,
  before: string,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    positionAfter(document, before),
  );
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

function shown({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : `${label.label} | ${label.description ?? ''}`;
}

describe('evidence from reports', () => {
  before(async () => {
    await configure();
    await write(report, junit);
    await write(table, 'option,latency_ms\nsqlite,6\npostgresql,20\n');
    await write(test, '# tests\n\ndef test_keeps_orders():\n    pass\n');
    await write('src/store.py', 'orders = 1\n');
    await write('.gitignore', 'build/\n');
    await write(file, text);
    await commitEverything('One');
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  after(async () => {
    for (const path of [evidence, 'build', 'data', 'test', 'src', '.gitignore']) {
      await remove(path);
    }
    await cleanUp(file);
  });

  it('is completed with what is in the report that the item names', async () => {
    const { document } = await open(file, text);
    const tests = await offeredAfter(document, 'tests: [test.store#test_keeps_orders, ');
    assert.deepEqual(tests.map(shown), [
      '* | 3 tests, 1 failed',
      'test.store#* | 2 tests',
      'test.store#test_keeps_orders | ✓ passed',
      'test.store#test_reads: "all" #1 | ✓ passed',
      'test.menu#* | ✗ failed',
    ]);
    assert.equal(tests[3]?.insertText, '"test.store#test_reads: \\"all\\" #1"');
    assert.deepEqual((await offeredAfter(document, '    column: ')).map(shown), [
      'latency_ms | numbers',
      'option | sqlite, postgresql',
    ]);
    assert.deepEqual((await offeredAfter(document, 'where: {option: ')).map(shown), ['sqlite', 'postgresql']);
  });

  it('leads from a test to the line that it is written on, and nowhere where that is not known', async () => {
    const { document } = await open(
      file,
      text.replace('orders, ]', 'orders, "test.menu#*", test.store#nothing]'),
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const ours = links.filter(({ range }) => document.getText(range).includes('#'));
    assert.deepEqual(
      ours.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [['test.store#test_keeps_orders', uriOf(test).with({ fragment: 'L3' }).toString()]],
    );
    const found = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionAfter(document, 'test.store#test_'),
    );
    assert.deepEqual(
      // The editor itself can take brackets for a link of Markdown.
      found.flatMap((one) =>
        'targetUri' in one ? [[one.targetUri.toString(), one.targetRange.start.line]] : [],
      ),
      [[uriOf(test).toString(), 2]],
    );
  });

  it('Attach Evidence copies the file and adds an entry, which one undo takes back', async () => {
    const { document } = await open(file, text);
    await vscode.commands.executeCommand('grounds.attachEvidence', 'ADR-0002', uriOf(report), {
      tests: ['test.store#*'],
      supports: ['SQLite'],
      refutes: [],
      covers: ['src/'],
      finding: 'What is kept can be read: always.',
      redact: true,
    });
    const added = document.getText();
    const entry = added.slice(added.indexOf('  - id: E3'), added.indexOf('date: 2026'));
    assert.equal(
      entry,
      [
        '  - id: E3',
        '    type: test',
        '    finding: "What is kept can be read: always."',
        '    supports: SQLite',
        `    file: ${evidence}/store.xml`,
        '    tests: "test.store#*"',
        '    covers: [src/]',
        '',
      ].join('\n'),
    );
    const copy = await readFile(uriOf(`${evidence}/store.xml`).fsPath, 'utf8');
    assert.ok(!copy.includes('build-7') && copy.includes('test_keeps_orders'));
    assert.ok(document.isDirty, 'the entry was saved behind the back of whoever edits the record');
    const editor = vscode.window.activeTextEditor;
    assert.match(document.lineAt(editor?.selection.active.line ?? 0).text, /id: E3$/);
    await settled(await grounds());
    await eventually(async () => {
      const states = (await grounds()).statesIn(document);
      assert.match(states.get(positionAfter(document, '- id: E3').line) ?? '', /unscoped · 2\/2 passed/);
    });
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await remove(evidence);
  });

  it('Use as Evidence leaves a file where git tracks it, and asks nothing that was said', async () => {
    const { document } = await open(file, text);
    await vscode.commands.executeCommand('grounds.useAsEvidence', uriOf(table), 'ADR-0002', {
      ...{ column: 'latency_ms', where: { option: 'sqlite' }, stat: 'median', unit: 'ms', better: 'lower' },
      ...{ supports: ['SQLite'], refutes: ['PostgreSQL'], covers: [], finding: 'It answers at once.' },
    });
    assert.match(
      document.getText(),
      /file: data\/load\.csv\n {4}column: latency_ms\n {4}where: \{ option: sqlite \}\n {4}stat: median\n {4}unit: ms\n/,
    );
    assert.ok(!existsSync(uriOf(`${evidence}/load.csv`).fsPath));
  });

  it('Attach Evidence can be given up and leaves nothing behind', async () => {
    const { document } = await open(file, text);
    const attaching = vscode.commands.executeCommand('grounds.attachEvidence', 'ADR-0002', uriOf(report));
    await answering('workbench.action.closeQuickOpen', attaching);
    assert.equal(document.getText(), text);
    assert.ok(!existsSync(uriOf(evidence).fsPath));
  });

  it('Attach Evidence asks step by step for what was not said', async () => {
    const { document } = await open(file, text);
    const given = { finding: 'It answers at once.' };
    const attaching = vscode.commands.executeCommand(
      'grounds.attachEvidence',
      'ADR-0002',
      uriOf(table),
      given,
    );
    // The first of each list or what is proposed, and no unit.
    await answering('workbench.action.acceptSelectedQuickOpenItem', attaching);
    assert.match(
      document.getText(),
      /file: data\/load\.csv\n {4}column: latency_ms\n {4}stat: mean\n {4}covers: \[src\/store\.py, test\/store\.py\]\n/,
    );
  });
});

/** Answers every question in the same way until nothing is asked any more. */
async function answering(command: string, asking: Thenable<unknown>): Promise<void> {
  let isDone = false;
  void asking.then(() => (isDone = true));
  await eventually(async () => {
    await vscode.commands.executeCommand(command);
    assert.ok(isDone, 'something is still asked');
  });
}
