import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  codesOf,
  commitEverything,
  configure,
  diagnosticOf,
  edit,
  eventually,
  folder,
  git,
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
const report = `${evidence}/store.xml`;
const table = `${evidence}/load.csv`;
const code = 'src/store/orders.ts';

function junit(failure?: string): string {
  const inner = failure === undefined ? '' : `<failure message="${failure}"/>`;
  return `<testsuites><testsuite name="store">
  <testcase classname="store" name="keeps orders" time="0.1">${inner}</testcase>
  <testcase classname="store" name="reads them back" time="0.1"/>
</testsuite></testsuites>
`;
}

const text = record({
  front: [
    'status: accepted',
    'evidence:',
    '  - id: E1',
    '    type: test',
    '    finding: Orders survive.',
    '    supports: SQLite',
    `    file: ${report}`,
    '    tests: store#*',
    '    covers: [src/store/]',
    '  - id: E2',
    '    type: benchmark',
    '    finding: SQLite is faster.',
    '    supports: SQLite',
    `    file: ${table}`,
    '    column: latency_ms',
    '    stat: median',
    '    unit: ms',
    '    better: lower',
    '    options:',
    '      SQLite: { option: sqlite }',
    '      PostgreSQL: { option: postgresql }',
    '    covers: [src/store/]',
  ],
});

async function stateBeside(id: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  const line = positionAfter(document, `id: ${id}`).line;
  return (await grounds()).statesIn(document).get(line) ?? '';
}

/** Waits until what is shown beside an item matches. */
async function shows(id: string, pattern: RegExp): Promise<void> {
  await eventually(async () => {
    assert.match(await stateBeside(id), pattern);
  });
}

/** What stands above the record about its evidence. */
async function lenses(): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(file),
    10,
  );
  const titles = found.flatMap(({ command }) => command?.title ?? []);
  return titles.filter((title) => !title.includes('commit'));
}

async function hoverAt(position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uriOf(file),
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('evidence', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await configure();
    await write(report, junit());
    await write(table, 'option,latency_ms\nsqlite,6\nsqlite,8\npostgresql,20\npostgresql,30\n');
    await write(code, 'export const orders = 1;\n');
    await write(file, text);
    await commitEverything('One');
    ({ document } = await open(file, text));
  });

  after(async () => {
    await remove(evidence);
    await remove('src');
    await cleanUp(file);
  });

  it('shows the state and the value of each item in its line', async () => {
    await shows('E1', /^○ unscoped · 2\/2 passed$/);
    await shows('E2', /^○ unscoped · SQLite 7 ms, PostgreSQL 25 ms$/);
  });

  it('is summed up above the record', async () => {
    await eventually(async () => {
      assert.deepEqual(await lenses(), ['0 of 2 verified', 'pin', 'verify']);
    });
  });

  it('is pinned by one edit, which one undo takes back', async () => {
    await settled(await grounds());
    await vscode.commands.executeCommand('grounds.pinEvidence', uriOf(file));
    assert.match(document.getText(), /captured:.*\n {6}result: 2\/2 passed\n {6}commit: [0-9a-f]{40}\n/);
    assert.equal(document.getText().match(/captured:/g)?.length, 2);
    await shows('E1', /^✓ verified · 2\/2 passed$/);
    await shows('E2', /^✓ verified · SQLite 7 ms/);
    assert.ok(!codesOf(file).includes('evidence-unpinned'), codesOf(file).join());
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await vscode.commands.executeCommand('redo');
    assert.ok(await document.save());
    await shows('E1', /^✓ verified/);
    assert.deepEqual(await lenses(), ['2 of 2 verified', 'verify']);
  });

  it('is shown below its decision', async () => {
    const shown = (await grounds()).shownDecisions().flatMap(({ children }) => children);
    const decision = shown.find(({ label }) => label.startsWith('ADR-0002'));
    assert.equal(decision?.icon, 'pass');
    assert.deepEqual(
      decision?.children.map(({ label, description, icon }) => [label, description, icon]),
      [
        ['Orders survive.', 'E1 · verified · 2/2 passed', 'pass'],
        ['SQLite is faster.', 'E2 · verified · SQLite 7 ms, PostgreSQL 25 ms', 'pass'],
      ],
    );
    assert.match((await grounds()).statusText ?? '', /2 of 2 verified/);
  });

  it('is explained where one points at it', async () => {
    const hover = await hoverAt(positionAfter(document, '- id: E'));
    assert.match(hover, /verified/);
    assert.match(hover, /2\/2 passed/);
    assert.match(hover, /\$\(pass\) store\\#keeps orders\n- \$\(pass\) store\\#reads them back/);
    assert.match(hover, /Captured at: [0-9a-f]{7}/);
    assert.match(hover, /Digest: sha256\\:[0-9a-f]{12}/);
    const second = await hoverAt(positionAfter(document, 'load.c'));
    assert.match(second, /\| SQLite.* \| 7 ms/);
    assert.match(second, /\| PostgreSQL \| 25 ms/);
  });

  it('is completed with the files of the repository', async () => {
    for (const [before, expected] of [
      ['file: ', table],
      ['covers: [', 'src/store/'],
    ] as const) {
      // What was listed a moment ago is offered for some seconds.
      await eventually(async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          positionAfter(document, before),
        );
        const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        assert.ok(labels.includes(expected), `${before}: ${labels.join()}`);
      });
    }
  });

  it('links to its files', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    for (const path of [report, table]) {
      const link = links.find(({ target }) => target?.toString() === uriOf(path).toString());
      assert.ok(link, path);
      assert.equal(document.getText(link.range), path);
    }
  });

  it('follows a report that a test run rewrites', async () => {
    await write(report, junit('lost 3 orders'));
    await shows('E1', /^(?:✗ contradicted|! broken)/);
    await eventually(() => {
      assert.ok(
        codesOf(file).some((code) => /^evidence-(?:contradicts|broken)$/.test(code)),
        codesOf(file).join(),
      );
    });
    const results = await (await grounds()).runTests();
    const failed = results.find(({ label }) => label.startsWith('E1'));
    assert.equal(failed?.outcome, 'failed');
    assert.match(failed.message ?? '', /lost 3 orders/);
    assert.equal(results.find(({ label }) => label.startsWith('E2'))?.outcome, 'passed');
    await write(report, junit());
    await shows('E1', /^✓ verified/);
  });

  it('follows its files as they come and go', async () => {
    await remove(evidence);
    await shows('E1', /^! broken · there is no file/);
    await git('checkout', '--', evidence);
    await shows('E1', /^✓ verified/);
  });

  it('follows the code that it covers, and what is committed', async () => {
    await write(code, 'export const orders = 2;\n');
    await shows('E1', /^\? suspect · .*not committed/);
    await git('commit', '--quiet', '--all', '--message=Two');
    await shows('E1', /^\? suspect · the covered code changed since it was measured/);
    const hover = await hoverAt(positionAfter(document, '- id: E'));
    assert.match(hover, /orders\\?\.ts/);
  });

  it('is reconfirmed with a reason', async () => {
    await vscode.commands.executeCommand(
      'grounds.reconfirmEvidence',
      uriOf(file),
      'E1',
      'Only a constant changed.',
    );
    await eventually(() => {
      assert.match(document.getText(), /reconfirmed:\n.*tree: sha256:/);
    });
    assert.match(document.getText(), /why: Only a constant changed\./);
    await shows('E1', /^✓ verified/);
    await shows('E2', /^\? suspect/);
  });

  it('is checked again after it was edited, and not when the text around it was', async () => {
    await edit(document, 'tests: store#*', 'tests: store#nothing');
    await shows('E1', /^! broken · no test matches store#nothing/);
    await edit(document, 'tests: store#nothing', 'tests: store#*');
    await shows('E1', /^✓ verified/);
    await edit(document, 'status: accepted\n', 'status: accepted\ntags: [storage]\n');
    await settled(await grounds());
    assert.match(await stateBeside('E1'), /^✓ verified/);
  });

  it('offers the path that a misspelt one may have meant', async () => {
    await edit(document, 'covers: [src/store/]', 'covers: [src/sotre/]');
    await shows('E1', /^! broken · src\/sotre\/ matches no tracked file/);
    await settled(await grounds());
    const fix = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        diagnosticOf(file, 'evidence-broken').range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const found = actions.find(({ title }) => /src\/sotre\/.*src\/store\//.test(title));
      assert.ok(found?.edit, actions.map(({ title }) => title).join());
      return found.edit;
    });
    assert.ok(await vscode.workspace.applyEdit(fix));
    await shows('E1', /^✓ verified/);
  });

  it('shows nothing of this where it is switched off', async () => {
    const settings = vscode.workspace.getConfiguration('grounds');
    await settings.update('editor.evidenceStates', false, vscode.ConfigurationTarget.Global);
    await settings.update('editor.codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually(async () => {
        assert.equal(await stateBeside('E1'), '');
        assert.deepEqual(await lenses(), []);
      });
    } finally {
      await settings.update('editor.evidenceStates', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('editor.codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
    await shows('E1', /^✓ verified/);
  });
});
