import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markerFinder, markerHints } from '../../../../src/core/code/markers';
import { usualPrefixes } from '../../../../src/core/code/prefixes';

const find = markerFinder();

/** What is found in a line, as written. */
function written(text: string): readonly string[] {
  return find(text).map((marker) => marker.written);
}

const found: readonly (readonly [text: string, ...markers: string[]])[] = [
  ['// ADR-0007: keep one writer', 'ADR-0007'],
  ['/// ADR 0016 — `/embedding` command', 'ADR 0016'],
  ['# see ADR-7.', 'ADR-7'],
  ['(ADR#12)', 'ADR#12'],
  ['ADR #12', 'ADR #12'],
  ['ADR_0004', 'ADR_0004'],
  ['ADR0007', 'ADR0007'],
  ['adr-053', 'adr-053'],
  ["the preview of ADR-0047's plan", 'ADR-0047'],
  ['(ADR-0004/0005)', 'ADR-0004'],
  ['../adr/ADR-008-virtual-paths.md', 'ADR-008'],
  ['ADR-0002, ADR-0003', 'ADR-0002', 'ADR-0003'],
  ['근거는 ADR-0021은 참고', 'ADR-0021'],
  ['按ADR-0021办', 'ADR-0021'],
  [' * @adr 016', '016'],
  ['// @adr ADR-0004', 'ADR-0004'],
  ['// @adr ADR-021: Strict checks', 'ADR-021'],
  ['// grounds: 0007', '0007'],
  ['// grounds:7', '7'],
  ['# grounds: 0007, ADR-0012, 3.', '0007', 'ADR-0012', '3'],
  ['<!-- grounds: 20260314-use-sqlite -->', '20260314-use-sqlite'],
  ['grounds: docs/decisions/0007-use-sqlite.md', 'docs/decisions/0007-use-sqlite.md'],
  ['grounds: #7', '#7'],
  ['@adr docs/ADR-008-paths.md', 'docs/ADR-008-paths.md'],
  ['grounds: grounds: 0007', '0007'],
  ['"grounds: 0007"', '0007'],
];

/** What stands in real code and means something else. */
const nothing: readonly string[] = [
  'adr r1, tfunc',
  '(cadr 1)',
  'ADR1 = 0x40;',
  'ADR_1: int',
  'ADR_12',
  'DMA_ADR12',
  'ZB_LREG_SRCADR_0',
  'signal read_adr_0 : unsigned',
  'adr 7',
  'adr7',
  'X-ADR-7',
  'ADR 1.10.26w',
  'ADR-2026-03',
  'ADR-0007a',
  'ADR-1234567',
  'ADR-{n}',
  'ADR-NNNN',
  'ADR',
  'MADR-4',
  'see https://example.com/adr/ADR-008-virtual-paths.md',
  '@adr none',
  '@adrian 7',
  '@adr = Adr.new',
  'on the grounds: that it is 3 times as fast',
  'playgrounds: 7',
  'grounds: 1.5',
  'grounds: 2026-03-14',
  'grounds:',
];

describe('markers', () => {
  for (const [text, ...markers] of found) {
    it(`finds ${markers.join(' and ')} in ${text}`, () => {
      assert.deepEqual(written(text), markers);
    });
  }

  for (const text of nothing) {
    it(`finds nothing in ${text}`, () => {
      assert.deepEqual(written(text), []);
    });
  }

  it('says what to look up, and where it stands', () => {
    const text = 'a\r\n// ADR-0007 and grounds: #12';
    assert.deepEqual(
      find(text).map(({ reference, span }) => [reference, text.slice(span.start, span.end)]),
      [
        ['0007', 'ADR-0007'],
        ['12', '#12'],
      ],
    );
  });

  it('takes prefixes of one’s own literally', () => {
    const own = markerFinder(['RFC', 'dl:adr', '.*', '(a+)+$']);
    assert.deepEqual(
      own('RFC-12, dl:adr 0042; ADR-1; .*7; (a+)+$9').map((marker) => marker.written),
      ['RFC-12', '0042', '7', '9'],
    );
  });

  it('finds nothing without prefixes, or by prefixes that are not usable', () => {
    assert.deepEqual(markerFinder([])('ADR-0007'), []);
    assert.deepEqual(markerFinder(['', '  ', 'x'.repeat(41)])(`ADR-0007 ${'x'.repeat(41)}-1`), []);
  });

  it('hints at every text that has a marker', () => {
    const hints = markerHints(usualPrefixes).map((hint) => hint.toLowerCase());
    for (const [text] of found) {
      assert.ok(
        hints.some((hint) => text.toLowerCase().includes(hint)),
        text,
      );
    }
    assert.ok(!hints.some((hint) => 'a quadrant of madrid'.includes(hint)));
  });

  it('finds a marker between any words, where it stands', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '\n', '(', 'a', 'é', '/', '"', '\u{1f600}', ',') });
    fc.assert(
      fc.property(around, around, fc.integer({ min: 0, max: 999_999 }), (before, after, number) => {
        const marker = `ADR-${number}`;
        const text = `${before} ${marker} ${after}`;
        const [first] = find(text);
        assert.deepEqual(first, {
          written: marker,
          reference: String(number),
          span: { start: before.length + 1, end: before.length + 1 + marker.length },
        });
      }),
    );
  });

  it('gives ordered markers that do not overlap, for any text', () => {
    const pieces = fc.constantFrom(
      'ADR',
      '-',
      ' ',
      '0007',
      '@adr',
      'grounds:',
      ',',
      '\n',
      '://',
      '.md',
      'x',
      '#',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const marker of find(text)) {
          assert.ok(marker.span.start >= end);
          assert.equal(text.slice(marker.span.start, marker.span.end), marker.written);
          end = marker.span.end;
        }
      }),
    );
  });

  for (const [name, piece] of [
    ['prefixes', 'grounds:'],
    ['lists', 'grounds: 1, '],
    ['names', 'ADR-'],
    ['numbers', 'ADR-0007 '],
    ['addresses', 'x://ADR-0007/'],
    ['gaps', '@adr     '],
    ['digits', '7'],
  ] as const) {
    it(`reads a megabyte of ${name}`, () => {
      assert.ok(find(piece.repeat(1_000_000 / piece.length)).length <= 6_000);
    });
  }
});
