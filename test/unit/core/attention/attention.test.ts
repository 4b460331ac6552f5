import assert from 'node:assert/strict';
import {
  attentionByPerson,
  attentionFor,
  attentionKinds,
  collectAttention,
} from '../../../../src/core/attention/attention';
import type { AttentionItem } from '../../../../src/core/attention/attention';
import { writeAttentionJson, writeAttentionText } from '../../../../src/core/report/attention';
import { validateStatus } from '../../support/reportSchema';
import type { Finding } from '../../../../src/core/model/finding';
import { startOfText } from '../../../../src/core/model/text';
import type { DecisionWorkspace } from '../../../../src/core/service';
import { openMemory, TODAY } from '../../support/openMemory';

function record(title: string, fields: string): string {
  return `---\n${fields}\n---\n\n# ${title}\n\n## Considered Options\n\n- A\n- B\n\n## Decision Outcome\n\nChosen option: "A".\n`;
}

const files = {
  '.grounds.yaml': 'folders: [adr]\n',
  'adr/0001-late.md': record(
    'Late',
    'status: proposed\ndecide-by: 2026-03-10\ndecision-makers: [storage-lead]',
  ),
  'adr/0002-blocking.md': record(
    'Blocking',
    'status: proposed\ndecide-by: 2026-03-13\nblocks: [PROJ-12, PROJ-13]\ndecision-makers: ["@Storage-Lead"]\napprover: api-lead',
  ),
  'adr/0003-review.md': record(
    'Review',
    'status: accepted\naccountable: platform-manager\ndecision-makers: [api-lead]\noutcome: {review-by: 2026-02-01, expected: faster}',
  ),
  'adr/0004-waiver.md': record(
    'Waivers',
    'status: accepted\napprover: api-lead\nwaivers:\n  - {rule: no-evidence, why: measured later, by: ux-lead, until: 2026-03-20}\n  - {rule: option-untested, why: later, until: 2026-04-20}',
  ),
  'adr/0005-ended.md': record(
    'Ended',
    'status: accepted\nwaivers: [{rule: no-evidence, why: x, by: risk-lead, until: 2026-03-01}]',
  ),
  'adr/0006-quiet.md': record('Quiet', 'status: proposed\ndecide-by: 2026-03-14'),
};

async function collected(): Promise<readonly AttentionItem[]> {
  const { workspace } = await openMemory(files);
  return collectAttention(workspace, TODAY);
}

/** A workspace in which something else was found. */
async function withFindings(found: readonly Partial<Finding>[]): Promise<readonly AttentionItem[]> {
  const { workspace } = await openMemory({ 'adr/0001-late.md': files['adr/0006-quiet.md'] });
  const findings = found.map((each): Finding => ({
    rule: 'x',
    severity: 'info',
    message: 'm',
    path: 'adr/0001-late.md',
    range: startOfText,
    ...each,
  }));
  const stub: Pick<DecisionWorkspace, 'all' | 'check' | 'parse'> = {
    all: () => workspace.all(),
    parse: (path) => workspace.parse(path),
    check: () => ({ findings, waived: 0, baselined: 0 }),
  };
  return collectAttention(stub, TODAY);
}

describe('attention', () => {
  it('puts decisions that block most before those that are overdue longest', async () => {
    assert.deepEqual(
      (await collected()).map(({ kind, decision, days }) => [kind, decision.id, days]),
      [
        ['decide', 'ADR-0002', 1],
        ['decide', 'ADR-0001', 4],
        ['review', 'ADR-0003', 41],
        ['waiver', 'ADR-0005', 13],
        ['waiver', 'ADR-0004', -6],
      ],
    );
  });

  it('says what waits and who is asked', async () => {
    const byId = new Map((await collected()).map((item) => [item.decision.id, item]));
    assert.deepEqual(byId.get('ADR-0002')?.blocks, ['PROJ-12', 'PROJ-13']);
    assert.deepEqual(byId.get('ADR-0002')?.people, ['@Storage-Lead', 'api-lead']);
    assert.deepEqual(byId.get('ADR-0003')?.people, ['platform-manager']);
    assert.deepEqual(byId.get('ADR-0004')?.people, ['ux-lead']);
    assert.deepEqual(byId.get('ADR-0005')?.people, ['risk-lead']);
  });

  it('takes a waiver within two weeks of its end, and no later one', async () => {
    const waivers = (await collected()).find(({ decision }) => decision.id === 'ADR-0004');
    assert.deepEqual(
      waivers?.reasons.map(({ message, rule }) => [message.slice(0, 46), rule]),
      [['The waiver of no-evidence ends on 2026-03-20: ', undefined]],
    );
  });

  it('joins what several rules find in one decision, also a rule of a later version', async () => {
    const items = await withFindings([
      { rule: 'decision-overdue', after: '2026-03-12' },
      { rule: 'decision-stalled' },
      { rule: 'evidence-broken', data: { evidence: 'E1' } },
      { rule: 'evidence-suspect', data: { evidence: 'E2' } },
      { rule: 'title-missing' },
    ]);
    assert.deepEqual(
      items.map(({ kind, reasons }) => [kind, reasons.map(({ rule, evidence }) => evidence ?? rule)]),
      [
        ['decide', ['decision-overdue', 'decision-stalled']],
        ['failing', ['E1']],
        ['suspect', ['E2']],
      ],
    );
    assert.equal(items[0]?.due, '2026-03-12');
  });

  it('finds what is asked of a person, however the name is written', async () => {
    const items = await collected();
    assert.deepEqual(
      attentionFor(items, ' storage-LEAD').map(({ decision }) => decision.id),
      ['ADR-0002', 'ADR-0001'],
    );
    assert.deepEqual(attentionFor(items, 'storage'), []);
    assert.deepEqual(
      attentionByPerson(items).map(({ name, counts }) => [name, attentionKinds.map((kind) => counts[kind])]),
      [
        ['@Storage-Lead', [2, 0, 0, 0, 0]],
        ['api-lead', [1, 0, 0, 0, 0]],
        ['platform-manager', [0, 0, 1, 0, 0]],
        ['risk-lead', [0, 0, 0, 0, 1]],
        ['ux-lead', [0, 0, 0, 0, 1]],
      ],
    );
  });

  it('takes nothing from decisions that are closed', async () => {
    const { workspace } = await openMemory({
      'adr/0001-a.md': record(
        'Rejected',
        'status: rejected\nwaivers: [{rule: no-evidence, why: x, until: 2026-03-16}]',
      ),
    });
    assert.deepEqual(await collectAttention(workspace, TODAY), []);
  });

  it('is written for people', async () => {
    const text = writeAttentionText({ today: TODAY, person: undefined, items: await collected() });
    assert.match(
      text,
      /^To be decided \(2\)\n {2}ADR-0002 {2}Blocking {2}\(blocks PROJ-12, PROJ-13; 1 day overdue\)\n/,
    );
    assert.match(text, /\n {2}ADR-0004 {2}Waivers {2}\(in 6 days, 2026-03-20\)\n/);
    assert.match(text, /\nBy person\n {2}@Storage-Lead: 2 to be decided\n/);
    assert.match(text, /\n5 decisions need somebody\n$/);
    assert.equal(
      writeAttentionText({ today: TODAY, person: 'ux-lead', items: [] }),
      'Nothing is asked of ux-lead.\n',
    );
  });

  it('lets nothing of a record act on the terminal', async () => {
    const { workspace } = await openMemory({
      'adr/0001-a.md': record(
        'Title \u202Eevil',
        'status: proposed\ndecide-by: 2026-01-01\nblocks: ["\\e[31mred"]\ndecision-makers: ["\\e]0;x"]',
      ),
    });
    const items = await collectAttention(workspace, TODAY);
    assert.equal(items.length, 1);
    const text = writeAttentionText({ today: TODAY, person: undefined, items });
    assert.doesNotMatch(text, /[\u001B\u202E]/);
  });

  it('is written as the schema says', async () => {
    const items = await collected();
    const data: unknown = JSON.parse(writeAttentionJson({ today: TODAY, person: undefined, items }));
    assert.deepEqual(validateStatus(data), []);
    assert.notDeepEqual(validateStatus({ ...(data as object), more: 1 }), []);
  });
});
