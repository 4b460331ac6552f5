import assert from 'node:assert/strict';
import { mapOf } from '../../../../src/core/map/decisionMap';
import type { DecisionMap } from '../../../../src/core/map/decisionMap';
import { openMemory } from '../../support/openMemory';

function record(title: string, fields: string): string {
  return `---\n${fields}\n---\n\n# ${title}\n\n## Considered Options\n\n- A\n- B\n\n## Decision Outcome\n\nChosen option: "A".\n`;
}

async function mapIn(files: Readonly<Record<string, string>>): Promise<DecisionMap> {
  const { workspace } = await openMemory({ '.grounds.yaml': 'folders: [adr]\n', ...files });
  return mapOf(workspace);
}

function told({ nodes, links }: DecisionMap): readonly string[] {
  return links.map(({ kind, from, to }) => `${nodes[from]?.id ?? '?'} ${kind} ${nodes[to]?.id ?? '?'}`);
}

describe('mapOf', () => {
  it('has each relation once, from the decision that it is said of, whichever side states it', async () => {
    const map = await mapIn({
      'adr/0001-a.md': record('A', 'status: superseded\nsuperseded-by: ADR-0002\namended-by: ADR-0003'),
      'adr/0002-b.md': record('B', 'status: accepted\nsupersedes: ADR-0001\nrelates-to: ADR-0003'),
      'adr/0003-c.md': record(
        'C',
        'status: accepted\nrelates-to: [ADR-0002, ADR-0002]\ndepends-on: ADR-0002',
      ),
    });
    assert.deepEqual(told(map), [
      'ADR-0002 supersedes ADR-0001',
      'ADR-0002 relates-to ADR-0003',
      'ADR-0003 amends ADR-0001',
      'ADR-0003 depends-on ADR-0002',
    ]);
  });

  it('leaves out what leads to itself, nowhere, or to several', async () => {
    const map = await mapIn({
      'adr/0001-a.md': record('A', 'status: accepted\ndepends-on: [ADR-0001, ADR-0099, ADR-0002]'),
      'adr/0002-b.md': record('B', 'status: accepted'),
      'adr/0002-c.md': record('C', 'status: accepted'),
    });
    assert.deepEqual(told(map), []);
    assert.equal(map.nodes.length, 3);
  });

  it('says of each decision how it stands: by its evidence while that counts, else by its status', async () => {
    const { nodes } = await mapIn({
      'adr/0001-a.md': record('A', 'status: accepted\ndate: 2026-01-02\ntags: [speed]'),
      'adr/0002-b.md': record('B', 'status: rejected'),
    });
    assert.deepEqual(
      nodes.map(({ word, tone, date, tags }) => [word, tone, date, tags]),
      [
        ['Unsupported', 'warning', '2026-01-02', ['speed']],
        ['Rejected', 'quiet', undefined, []],
      ],
    );
  });
});
