import assert from 'node:assert/strict';
import { collectAttention } from '../../../../src/core/attention/attention';
import { boardOf } from '../../../../src/core/board/board';
import type { Board, BoardFacts, BoardGroup } from '../../../../src/core/board/board';
import { tellOutcomes } from '../../../../src/core/outcomes/outcomes';
import type { RecordPast } from '../../../../src/core/outcomes/recordPast';
import { commitOn } from '../../support/commitOn';
import { openMemory, TODAY } from '../../support/openMemory';
import { standingIn } from '../../../../src/core/page/standing';
import type { Standing } from '../../../../src/core/page/standing';
import type { Decision } from '../../../../src/core/model/decision';

function record(title: string, fields: string): string {
  return `---\n${fields}\n---\n\n# ${title}\n\n## Considered Options\n\n- A\n- B\n\n## Decision Outcome\n\nChosen option: "A".\n`;
}

const files = {
  '.grounds.yaml': 'folders: [adr]\n',
  'adr/0001-a.md': record(
    'Supported',
    'status: accepted\nevidence:\n  - {id: E1, type: link, url: "https://example.com", finding: A holds., supports: A}\n  - {id: E2, type: link, url: "https://example.com", finding: B does not., refutes: B}',
  ),
  'adr/0002-b.md': record('Bare', 'status: accepted\noutcome: {verdict: refuted}'),
  'adr/0003-c.md': record('Late', 'status: proposed\ndecide-by: 2026-03-10'),
  'adr/0004-d.md': record('Gone', 'status: superseded'),
};

async function board(past: BoardFacts['past'] = { reason: 'There is no commit yet.' }): Promise<Board> {
  const { workspace } = await openMemory(files);
  return boardOf({
    decisions: workspace.all(),
    stateOf: (decision) => standingIn(workspace, decision),
    attention: await collectAttention(workspace, TODAY),
    today: TODAY,
    past,
  });
}

function listed(groups: readonly BoardGroup[]): readonly unknown[] {
  return groups.map(({ name, entries }) => [name, entries.map((entry) => entry.name)]);
}

describe('boardOf', () => {
  it('counts the decisions in force by how they stand, those that are best off first', async () => {
    const { decisions, inForce, states } = await board();
    assert.deepEqual([decisions, inForce], [4, 2]);
    assert.deepEqual(listed(states), [
      ['Supported', ['ADR-0001  Supported']],
      ['Unsupported', ['ADR-0002  Bare']],
    ]);
  });

  it('has those apart that only sources support which no tool can check', async () => {
    const { workspace } = await openMemory(files);
    const facts = { attention: [], today: TODAY, past: { reason: undefined } };
    const checked: Parameters<typeof standingIn>[0] = {
      claimsOf: (path) => workspace.claimsOf(path),
      stateOf: (decision) => workspace.stateOf(decision),
      verdictsOf: () => [],
    };
    const stateOf = (decision: Decision): Standing | undefined => standingIn(checked, decision);
    const { states } = boardOf({ decisions: workspace.all(), stateOf, ...facts });
    assert.deepEqual(listed(states)[0], ['Cited only', ['ADR-0001  Supported']]);
  });

  it('has each decision under its status, and no status without one', async () => {
    assert.deepEqual(listed((await board()).statuses), [
      ['Proposed', ['ADR-0003  Late']],
      ['Accepted', ['ADR-0001  Supported', 'ADR-0002  Bare']],
      ['Superseded', ['ADR-0004  Gone']],
    ]);
  });

  it('says of what needs attention why', async () => {
    const [group, ...others] = (await board()).attention;
    assert.deepEqual(others, []);
    assert.equal(group?.name, 'To be decided');
    assert.match(group.entries[0]?.note ?? '', /2026-03-10/);
  });

  it('tells of the past what is known of it, and otherwise why it is not', async () => {
    assert.deepEqual((await board()).past, { kind: 'untold', reason: 'There is no commit yet.' });
    const { workspace } = await openMemory(files);
    const told: RecordPast = {
      kind: 'told',
      isWhole: true,
      versions: [
        {
          commit: commitOn('2026-01-01'),
          content: { status: 'accepted', evidence: ['E1'], considered: 2, tested: 2 },
        },
      ],
    };
    const unknown: RecordPast = { kind: 'unknown', gap: 'uncommitted' };
    const pasts = new Map(
      workspace.all().map(({ path }) => [path, path === 'adr/0001-a.md' ? told : unknown]),
    );
    const outcomes = tellOutcomes(
      await Promise.all(
        workspace.all().map(async (decision) => ({
          decision,
          record: (await workspace.parse(decision.path))!,
          past: pasts.get(decision.path)!,
        })),
      ),
    );
    const { past } = await board({ outcomes, pasts });
    assert.ok(past.kind === 'told');
    assert.deepEqual(past.trend, [
      { date: '2026-01-01', inForce: 1, withEvidence: 1 },
      { date: TODAY, inForce: 1, withEvidence: 1 },
    ]);
    assert.equal(past.untold, 3);
    assert.deepEqual(listed(past.verdicts), [['Refuted', ['ADR-0002  Bare']]]);
    assert.equal(past.figures.length, 5);
  });
});
