import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editCaptured } from '../../../../src/core/fix/capturedEdits';
import type { CapturedFields } from '../../../../src/core/fix/capturedEdits';
import type { ParsedDecision } from '../../../../src/core/parse/parsedDecision';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { claimsOf } from '../../../../src/core/evidence/claim';
import { applyEdits } from '../../../../src/core/text/edits';

const captured: CapturedFields = {
  result: '1/1 passed',
  commit: '9fc2a8caa271a2cd11cc300bb2ca15edce1427df',
  digest: `sha256:${'ab'.repeat(32)}`,
  tree: `sha256:${'cd'.repeat(32)}`,
};

const block = [
  '    captured: # written by the tool',
  '      result: 1/1 passed',
  `      commit: ${captured.commit ?? ''}`,
  `      digest: ${captured.digest ?? ''}`,
  `      tree: ${captured.tree ?? ''}`,
];

function parse(text: string): ParsedDecision {
  return parseDecision('docs/adr/0001-a.md', text, defaultConfig);
}

function record(...lines: readonly string[]): string {
  return ['---', 'status: accepted', 'evidence:', ...lines, '---', '', '# Use A', ''].join('\n');
}

function pinned(text: string, fields: CapturedFields = captured, index = 0): string | undefined {
  const edits = editCaptured(parse(text), [{ index, captured: fields }]);
  return edits && applyEdits(text, edits);
}

describe('editCaptured', () => {
  const item = ['  - id: E1', '    type: test # in the shop', "    tests: 'a#b'"];

  it('adds a block behind the last field of the item', () => {
    const text = record(...item, '', '  - id: E2', '    type: link');
    assert.equal(pinned(text), record(...item, ...block, '', '  - id: E2', '    type: link'));
  });

  it('replaces what was recorded and leaves the fields of others', () => {
    const before = [
      '    captured: # by hand',
      '      result: 0/1 passed',
      '      on: "linux, 8 cores"',
      '      digest: sha256:00',
      '    limits: one writer',
    ];
    assert.equal(
      pinned(record(...item, ...before)),
      record(
        ...item,
        '    captured: # by hand',
        ...block.slice(1),
        '      on: "linux, 8 cores"',
        '    limits: one writer',
      ),
    );
  });

  it('turns a block in braces into lines', () => {
    assert.equal(
      pinned(record(...item, '    captured: { result: 0/1 passed } # old')),
      record(...item, '    captured: # old', ...block.slice(1)),
    );
  });

  it('fills an empty block', () => {
    assert.equal(
      pinned(record(...item, '    captured:')),
      record(...item, '    captured:', ...block.slice(1)),
    );
  });

  it('changes nothing when everything is recorded', () => {
    const once = pinned(record(...item)) ?? '';
    assert.deepEqual(editCaptured(parse(once), [{ index: 0, captured }]), []);
  });

  it('writes the results of options in one line, or on lines of their own when there is no room', () => {
    const result = { SQLite: '171.5 ms', 'C: drive': '62.5%' };
    assert.match(
      pinned(record(...item), { ...captured, result }) ?? '',
      / {6}result: \{ SQLite: 171\.5 ms, "C: drive": "62\.5%" \}\n/,
    );
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`Option number ${at}`, '171.5 ms']),
    );
    const text = pinned(record(...item), { ...captured, result: many }) ?? '';
    assert.match(text, / {6}result:\n {8}Option number 0: 171\.5 ms\n/);
    assert.deepEqual(claimsOf(parse(text))[0]?.captured?.result, many);
  });

  it('keeps line ends of Windows', () => {
    const text = record(...item).replaceAll('\n', '\r\n');
    assert.equal(pinned(text), record(...item, ...block).replaceAll('\n', '\r\n'));
  });

  it('does not touch an item in braces', () => {
    assert.equal(pinned(record('  - { id: E1, type: test }')), undefined);
  });

  it('pins several items of a record at once', () => {
    const text = record(...item, '  - id: E2', '    type: test');
    const edits = editCaptured(parse(text), [
      { index: 1, captured },
      { index: 0, captured },
    ]);
    assert.equal(
      applyEdits(text, edits ?? []),
      record(...item, ...block, '  - id: E2', '    type: test', ...block),
    );
  });

  it('changes no line but its own, whatever the items are', () => {
    const field = fc.constantFrom(
      '    finding: What was stored is read back. # truly',
      '    finding: >-\n      Folded over\n      two lines.\n',
      '    limits: |\n      One writer.\n\n      No more.',
      "    supports: 'A'",
      '    covers:\n      - src/\n      - "test/"',
      '    covers: [src/, test/]',
      '    # a comment',
      '    where: {a: b}',
      '    captured: {result: 1}',
      '    captured:\n      commit: 1234567\n      run: 7 # in CI',
    );
    const items = fc.array(fc.uniqueArray(field, { maxLength: 5, selector: (text) => text.split(':')[0] }), {
      minLength: 1,
      maxLength: 3,
    });
    const value = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text);
    const result = fc.oneof(
      value,
      fc.dictionary(value, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    );
    fc.assert(
      fc.property(items, result, fc.constantFrom('\n', '\r\n'), (list, wanted, eol) => {
        const lines = list.flatMap((fields, at) => [`  - id: E${at + 1}`, ...fields]);
        const text = record(...lines).replaceAll('\n', eol);
        const index = list.length - 1;
        const fields = { ...captured, result: wanted };
        const after = pinned(text, fields, index);
        assert.ok(after !== undefined);
        assert.deepEqual(claimsOf(parse(after))[index]?.captured, fields);
        assert.equal(pinned(after, fields, index), after);
        const foreign = (all: string): readonly string[] => withoutCaptured(all.split(eol));
        assert.deepEqual(foreign(after), foreign(text));
      }),
    );
  });
});

/** The lines that are in no `captured` block. */
function withoutCaptured(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.filter((line) => {
    isInside = /^ {4}captured:/.test(line) || (isInside && /^ {6}/.test(line));
    return !isInside;
  });
}
