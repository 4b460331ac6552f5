import fc from 'fast-check';

// Blocks of YAML as people write them above a record, in many spellings, right and wrong.

/** One of the texts that stand between bars. */
function anyOf(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...texts.flatMap((each) => each.split('¦')));
}

const keys = anyOf(
  'status¦date¦a¦b¦c¦id¦evidence¦supports¦decision-makers¦k_1¦Key¦__proto__¦constructor¦toString',
  '"q"¦\'q\'¦a b¦x.y¦x (y)¦a - b¦a/b¦a ¦a b ¦a # b¦a-¦(a)¦1¦true¦null¦été¦<<¦-k¦_',
);

const plain = anyOf(
  'SQLite¦a b¦accepted¦a, b¦a; b¦a:b¦a#b¦a #b¦a  # b¦it\'s¦a "b" c¦x (y)¦7¦0¦-3¦-0¦0.25¦0027¦1.10',
  '1e5¦0x1F¦0o17¦.5¦5.¦+1¦1_000¦1:30¦123456789012345¦1234567890123456¦.inf¦.nan¦12e03¦1.0¦-1.5¦00',
  '1.5.2¦true¦True¦TRUE¦tRUE¦false¦yes¦no¦on¦null¦Null¦NULL¦~¦n¦N¦2026-03-14¦2026-03-14T10:00:00Z',
  '2026-3-4¦14.03.2026¦10:30¦https://a.b/c?d=e#f¦./a/b.csv¦../a¦$x¦(a)¦<a>¦=¦~/x¦^x¦_x¦\\x¦\\¦;¦/¦é',
  '名前¦😀¦a😀¦a\u00a0b¦\u00a0¦\u00a0a¦a\u00a0¦a\u2028b¦\u2028¦\u0085¦a\u0000b¦a\u000bb¦a\u000c',
  '\u200b¦\u0301¦a\u0301¦²¦Ⅷ¦\ud800¦a\ufeff¦a]¦a}¦a[b¦a{b¦a,¦a:¦a: b¦a : b¦:a¦: a¦a::¦a: ¦a:\tb',
  'a\tb¦a #¦a#¦-a¦-1¦--¦-¦- a¦--- a¦->¦...¦---¦?¦? a¦?a¦!¦!t a¦!!int 3¦!!str 3¦&x a¦&x¦*x¦*¦**a**',
  '@a¦`a`¦%a¦|¦>¦|-¦>+¦|2¦| # c¦> a¦>a¦|a¦<<',
  'x'.repeat(1030),
);

const quoted = anyOf(
  '"q"¦\'q\'¦""¦\'\'¦"a b"¦\'a b\'¦" a "¦\' a \'¦"a: b"¦\'a #b\'¦"7"¦\'0027\'¦"true"¦"a\\n"¦"\\""',
  '"\\x41"¦"\\q"¦\'it\'\'s\'¦\'\'\'\'¦"it\'s"¦\'a"b\'¦\'a\\n\'¦"é"¦"[a]"¦\'{a}\'¦"a¦\'a¦"a" b¦"a"#b',
  '"a" #b¦"a"  # b¦\'a\' b¦\'a\'b¦"a":b¦"a": b¦"a",¦"\t"¦\'\u00a0\'',
);

const inFlow = anyOf(
  'a¦b¦a b¦7¦0027¦1.10¦true¦null¦~¦¦ ¦"q"¦\'q\'¦"a,b"¦"]"¦\'}\'¦a:b¦a: b¦:a¦a:¦#a¦a#¦a #¦a # c¦-¦-a',
  '- a¦?¦? a¦&x a¦*x¦!t a¦2026-03-14¦a"b¦"a"b¦"a" b¦\'a\'\'b\'¦"\\n"¦|¦>¦>a¦@¦%¦`¦é¦😀¦\u00a0',
  'a\u00a0¦=¦<<¦x(y)',
);
const flowKey = anyOf('a¦b¦c¦a b¦x (y)¦a.b¦a/b¦"q"¦\'q\'¦1¦¦a ¦<<¦__proto__¦?¦-¦- a¦-a¦é¦&x a¦#');
const colon = fc.constantFrom(': ', ': ', ': ', ': ', ':', ' : ', ':  ', ': # c');
const comma = fc.constantFrom(', ', ', ', ', ', ',', ' , ', ',,', ', #', ' ');
const maybe = (text: string): fc.Arbitrary<string> => fc.constantFrom('', '', '', text);

function joined(parts: readonly string[], commas: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : `${commas[index % commas.length]}${part}`))
    .join('');
}

const { flow } = fc.letrec<{ flow: string; flowList: string; flowMap: string; any: string }>((tie) => ({
  any: fc.oneof({ weight: 5, arbitrary: inFlow }, { weight: 1, arbitrary: tie('flow') }),
  flowList: fc
    .tuple(
      fc.array(tie('any'), { maxLength: 4 }),
      fc.array(comma, { minLength: 3, maxLength: 3 }),
      maybe(' '),
      anyOf(']¦]¦]¦]¦ ]¦,]¦, ]¦¦}¦]]¦] #c¦]#c¦] x¦]: x'),
    )
    .map(([items, commas, space, close]) => `[${space}${joined(items, commas)}${close}`),
  flowMap: fc
    .tuple(
      fc.array(fc.tuple(flowKey, colon, tie('any')), { maxLength: 4 }),
      fc.array(comma, { minLength: 3, maxLength: 3 }),
      maybe(' '),
      anyOf('}¦}¦}¦}¦ }¦,}¦, }¦¦]¦}}¦} #c¦}#c¦} x¦}: x'),
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

const placeholder = anyOf('{a}¦{a b}¦{YYYY-MM-DD when}¦{a, b}¦{a | b}¦{a¦{}¦{ }¦{"a"}¦{a:b}');
/** What may stand behind a key or the marker of an item. */
const value = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 3, arbitrary: quoted },
  { weight: 3, arbitrary: flow },
  { weight: 1, arbitrary: placeholder },
);
const behind = anyOf('¦¦¦¦ ¦  ¦ # c¦  # c: d¦ #¦\t¦\t# c¦#c¦,');
const marker = anyOf('- ¦- ¦- ¦-  ¦-¦-   ¦- - ¦-\t¦- # c¦-- ¦? ¦: ');
const afterKey = anyOf(': ¦: ¦: ¦: ¦:¦:  ¦ : ¦:\t¦: # c¦:# c¦: &x ¦: !t ');

const line = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(keys, afterKey, value, behind).map((parts) => parts.join('')) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(keys, fc.constantFrom(':', ':', ':', ': ', ': # c', ':  #', ' :', ''))
      .map((parts) => parts.join('')),
  },
  { weight: 4, arbitrary: fc.tuple(marker, value, behind).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.tuple(marker, keys, afterKey, value, behind).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(marker, keys, fc.constantFrom(':', ': ', ': # c')).map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: anyOf('¦¦ ¦   ¦# c¦#¦#c¦\t¦-¦---¦...¦- ¦\u00a0¦%Y'),
  },
  { weight: 1, arbitrary: value },
);
const indent = anyOf('¦¦¦¦  ¦  ¦  ¦    ¦    ¦ ¦   ¦      ¦\t¦ \t');
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

const simpleKey = anyOf('status¦date¦a¦b¦c¦id¦file¦supports¦k-1¦__proto__');
const plainly = anyOf(
  'SQLite¦a b¦7¦0027¦1.10¦0.25¦2026-03-14¦true¦null¦~¦it\'s¦a#b¦a # c¦x # c: d¦"q"¦\'q: r\'¦"7"',
  '\'\'¦"a" # c¦[a, b]¦[]¦{}¦{a: 1, b: [c]}¦["x", \'y\', 1.10]¦{ a: "b" }¦[ a ]¦{x (y): 2}',
  "[[a], {b: c}] # d¦{a: {b: 1.10, c: []}}¦[ ]¦[0027,x]¦{a: ~}¦['a, b']¦é¦https://a.b#c¦(a)¦-1¦-a",
  'a, b¦a]¦a:b¦{a: b c}¦[a b, c]¦<a>¦./x.md¦¦¦# c',
);
/** What reads like plain values, and needs care. */
const nearlyPlain = anyOf("{a : b}¦{a: 1, b  : c}¦{a b: 1}¦['a''b', c]¦{a: \"b\"  , c: d }");
const mostlyPlainly = fc.oneof(
  { weight: 30, arbitrary: plainly },
  { weight: 1, arbitrary: nearlyPlain },
  { weight: 1, arbitrary: fc.constantFrom('|', '>-', '&x a', '*x') },
  { weight: 1, arbitrary: value },
);
const openings = anyOf('|¦>¦|-¦>+¦|2¦"a¦\'a¦a¦[a,¦{a: 1,');
const continuations = fc.array(anyOf('text¦¦  more¦# c¦a: b¦- a¦b"¦b\'¦b]¦b: 2}'), { maxLength: 3 });

/** Blocks whose parts stand where they belong, with values of one kind. */
function blockOf(values: fc.Arbitrary<string>, open: number): fc.Arbitrary<readonly string[]> {
  return fc.letrec<{
    block: readonly string[];
    list: readonly string[];
    entry: Entry;
    item: readonly string[];
    blank: readonly string[];
  }>((tie) => ({
    blank: fc.constantFrom<readonly string[]>(
      ...[[], [], [], [], [], [''], ['# c'], ['   # c'], ['', ''], ['  ']],
    ),
    entry: fc.oneof(
      { depthSize: 'small' },
      {
        weight: 4,
        arbitrary: fc.tuple(simpleKey, values).map(([key, text]) => ({ key, lines: [`${key}: ${text}`] })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(simpleKey, fc.constantFrom(0, 1, 2, 4), tie('list'), tie('blank'))
          .map(([key, by, lines, blank]) => ({ key, lines: [`${key}:`, ...blank, ...indented(lines, by)] })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(simpleKey, fc.constantFrom(1, 2, 4), tie('block'), tie('blank'))
          .map(([key, by, lines, blank]) => ({ key, lines: [`${key}:`, ...blank, ...indented(lines, by)] })),
      },
      {
        weight: open,
        arbitrary: fc
          .tuple(simpleKey, openings, continuations)
          .map(([key, head, lines]) => ({ key, lines: [`${key}: ${head}`, ...indented(lines, 2)] })),
      },
    ),
    item: fc.oneof(
      { depthSize: 'small' },
      values.map((text) => [`- ${text}`]),
      fc
        .tuple(tie('block'), fc.constantFrom(1, 1, 1, 3))
        .map(([lines, by]) => [`-${' '.repeat(by)}${lines[0]}`, ...indented(lines.slice(1), by + 1)]),
      tie('block').map((lines) => ['-', ...indented(lines, 2)]),
      {
        weight: open,
        arbitrary: tie('list').map((lines) => [`- ${lines[0]}`, ...indented(lines.slice(1), 2)]),
      },
    ),
    list: fc
      .array(fc.tuple(tie('item'), tie('blank')), { minLength: 1, maxLength: 3 })
      .map((items) => items.flatMap(([lines, blank]) => [...lines, ...blank])),
    block: fc
      .uniqueArray(fc.tuple(tie('entry'), tie('blank')), {
        minLength: 1,
        maxLength: 4,
        selector: ([{ key }]) => key,
      })
      .map((entries) => entries.flatMap(([{ lines }, blank]) => [...lines, ...blank])),
  })).block;
}

function text(lines: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  return fc
    .tuple(lines, fc.constantFrom('\n', '\n', '\r\n'), fc.boolean())
    .map(([all, end, closed]) => all.join(end) + (closed ? end : ''));
}

const neat = text(blockOf(plainly, 0));
const tidy = text(blockOf(mostlyPlainly, 1));

/** A change of a text: how far into it, how much is taken away, and what is put in. */
const change = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0, 1, 1, 2, 5),
  anyOf(
    '¦¦ ¦  ¦\n¦\r\n¦\r¦\t¦:¦: ¦- ¦-¦#¦ #¦"¦\'¦[¦]¦{¦}¦,¦\\¦&¦*¦!¦|¦>¦?¦\u00a0¦\u2028¦\u0085¦\ufeff',
    '\u0000¦😀¦\ud800¦\n  ¦\n- ',
  ),
);

/** Takes pieces out of a text and puts others in. */
export function changed(text: fc.Arbitrary<string>, maxChanges: number): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(change, { maxLength: maxChanges })).map(([original, changes]) =>
    changes.reduce((current, [place, gone, put]) => {
      const at = Math.floor(place * current.length);
      return current.slice(0, at) + put + current.slice(at + gone);
    }, original),
  );
}

/** Any block: neat ones, such with a few mistakes, and lines in any order. */
export const yamlBlock: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: neat },
  { weight: 4, arbitrary: changed(neat, 2) },
  { weight: 3, arbitrary: tidy },
  { weight: 2, arbitrary: changed(tidy, 2) },
  { weight: 2, arbitrary: loose },
);
