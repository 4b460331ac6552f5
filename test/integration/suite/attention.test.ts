import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, configure, eventually, folder, grounds, record, write } from './support';

const overdue = `${folder}/0002-choose-a-queue.md`;
const waived = `${folder}/0003-keep-a-waiver.md`;

const endedWaiver = [
  'status: accepted',
  'waivers: [{rule: no-evidence, why: measured later, by: ux-lead, until: 2020-03-01}]',
];

describe('the Needs Attention view', () => {
  before(() => configure());
  afterEach(() => cleanUp(overdue, waived));

  const front = [
    'status: proposed',
    'decide-by: 2020-03-10',
    'blocks: [PROJ-12]',
    'decision-makers: [storage-lead]',
  ];

  it('shows what needs somebody, most pressing first, and counts it on its badge', async () => {
    await write(waived, record({ front: endedWaiver, title: 'Keep a waiver' }));
    await write(overdue, record({ front, title: 'Choose a queue' }));
    const api = await grounds();
    await eventually(() => {
      assert.deepEqual(
        api.shownAttention().map(({ label, children }) => [label, ...children.map((item) => item.label)]),
        [
          ['To be decided', 'ADR-0002 Choose a queue'],
          ['Waivers that end', 'ADR-0003 Keep a waiver'],
        ],
      );
    });
    assert.equal(api.attentionBadge?.value, 2);
    assert.match(api.attentionBadge.tooltip, /2 decisions need attention/);
  });

  it('says what waits, how long, and who is asked, for the ear as well', async () => {
    await write(overdue, record({ front, title: 'Choose a queue' }));
    const api = await grounds();
    const item = await eventually(() => {
      const found = api.shownAttention()[0]?.children[0];
      assert.ok(found);
      return found;
    });
    assert.match(item.description, /^blocks PROJ-12 · \d+ days overdue$/);
    assert.match(item.spoken ?? '', /^ADR-0002 Choose a queue, blocks PROJ-12, .*Asked: storage-lead$/);
    assert.equal(item.icon, 'clock');
  });

  it('follows what is decided, and has no badge when nobody is asked', async () => {
    await write(overdue, record({ front, title: 'Choose a queue' }));
    const api = await grounds();
    await eventually(() => {
      assert.equal(api.attentionBadge?.value, 1);
    });
    await write(overdue, record({ front: ['status: rejected', ...front.slice(1)], title: 'Choose a queue' }));
    await eventually(() => {
      assert.deepEqual(api.shownAttention(), []);
      assert.equal(api.attentionBadge, undefined);
    });
  });

  it('can be reached by keyboard', async () => {
    await grounds();
    await eventually(() => vscode.commands.executeCommand('grounds.views.attention.focus'));
  });
});
