import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCitation } from '../../../../src/core/evidence/citations';
import type { DecisionWorkspace } from '../../../../src/core/service';
import { memoryEvidence } from '../../support/memoryEvidence';
import { openMemory } from '../../support/openMemory';

const folder = 'docs/decisions';
const pathOf = (number: number): string => `${folder}/000${number}-record.md`;
const NOTES = 'docs/decisions/evidence/notes.md';
const words = 'Six of seven said that it was slow.';

const record = (...items: readonly string[]): string =>
  `---\nstatus: accepted\nevidence:\n${items.map((item) => `  - {type: study, finding: Slow., ${item}}\n`).join('')}---\n\n# Use SQLite\n`;

const source = memoryEvidence({ files: { [NOTES]: { lines: [words] } } });
const quoting = (id: string, quote = words): string =>
  `id: ${id}, supports: SQLite, file: ${NOTES}, quote: "${quote}"`;
const citing = (from: string, id = 'E1'): string => `id: ${id}, from: "${from}"`;

async function opened(...records: readonly string[]): Promise<DecisionWorkspace> {
  const files = Object.fromEntries(records.map((text, at) => [pathOf(at + 1), text]));
  return (await openMemory(files, { evidence: source })).workspace;
}

/** State and first reason of each item of a record. */
function told(workspace: DecisionWorkspace, number: number): readonly (readonly [string, string])[] {
  return (workspace.verdictsOf(pathOf(number)) ?? []).map(({ state, reasons: [first] }) => [
    state,
    first?.message ?? '',
  ]);
}

describe('evidence cited from another record', () => {
  it('is worth what the cited item is worth, through any number of records', async () => {
    const workspace = await opened(
      record(quoting('E1'), quoting('E2', 'Nobody said that.')),
      record(citing('ADR-0001#E1'), citing('1#E2', 'E2')),
      record(citing('ADR-2#E1'), citing('0002-record.md#E2', 'E2')),
    );
    const verdicts = await workspace.verify([pathOf(3)]);
    assert.deepEqual(
      verdicts.map(({ path, id, state }) => [path, id, state]),
      [
        [pathOf(3), 'E1', 'verified'],
        [pathOf(3), 'E2', 'broken'],
      ],
    );
    assert.match(told(workspace, 3)[0]?.[1] ?? '', /^ADR-2#E1 is verified: ADR-0001#E1 is verified/);
    assert.match(told(workspace, 2)[1]?.[1] ?? '', /^1#E2 is broken: /);
    assert.ok(
      workspace
        .findingsFor(pathOf(3))
        .some(
          ({ rule, message }) =>
            rule === 'evidence-broken' && message.includes('0002-record.md#E2 is broken'),
        ),
    );
  });

  it('follows the cited item as it changes', async () => {
    const workspace = await opened(record(quoting('E1')), record(citing('ADR-0001#E1')));
    await workspace.verify();
    assert.equal(told(workspace, 2)[0]?.[0], 'verified');
    await workspace.update(pathOf(1), record(quoting('E1', 'Nobody said that.')));
    await workspace.verify([pathOf(1)]);
    assert.equal(told(workspace, 2)[0]?.[0], 'broken');
    await workspace.update(pathOf(1), record(quoting('E9')));
    await workspace.verify([pathOf(1)]);
    assert.deepEqual(told(workspace, 2), [['broken', 'ADR-0001 has no item E1']]);
  });

  it('offers the item that was meant', async () => {
    const workspace = await opened(record(quoting('Latency')), record(citing('ADR-0001#Latencie')));
    await workspace.verify();
    const finding = workspace.findingsFor(pathOf(2)).find(({ rule }) => rule === 'evidence-broken');
    assert.ok(finding);
    assert.match(finding.message, /did you mean ADR-0001#Latency\?/);
    const [fix] = await workspace.fixesFor(finding);
    assert.deepEqual(
      fix?.changes[0]?.edits.map(({ newText }) => newText),
      ['"ADR-0001#Latency"'],
    );
  });

  it('can be of the same record', async () => {
    const workspace = await opened(record(citing('#E2'), quoting('E2')));
    await workspace.verify();
    assert.deepEqual(
      told(workspace, 1).map(([state]) => state),
      ['verified', 'verified'],
    );
  });

  it('is broken, with the reason, where it leads nowhere or in a circle', async () => {
    const workspace = await opened(
      record(quoting('E1')),
      record(citing('ADR-0009#E1'), citing('ADR-0001#E7', 'E2')),
      record(citing('ADR-0004#E1'), citing('#E2', 'E2')),
      record(citing('ADR-0003#E1')),
    );
    await workspace.verify();
    assert.deepEqual(told(workspace, 2), [
      ['broken', 'there is no decision ADR-0009'],
      ['broken', 'ADR-0001 has no item E7'],
    ]);
    for (const number of [3, 4]) {
      for (const item of told(workspace, number)) {
        assert.deepEqual(item, ['broken', 'what it cites leads back to itself']);
      }
    }
  });

  it('never is worth more than its own claims', async () => {
    const other = record(`${citing('ADR-0001#E1')}, supports: Unheard of`).replace(
      '# Use',
      '## Considered Options\n\n- SQLite\n\n# Use',
    );
    const workspace = await opened(record(quoting('E1')), other);
    await workspace.verify();
    assert.deepEqual(told(workspace, 2)[0], [
      'broken',
      'Unheard of is not among the options of the decision',
    ]);
  });

  it('stands long chains', async () => {
    const items = Array.from({ length: 3000 }, (_, at) => citing(`#E${at + 1}`, `E${at}`));
    const workspace = await opened(record(...items, quoting('E3000')));
    await workspace.verify();
    assert.ok(told(workspace, 1).length > 1 && told(workspace, 1).every(([state]) => state === 'verified'));
  });

  it('needs no data of its own, and knows how it is written', async () => {
    const workspace = await opened(
      record(quoting('E1')),
      record(citing('ADR-0001#E1')),
      record(citing('ADR-0001')),
    );
    const schema = (number: number): readonly string[] =>
      workspace
        .findingsFor(pathOf(number))
        .flatMap(({ rule, message }) => (rule === 'front-matter-schema' ? message : []));
    assert.deepEqual(schema(2), []);
    assert.match(schema(3).join(), /ADR-0003#E2/);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { record: ref, item } = parseCitation(text);
        assert.ok(text.includes(ref) && text.includes(item) && !item.includes('#'));
      }),
    );
  });
});
