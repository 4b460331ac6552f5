import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  codesOf,
  configure,
  diagnosticOf,
  edit,
  eventually,
  firstRecord,
  folder,
  grounds,
  open,
  record,
  remove,
  settled,
  uriOf,
  write,
} from './support';

const file = `${folder}/0002-use-sqlite.md`;
const other = `${folder}/0003-use-postgresql.md`;
/** The editor keeps documents that were open for a while: this one never is. */
const unopened = `${folder}/0004-use-files.md`;

const evidence = [
  'evidence:',
  '  - id: E1',
  '    type: link',
  '    finding: It is fast enough.',
  '    supports: SQLite',
  '    url: https://example.com/results',
].join('\n');

describe('diagnostics', () => {
  before(() => configure());
  afterEach(() => cleanUp(file, other, unopened));

  it('warn on a decision without data, at its title, with a link to the page of the rule', async () => {
    const { document } = await open(file, record());
    const { severity, range, code, source } = diagnosticOf(file, 'no-evidence');
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(range), 'Use SQLite');
    assert.equal(source, 'grounds');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.equal(page.languageId, 'markdown');
    assert.match(page.getText(), /no-evidence/);
  });

  it('are there for records that nobody has opened', async () => {
    await write(other, record({ title: 'Use PostgreSQL' }));
    await eventually(() => diagnosticOf(other, 'no-evidence'));
  });

  it('follow the text as it is typed', async () => {
    const { document } = await open(file, record());
    diagnosticOf(file, 'no-evidence');
    await edit(document, 'date:', `${evidence}\ndate:`);
    await eventually(() => {
      assert.ok(!codesOf(file).includes('no-evidence'));
    });
    await edit(document, 'supports:', 'suports:');
    const { range } = await eventually(() => diagnosticOf(file, 'front-matter-schema'));
    assert.equal(document.getText(range), 'suports');
    assert.ok(document.isDirty);
  });

  it('are never about an earlier text', async () => {
    const { document } = await open(file, record());
    const api = await grounds();
    const { passes } = api;
    await api.whileBusy(async () => {
      await edit(document, 'status: accepted', 'status: acepted');
      const { readings } = api;
      // Asking for code actions has the text read at once.
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      void vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, whole);
      await eventually(() => {
        assert.ok(api.readings > readings, 'the wrong text has not been taken yet');
      });
      await edit(document, 'status: acepted', 'status: accepted');
    });
    await settled(api);
    assert.equal(api.passes, passes + 1, 'the wrong text was read although there was a later one');
    assert.ok(!codesOf(file).includes('status-unknown'));
  });

  it('go when unsaved changes are dropped', async () => {
    const { document } = await open(file, record());
    await edit(document, 'status: accepted', 'status: acepted');
    await eventually(() => diagnosticOf(file, 'status-unknown'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => {
      assert.ok(!codesOf(file).includes('status-unknown'));
      diagnosticOf(file, 'no-evidence');
    });
  });

  it('go when the file is deleted, be it open or not', async () => {
    await open(file, record());
    await write(other, record());
    await eventually(() => diagnosticOf(other, 'no-evidence'));
    await remove(file);
    await remove(other);
    await eventually(() => {
      assert.deepEqual([...codesOf(file), ...codesOf(other)], []);
    });
  });

  it('come and go on a record when another one changes', async () => {
    await write(other, record({ front: ['status: accepted', 'supersedes: ADR-0002'] }));
    const { document } = await open(file, record());
    const related = await eventually(() => {
      const found = [...codesOf(file), ...codesOf(other)];
      assert.ok(
        found.some((code) => code.startsWith('supersede')),
        found.join(),
      );
      return found;
    });
    assert.ok(related.length > 0);
    await edit(document, 'status: accepted', 'status: superseded\nsuperseded-by: ADR-0003');
    await eventually(() => {
      assert.ok(![...codesOf(file), ...codesOf(other)].some((code) => code.startsWith('supersede')));
    });
  });

  it('heed the settings of the editor', async () => {
    const settings = vscode.workspace.getConfiguration('grounds', uriOf(firstRecord));
    const set = async (key: string, value: string | undefined): Promise<void> =>
      settings.update(key, value, vscode.ConfigurationTarget.Workspace);
    await write(unopened, record());
    await eventually(() => diagnosticOf(unopened, 'no-evidence'));
    try {
      await set('diagnostics.scope', 'openFiles');
      await eventually(() => {
        assert.deepEqual(codesOf(unopened), []);
      });
      await open(file, record());
      diagnosticOf(file, 'no-evidence');
      await set('diagnostics.run', 'off');
      await eventually(() => {
        assert.deepEqual(codesOf(file), []);
      });
    } finally {
      await set('diagnostics.scope', undefined);
      await set('diagnostics.run', undefined);
      await remove('.vscode');
    }
    await eventually(() => diagnosticOf(unopened, 'no-evidence'));
  });

  it('report on the configuration itself', async () => {
    await write('.grounds.yaml', `folders:\n  - ${folder}\nrulez: {}\n`);
    try {
      await eventually(() => {
        assert.notDeepEqual(codesOf('.grounds.yaml'), []);
      });
    } finally {
      await configure();
    }
    await eventually(() => {
      assert.deepEqual(codesOf('.grounds.yaml'), []);
    });
  });
});
