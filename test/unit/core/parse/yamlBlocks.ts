import fc from 'fast-check';

/** Blocks of YAML as people write them above a record, in many spellings, right and wrong. */

const keys = fc.constantFrom(
  ...['status', 'date', 'a', 'b', 'c', 'id', 'evidence', 'supports', 'decision-makers', 'k_1', 'Key'],
  ...['__proto__', 'constructor', 'toString', '"q"', "'q'", 'a b', 'x.y', '1', 'true', 'null', 'été', '<<', '-k', '_'],
);

const plain = fc.constantFrom(
  ...['SQLite', 'a b', 'accepted', 'a, b', 'a; b', 'a:b', 'a#b', 'a #b', 'a  # b', "it's", 'a "b" c', 'x (y)'],
  ...['7', '0', '-3', '-0', '0.25', '0027', '1.10', '1e5', '0x1F', '0o17', '.5', '5.', '+1', '1_000', '1:30'],
  ...['123456789012345', '1234567890123456', '.inf', '.nan', '12e03', '1.0', '-1.5', '00', '1.5.2'],
  ...['true', 'True', 'TRUE', 'tRUE', 'false', 'yes', 'no', 'on', 'null', 'Null', 'NULL', '~', 'n', 'N'],
  ...['2026-03-14', '2026-03-14T10:00:00Z', '2026-3-4', '14.03.2026', '10:30'],
  ...['https://a.b/c?d=e#f', './a/b.csv', '../a', '$x', '(a)', '<a>', '=', '~/x', '^x', '_x', '\\x', '\\', ';', '/'],
  ...['é', '名前', '😀', 'a😀', 'a\u00a0b', '\u00a0', '\u00a0a', 'a\u00a0', 'a\u2028b', '\u2028', '\u0085', 'a\u0000b'],
  ...['a\u000bb', 'a\u000c', '\u200b', '\u0301', 'a\u0301', '²', 'Ⅷ', '\ud800', 'a\ufeff', 'x'.repeat(1030)],
  ...['a]', 'a}', 'a[b', 'a{b', 'a,', 'a:', 'a: b', 'a : b', ':a', ': a', 'a::', 'a: ', 'a:\tb', 'a\tb', 'a #', 'a#'],
  ...['-a', '-1', '--', '-', '- a', '--- a', '->', '...', '---', '?', '? a', '?a', '!', '!t a', '!!int 3', '!!str 3'],
  ...['&x a', '&x', '*x', '*', '**a**', '@a', '`a`', '%a', '|', '>', '|-', '>+', '|2', '| # c', '> a', '>a', '|a', '<<'],
);

const quoted = fc.constantFrom(
  ...['"q"', "'q'", '""', "''", '"a b"', "'a b'", '" a "', "' a '", '"a: b"', "'a #b'", '"7"', "'0027'", '"true"'],
  ...['"a\\n"', '"\\""', '"\\x41"', '"\\q"', "'it''s'", "''''", '"it\'s"', "'a\"b'", "'a\\n'", '"é"', '"[a]"', "'{a}'"],
  ...['"a', "'a", '"a" b', '"a"#b', '"a" #b', '"a"  # b', "'a' b", "'a'b", '"a":b', '"a": b', '"a",', '"\t"', "'\u00a0'"],
);

const inFlow = fc.constantFrom(
  ...['a', 'b', 'a b', '7', '0027', '1.10', 'true', 'null', '~', '', ' ', '"q"', "'q'", '"a,b"', '"]"', "'}'"],
  ...['a:b', 'a: b', ':a', 'a:', '#a', 'a#', 'a #', 'a # c', '-', '-a', '- a', '?', '? a', '&x a', '*x', '!t a', '2026-03-14'],
  ...['a"b', '"a"b', '"a" b', "'a''b'", '"\\n"', '|', '>', '>a', '@', '%', '`', 'é', '😀', '\u00a0', 'a\u00a0', '=', '<<', 'x(y)'],
);
const flowKey = fc.constantFrom(
  ...['a', 'b', 'c', 'a b', 'x (y)', 'a.b', 'a/b', '"q"', "'q'", '1', '', 'a ', '<<', '__proto__', '?', '-', '- a', '-a', 'é', '&x a', '#'],
);
const colon = fc.constantFrom(': ', ': ', ': ', ': ', ':', ' : ', ':  ', ': # c');
const comma = fc.constantFrom(', ', ', ', ', ', ',', ' , ', ',,', ', #', ' ');
const maybe = (text: string): fc.Arbitrary<string> => fc.constantFrom('', '', '', text);

function joined(parts: readonly string[], commas: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : `${commas[index % commas.length]}${part}`)).join('');
}

const { flow } = fc.letrec<{ flow: string; flowList: string; flowMap: string; any: string }>((tie) => ({
  any: fc.oneof({ weight: 5, arbitrary: inFlow }, { weight: 1, arbitrary: tie('flow') }),
  flowList: fc
    .tuple(
      fc.array(tie('any'), { maxLength: 4 }),
      fc.array(comma, { minLength: 3, maxLength: 3 }),
      maybe(' '),
      fc.constantFrom(']', ']', ']', ']', ' ]', ',]', ', ]', '', '}', ']]', '] #c', ']#c', '] x', ']: x'),
    )
    .map(([items, commas, space, close]) => `[${space}${joined(items, commas)}${close}`),
  flowMap: fc
    .tuple(
      fc.array(fc.tuple(flowKey, colon, tie('any')), { maxLength: 4 }),
      fc.array(comma, { minLength: 3, maxLength: 3 }),
      maybe(' '),
      fc.constantFrom('}', '}', '}', '}', ' }', ',}', ', }', '', ']', '}}', '} #c', '}#c', '} x', '}: x'),
    )
    .map(
      ([fields, commas, space, close]) =>
        `{${space}${joined(
          fields.map((field) => field.join('')),
          commas,
        )}${close}`,
    ),
  flow: fc.oneof({ depthSize: 'small' }, tie('flowList'), tie('flowMap')),
}));

const placeholder = fc.constantFrom('{a}', '{a b}', '{YYYY-MM-DD when}', '{a, b}', '{a | b}', '{a', '{}', '{ }', '{"a"}', '{a:b}');
const value = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 3, arbitrary: quoted },
  { weight: 3, arbitrary: flow },
  { weight: 1, arbitrary: placeholder },
);
const behind = fc.constantFrom('', '', '', '', ' ', '  ', ' # c', '  # c: d', ' #', '\t', '\t# c', '#c', ',');
const marker = fc.constantFrom('- ', '- ', '- ', '-  ', '-', '-   ', '- - ', '-\t', '- # c', '-- ', '? ', ': ');
const afterKey = fc.constantFrom(': ', ': ', ': ', ': ', ':', ':  ', ' : ', ':\t', ': # c', ':# c', ': &x ', ': !t ');

const line = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(keys, afterKey, value, behind).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(keys, fc.constantFrom(':', ':', ':', ': ', ': # c', ':  #', ' :', '')).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.tuple(marker, value, behind).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.tuple(marker, keys, afterKey, value, behind).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(marker, keys, fc.constantFrom(':', ': ', ': # c')).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('', '', ' ', '   ', '# c', '#', '#c', '\t', '-', '---', '...', '- ', '\u00a0', '%Y') },
  { weight: 1, arbitrary: value },
);
const indent = fc.constantFrom(...['', '', '', '', '  ', '  ', '  ', '    ', '    ', ' ', '   ', '      ', '\t', ' \t']);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r');

/** Any lines at any indents. */
const loose = fc
  .tuple(fc.array(fc.tuple(indent, line), { maxLength: 9 }), lineEnd, fc.boolean())
  .map(([all, end, closed]) => all.map((parts) => parts.join('')).join(end) + (closed ? end : ''));

interface Entry {
  readonly key: string;
  readonly lines: readonly string[];
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((each) => (each === '' ? '' : `${' '.repeat(by)}${each}`));
}

const simpleKey = fc.constantFrom('status', 'date', 'a', 'b', 'c', 'id', 'file', 'supports', 'k-1', '__proto__');
const goodValue = fc.oneof(
  fc.constantFrom(
    ...['SQLite', 'a b', '7', '0027', '1.10', '0.25', '2026-03-14', 'true', 'null', '~', "it's", 'a#b', 'a # c', 'x: # c'],
    ...['"q"', "'q: r'", '"7"', '[a, b]', '[]', '{}', '{a: 1, b: [c]}', '["x", \'y\', 1.10]', '{ a: "b" }', '[ a ]', '{x (y): 2}'],
    ...['é', 'a\u00a0', '\u00a0a', '\u2028a', '', '', '# c', 'https://a.b#c', '(a)', '-1', '-a', '|', '>-', '&x a', '*x'],
  ),
  value,
);

/** Blocks whose parts stand where they belong. */
const { block } = fc.letrec<{
  block: readonly string[];
  list: readonly string[];
  entry: Entry;
  item: readonly string[];
  blank: readonly string[];
}>((tie) => ({
  blank: fc.constantFrom<readonly string[]>(...[[], [], [], [], [], [''], ['# c'], ['   # c'], ['', ''], ['  ']]),
  entry: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(simpleKey, goodValue).map(([key, text]) => ({ key, lines: [`${key}: ${text}`] })),
    fc
      .tuple(simpleKey, fc.constantFrom(0, 1, 2, 4), tie('list'), tie('blank'))
      .map(([key, by, lines, blank]) => ({ key, lines: [`${key}:`, ...blank, ...indented(lines, by)] })),
    fc
      .tuple(simpleKey, fc.constantFrom(1, 2, 4), tie('block'), tie('blank'))
      .map(([key, by, lines, blank]) => ({ key, lines: [`${key}:`, ...blank, ...indented(lines, by)] })),
    fc
      .tuple(
        simpleKey,
        fc.constantFrom('|', '>', '|-', '>+', '|2', '"a', "'a", 'a', '[a,', '{a: 1,'),
        fc.array(fc.constantFrom('text', '', '  more', '# c', 'a: b', '- a', 'b"', "b'", 'b]', 'b: 2}'), { maxLength: 3 }),
      )
      .map(([key, head, lines]) => ({ key, lines: [`${key}: ${head}`, ...indented(lines, 2)] })),
  ),
  item: fc.oneof(
    { depthSize: 'small' },
    goodValue.map((text) => [`- ${text}`]),
    fc.tuple(tie('block'), fc.constantFrom(1, 1, 1, 3)).map(([lines, by]) =>
      lines.map((each, index) => (index === 0 ? `-${' '.repeat(by)}${each}` : each === '' ? '' : `${' '.repeat(by + 1)}${each}`)),
    ),
    fc.tuple(tie('block')).map(([lines]) => ['-', ...indented(lines, 2)]),
    tie('list').map((lines) => lines.map((each, index) => (index === 0 ? `- ${each}` : `  ${each}`))),
  ),
  list: fc
    .array(fc.tuple(tie('item'), tie('blank')), { minLength: 1, maxLength: 3 })
    .map((items) => items.flatMap(([lines, blank]) => [...lines, ...blank])),
  block: fc
    .array(fc.tuple(tie('entry'), tie('blank')), { minLength: 1, maxLength: 4 })
    .map((entries) => {
      const seen = new Set<string>();
      return entries
        .filter(([{ key }]) => !seen.has(key) && seen.add(key))
        .flatMap(([{ lines }, blank]) => [...lines, ...blank]);
    }),
}));

const tidy = fc
  .tuple(block, lineEnd, fc.boolean())
  .map(([lines, end, closed]) => lines.join(end) + (closed ? end : ''));

/** A change of a text: how far into it, how much is taken away, and what is put in. */
const change = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0, 1, 1, 2, 5),
  fc.constantFrom(
    ...['', '', ' ', '  ', '\n', '\r\n', '\r', '\t', ':', ': ', '- ', '-', '#', ' #', '"', "'", '[', ']', '{', '}', ',', '\\'],
    ...['&', '*', '!', '|', '>', '?', '\u00a0', '\u2028', '\u0085', '\ufeff', '\u0000', '😀', '\ud800', '\n  ', '\n- '],
  ),
);

/** Takes pieces out of a text and puts others in. */
export function changed(
  text: fc.Arbitrary<string>,
  maxChanges: number,
): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(change, { maxLength: maxChanges })).map(([original, changes]) =>
    changes.reduce((current, [place, gone, put]) => {
      const at = Math.floor(place * current.length);
      return current.slice(0, at) + put + current.slice(at + gone);
    }, original),
  );
}

/** Any block: tidy ones, such with a few mistakes, and lines in any order. */
export const yamlBlock: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: tidy },
  { weight: 3, arbitrary: changed(tidy, 3) },
  { weight: 3, arbitrary: loose },
  { weight: 1, arbitrary: changed(loose, 2) },
);
