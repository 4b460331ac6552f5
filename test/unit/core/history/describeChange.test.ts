import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeChange } from '../../../../src/core/history/describe/describeChange';
import { eventKinds, oppositeKind } from '../../../../src/core/history/describe/event';
import type { DecisionEvent } from '../../../../src/core/history/describe/event';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import type { ParsedDecision } from '../../../../src/core/parse/parsedDecision';
import { changeCases } from './changeCases';
import { recordModel, writtenRecord } from './recordModel';

const path = 'docs/decisions/0007-use-sqlite.md';

function parsed(text: string, at = path): ParsedDecision {
  return parseDecision(at, text, { statuses: {} });
}

/** What an event does, and what the one that takes it back does. */
function effect({ kind, subject, field, from, to }: DecisionEvent): string {
  return JSON.stringify([kind, subject?.toLowerCase(), field, from, to]);
}

function undone(event: DecisionEvent): string {
  const { kind, from, to, ...rest } = event;
  return effect({
    ...rest,
    kind: oppositeKind(kind),
    ...(to === undefined ? {} : { from: to }),
    ...(from === undefined ? {} : { to: from }),
  });
}

describe('describeChange', () => {
  const told = new Set<string>();

  for (const { name, before, after, from = path, to = path, events } of changeCases) {
    it(`tells: ${name}`, () => {
      const [was, is] = [
        before === undefined ? undefined : parsed(before, from),
        after === undefined ? undefined : parsed(after, to),
      ];
      const found = describeChange(was, is);
      found.forEach(({ kind }) => told.add(kind));
      assert.deepEqual(
        found.map(({ kind, detail }) => `${kind}: ${detail}`),
        events,
      );
      const back = describeChange(is, was);
      back.forEach(({ kind }) => told.add(kind));
      assert.deepEqual(back.map(effect).sort(), found.map(undone).sort());
    });
  }

  it('tells of every kind in these cases', () => {
    assert.deepEqual(
      eventKinds.filter((kind) => !told.has(kind)),
      [],
    );
  });

  it('tells nothing when there was and is no record', () => {
    assert.deepEqual(describeChange(undefined, undefined), []);
  });

  it('tells nothing of the same record, and of another one the opposite of what the other way round says', () => {
    fc.assert(
      fc.property(recordModel, recordModel, (one, other) => {
        const [a, b] = [parsed(writtenRecord(one)), parsed(writtenRecord(other))];
        assert.deepEqual(describeChange(a, parsed(writtenRecord(one))), []);
        const there = describeChange(a, b);
        assert.equal(there.length === 0, a.text === b.text);
        assert.deepEqual(describeChange(b, a).map(effect).sort(), there.map(undone).sort());
        assert.equal(new Set(there.map(effect)).size, there.length);
      }),
      { numRuns: 300 },
    );
  });

  it('says one short line of any two texts, and the opposite the other way round', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '---\n',
        'status: ',
        'evidence:\n  - id: ',
        '# ',
        '## Considered Options\n\n- ',
        '\n',
        '\0',
        '~~',
        '[',
        '{',
      ),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [parsed(one), parsed(other)];
        const events = describeChange(a, b);
        for (const { detail } of events) {
          assert.ok(detail.length < 800 && !detail.includes('\n') && detail.trim() === detail, detail);
        }
        assert.equal(describeChange(b, a).length, events.length);
      }),
      { numRuns: 300, examples: [['', '---\nreviewers: # none yet\n\n- ']] },
    );
  });

  it('takes time by the length of a record', () => {
    const bullets = (word: string): string =>
      `# T\n\n## Considered Options\n\n${Array.from({ length: 5000 }, (_, index) => `- ${word} ${index}\n`).join('')}`;
    assert.equal(describeChange(parsed(bullets('Old')), parsed(bullets('New'))).length, 10_000);
  });
});
