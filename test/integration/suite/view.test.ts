import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  cleanUp,
  configure,
  eventually,
  firstRecord,
  folder,
  grounds,
  open,
  record,
  remove,
  settled,
  write,
} from './support';

const draft = `${folder}/0002-try-something.md`;
const rejected = `${folder}/0003-use-nothing.md`;

describe('the Decisions view', () => {
  before(() => configure());
  afterEach(async () => {
    await vscode.commands.executeCommand('grounds.clearFilter');
    await cleanUp(draft, rejected);
  });

  async function fill(): Promise<void> {
    await write(draft, record({ front: ['status: draft'], title: 'Try something' }));
    await write(rejected, record({ front: ['status: rejected', 'tags: [storage]'], title: 'Use nothing' }));
    const api = await grounds();
    await eventually(() => {
      assert.equal(api.shownDecisions().length, 3);
    });
  }

  it('groups decisions by status, with counts and dates', async () => {
    await fill();
    const shown = (await grounds()).shownDecisions();
    assert.deepEqual(
      shown.map(({ label, description, children }) => [
        label,
        description,
        ...children.map((item) => item.label),
      ]),
      [
        ['Draft', '1', 'ADR-0002 Try something'],
        ['Accepted', '1 · 1 without data', 'ADR-0001 Use plain text for decision records'],
        ['Rejected', '1', 'ADR-0003 Use nothing'],
      ],
    );
    assert.equal(shown[0]?.children[0]?.description, '2026-03-14');
  });

  it('marks decisions without supporting data, for the ear as well', async () => {
    await fill();
    const [drafts, accepted, closed] = (await grounds()).shownDecisions();
    assert.equal(accepted?.children[0]?.icon, 'warning');
    assert.match(accepted.children[0].spoken ?? '', /without supporting data/);
    assert.notEqual(drafts?.children[0]?.icon, 'warning');
    assert.notEqual(closed?.children[0]?.icon, 'warning');
    assert.equal(closed?.children[0]?.contextValue, 'decision+closed');
  });

  it('filters by words of title, status and tags', async () => {
    await fill();
    const api = await grounds();
    await vscode.commands.executeCommand('grounds.filterDecisions', 'storage rej');
    assert.deepEqual(
      api.shownDecisions().map(({ label }) => label),
      ['Rejected'],
    );
    assert.equal(api.contextKey('grounds.isFiltered'), true);
    await vscode.commands.executeCommand('grounds.clearFilter');
    assert.equal(api.shownDecisions().length, 3);
    assert.equal(api.contextKey('grounds.isFiltered'), false);
  });

  it('follows a status as it is typed', async () => {
    const { document } = await open(draft, record({ front: ['status: draft'] }));
    const api = await grounds();
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, new vscode.Range(1, 8, 1, 13), 'proposed');
    await vscode.workspace.applyEdit(change);
    await eventually(() => {
      assert.deepEqual(
        api.shownDecisions().map(({ label }) => label),
        ['Proposed', 'Accepted'],
      );
    });
  });

  it('tells the welcome view why it is empty', async () => {
    const api = await grounds();
    assert.equal(api.contextKey('grounds.situation'), 'ready');
    assert.equal(api.contextKey('grounds.hasDecisions'), true);
    const text = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), firstRecord),
      ),
    );
    await remove(firstRecord);
    try {
      await eventually(() => {
        // The test workspace is no repository.
        assert.equal(api.contextKey('grounds.situation'), 'noRepository');
        assert.equal(api.contextKey('grounds.hasDecisions'), false);
        assert.deepEqual(api.shownDecisions(), []);
      });
      await write('.git/HEAD', 'ref: refs/heads/main\n');
      await eventually(() => {
        assert.equal(api.contextKey('grounds.situation'), 'noDecisions');
      });
    } finally {
      await remove('.git');
      await write(firstRecord, text);
    }
    await eventually(() => {
      assert.equal(api.contextKey('grounds.situation'), 'ready');
    });
  });
});

describe('the language status item', () => {
  before(() => configure());
  afterEach(() => cleanUp(draft, 'notes.md'));

  it('tells how the open decision stands, and is silent elsewhere', async () => {
    const api = await grounds();
    await open(draft, record({ front: ['status: proposed'] }));
    await eventually(() => {
      assert.equal(api.statusText, 'Proposed · No evidence');
      assert.equal(api.contextKey('grounds.isRecord'), true);
    });
    await open('notes.md', '# Notes\n');
    await settled(api);
    await eventually(() => {
      assert.equal(api.statusText, undefined);
      assert.equal(api.contextKey('grounds.isRecord'), false);
    });
  });
});
