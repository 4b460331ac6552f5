import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBlock, readFrontMatter } from '../../../../src/core/parse/frontMatter';
import type { FieldPath } from '../../../../src/core/parse/parsedDecision';
import { changed, yamlBlock } from './yamlBlocks';

function fenced(...fields: readonly string[]): string {
  return ['---', ...fields, '---', '', '# Title', ''].join('\n');
}

/** The data as objects with prototypes, which are easier to compare. */
function dataOf(text: string): unknown {
  return JSON.parse(JSON.stringify(readFrontMatter(text).frontMatter?.data ?? null));
}

/** `code: source under it` of every problem. */
function problemsOf(text: string): readonly string[] {
  return readFrontMatter(text).problems.map(
    ({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`,
  );
}

function messageOf(text: string): string | undefined {
  return readFrontMatter(text).problems[0]?.message;
}

describe('readFrontMatter', () => {
  describe('fences', () => {
    const blocks: Readonly<Record<string, readonly [text: string, body: string]>> = {
      'lines of dashes': ['---\na: 1\n---\n# T\n', '# T\n'],
      'Windows line ends': ['---\r\na: 1\r\n---\r\n# T\r\n', '# T\r\n'],
      'dashes with spaces behind them': ['---  \na: 1\n--- \t\n# T\n', '# T\n'],
      'dots at the end': ['---\na: 1\n...\n# T\n', '# T\n'],
      'a byte order mark': ['\ufeff---\na: 1\n---\n# T\n', '# T\n'],
      'a licence in a comment above': ['<!-- SPDX: MIT\nx -->\n\n---\na: 1\n---\n# T\n', '# T\n'],
      'no body': ['---\na: 1\n---', ''],
    };
    for (const [name, [text, body]] of Object.entries(blocks)) {
      it(`are found with ${name}`, () => {
        const { frontMatter, bodyStart, problems } = readFrontMatter(text);
        assert.deepEqual(dataOf(text), { a: 1 });
        assert.deepEqual(problems, []);
        assert.equal(text.slice(bodyStart), body);
        const { start, end } = frontMatter!.span;
        assert.match(text.slice(start, end), /^---[^]*(?:---|\.\.\.)$/);
        assert.equal(text.slice(frontMatter!.content.start, frontMatter!.content.end).trim(), 'a: 1');
      });
    }

    it('are none further down, around no fields, or of other signs', () => {
      for (const text of [
        '# T\n\n---\na: 1\n---\n',
        '\n---\na: 1\n---\n',
        '---\n\nText\n\n# T\n\nMore: text\n\n---\n\nEnd\n',
        '----\na: 1\n----\n',
        '+++\na = 1\n+++\n',
        '--- a: 1\n---\n',
        '---\n# Title\n\nText.\n',
        '---',
        '',
      ]) {
        const { frontMatter, problems, bodyStart } = readFrontMatter(text);
        assert.deepEqual([frontMatter, problems, bodyStart], [undefined, [], 0], JSON.stringify(text));
      }
    });

    it('that hold nothing, or comments only, give no data and no problem', () => {
      for (const text of ['---\n---\n# T\n', '---\n\n---\n# T\n', '---\n# a: 1\n# b\n---\n# T\n']) {
        assert.deepEqual(dataOf(text), {});
        assert.deepEqual(problemsOf(text), []);
        assert.equal(text.slice(readFrontMatter(text).bodyStart), '# T\n');
      }
    });

    it('that are not closed end with the last field, and the body goes on behind it', () => {
      for (const text of [
        '---\nstatus: accepted\nlist:\n  - a\n\n# Title\n\nText\n',
        '---\nstatus: accepted\nlist:\n  - a\n# Title\n\nText\n',
        '---\nstatus: accepted\nlist:\n  - a\n\n# Title\n\nText\n\n---\n\nMore: text\n',
      ]) {
        assert.deepEqual(dataOf(text), { status: 'accepted', list: ['a'] });
        assert.deepEqual(problemsOf(text), ['unclosed: ---']);
        assert.match(text.slice(readFrontMatter(text).bodyStart), /^\s*# Title/);
      }
    });

    it('may begin with a comment, also where something cannot be read', () => {
      const comments = ['# These are optional elements. Feel free to remove any of them.', '# And these.'];
      for (const wrong of ['date: {YYYY-MM-DD}', 'title: @x', 'a: &x 1']) {
        const text = fenced(...comments, 'status: accepted', wrong);
        assert.equal((dataOf(text) as { status: string }).status, 'accepted', wrong);
        assert.equal(problemsOf(text).length, 1);
        assert.equal(text.slice(readFrontMatter(text).bodyStart), '\n# Title\n');
      }
      const unclosed = fenced(comments[0]!, 'status: accepted', '', '# Use it', '', 'Some text.');
      assert.deepEqual(dataOf(unclosed), { status: 'accepted' });
      assert.deepEqual(problemsOf(unclosed), ['unclosed: ---']);
    });

    it('are lines across the page where a title stands between them', () => {
      for (const text of ['---\n\n# Title\n\n---\n\nText\n', '---\n\n# Title: more\n\nText [here\n\n---\n']) {
        assert.deepEqual(readFrontMatter(text), { problems: [], bodyStart: 0 });
      }
    });
  });

  it('keeps text as it is written where only people know what it means', () => {
    const text = fenced(
      'date: 2026-03-14',
      'time: 2026-03-14T10:00:00Z',
      'id: 0027',
      'version: 1.10',
      'hash: 1e5',
      'octal: 0o17',
      'hex: 0x1F',
      'word: yes',
      'count: 7',
      'share: 0.25',
      'flag: true',
      'none: null',
      'empty:',
      'tagged: !!int 0027',
      'quoted: "7"',
    );
    assert.deepEqual(dataOf(text), {
      date: '2026-03-14',
      time: '2026-03-14T10:00:00Z',
      id: '0027',
      version: '1.10',
      hash: '1e5',
      octal: '0o17',
      hex: '0x1F',
      word: 'yes',
      count: 7,
      share: 0.25,
      flag: true,
      none: null,
      empty: null,
      tagged: '0027',
      quoted: '7',
    });
    const { frontMatter } = readFrontMatter(text);
    assert.equal(frontMatter!.textAt(['share']), '0.25');
    assert.equal(frontMatter!.textAt(['flag']), 'true');
    assert.equal(frontMatter!.textAt(['empty']), undefined);
  });

  it('resolves quotes, escapes and text over several lines', () => {
    const text = fenced(
      'a: "x\\ty \\u00e9 \\"z\\""',
      "b: 'it''s'",
      'c: |',
      '  one',
      '  two',
      'd: >-',
      '  one',
      '  two',
      'e: one',
      '  two',
    );
    assert.deepEqual(dataOf(text), {
      a: 'x\ty é "z"',
      b: "it's",
      c: 'one\ntwo\n',
      d: 'one two',
      e: 'one two',
    });
    assert.deepEqual(problemsOf(text), []);
  });

  describe('places', () => {
    /** Read by the fast reader, and, with an anchor in it, by the complete one. */
    for (const more of ['', 'anchored: &x 1']) {
      const text = fenced(
        '# comment',
        'status: "accepted" # why',
        'list: # c',
        '  - one # c',
        '  - id: E1',
        '    deep: {a: [x, y]}',
        '',
        '    # c',
        'empty:',
        'last: 1',
        ...(more === '' ? [] : [more]),
      );
      const { frontMatter } = readFrontMatter(text);
      const at = (span: ReturnType<NonNullable<typeof frontMatter>['keySpan']>): string | undefined =>
        span && text.slice(span.start, span.end);

      it(`of keys and values are what is written there${more && ', in the complete reader'}`, () => {
        const cases: readonly (readonly [
          path: FieldPath,
          key: string | undefined,
          value: string | undefined,
        ])[] = [
          [['status'], 'status', '"accepted"'],
          [['list', 0], 'one', 'one'],
          [['list', 1], 'id: E1\n    deep: {a: [x, y]}', 'id: E1\n    deep: {a: [x, y]}'],
          [['list'], 'list', '- one # c\n  - id: E1\n    deep: {a: [x, y]}'],
          [['list', 1, 'id'], 'id', 'E1'],
          [['list', 1, 'deep'], 'deep', '{a: [x, y]}'],
          [['list', 1, 'deep', 'a'], 'a', '[x, y]'],
          [['list', 1, 'deep', 'a', 1], 'y', 'y'],
          [['empty'], 'empty', undefined],
          [['last'], 'last', '1'],
          [['nothing'], undefined, undefined],
          [['list', 7], undefined, undefined],
          [['list', 'id'], undefined, undefined],
          [['status', 'x'], undefined, undefined],
          [['constructor'], undefined, undefined],
        ];
        for (const [path, key, value] of cases) {
          assert.deepEqual(
            [at(frontMatter!.keySpan(path)), at(frontMatter!.valueSpan(path))],
            [key, value],
            JSON.stringify(path),
          );
        }
      });
    }
  });

  describe('problems', () => {
    it('point at what cannot be read, and leave the rest', () => {
      const cases: readonly (readonly [fields: string, problem: string, data: unknown])[] = [
        ['title: a: b\nstatus: x', 'yaml: a: b', undefined],
        ['title: @x\nstatus: x', 'yaml: @x', { title: '@x', status: 'x' }],
        ['title: "a" b\nstatus: x', 'yaml: b', { title: 'a', status: 'x' }],
        ['tags: [a, b\nstatus: x', 'yaml: status: x', { tags: ['a', 'b'], status: 'x' }],
        ['tags: a]\n- b\nstatus: x', 'yaml: - b', undefined],
        ['status: x\n  date: y', 'yaml: x\n', undefined],
        ['status: x\ntitle: "a \\q b"', 'yaml: \\q b"', undefined],
        ['status\ndate: x', 'yaml: status', undefined],
      ];
      for (const [fields, problem, data] of cases) {
        const text = fenced(...fields.split('\n'));
        assert.equal(problemsOf(text)[0], problem.trim(), fields);
        if (data !== undefined) {
          assert.deepEqual(dataOf(text), data, fields);
        }
      }
    });

    it('point at the line of a quote that is not closed', () => {
      for (const [fields, quote] of [
        ['status: x\ntitle: "Use it\ndate: y', '"Use it'],
        ["status: x\ntitle: 'Use it\ndate: y", "'Use it"],
        ['status: x\nlist:\n  - a\n  - "b, c\n  - d', '"b, c'],
        ['status: x\nlist: [a, "b, c]\ndate: y', '"b, c]'],
        ['status: x\na: "one"\ntitle: "two', '"two'],
        ['status: x\na: &b c\ntitle: "two', '"two'],
      ] as const) {
        const text = fenced(...fields.split('\n'));
        assert.ok(problemsOf(text).includes(`yaml: ${quote}`), `${fields}: ${problemsOf(text).join()}`);
        assert.equal((dataOf(text) as { status: string }).status, 'x');
      }
      assert.equal(
        messageOf(fenced('title: "Use it')),
        'The front matter is not valid YAML: the quote at the beginning of this text is not closed.',
      );
    });

    it('name unquoted placeholders, and read them as the text that they are', () => {
      const text = fenced(
        'status: {proposed | accepted}',
        'date: {YYYY-MM-DD, when decided} # c',
        'x: {a: 1}',
      );
      assert.deepEqual(problemsOf(text), [
        'braces: {proposed | accepted}',
        'braces: {YYYY-MM-DD, when decided}',
      ]);
      assert.deepEqual(dataOf(text), {
        status: 'proposed | accepted',
        date: 'YYYY-MM-DD, when decided',
        x: { a: 1 },
      });
      assert.equal(readFrontMatter(text).frontMatter!.textAt(['status']), 'proposed | accepted');
      assert.equal(
        messageOf(fenced('status: {accepted}')),
        'YAML reads the braces of `status` as a mapping: write `status: accepted`.',
      );
    });

    it('name keys that are given twice, of which the first counts', () => {
      const text = fenced('a: 1', 'b: 2', 'a: 3', 'c:', '  d: 4', '  d: 5', 'a: 6');
      assert.deepEqual(dataOf(text), { a: 1, b: 2, c: { d: 4 } });
      assert.deepEqual(problemsOf(text), ['duplicate-key: a', 'duplicate-key: d', 'duplicate-key: a']);
      const { problems, frontMatter } = readFrontMatter(text);
      assert.deepEqual(
        problems.map(({ span }) => text.slice(span.start, span.end + 3)),
        ['a: 3', 'd: 5', 'a: 6'],
      );
      assert.equal(text.slice(frontMatter!.valueSpan(['a'])!.start).charAt(0), '1');
    });

    it('name aliases, anchors and merge keys, and follow none of them', () => {
      const bomb = ['a: &a [x, x]', ...'bcdefghij'.split('').map((name) => `${name}: [*a, *a]`)];
      assert.deepEqual(problemsOf(fenced('a: &x 1', 'b: *x')), ['alias: *x']);
      assert.deepEqual(problemsOf(fenced('a: &x 1', 'b: 2')), ['alias: &x']);
      assert.deepEqual(problemsOf(fenced('a: {b: 1}', '<<: {c: 1}')), ['alias: <<']);
      assert.deepEqual(dataOf(fenced('a: {b: 1}', '<<: {c: 1}', 'd: *x')), { a: { b: 1 }, d: null });
      assert.deepEqual((dataOf(fenced(...bomb)) as { j: unknown }).j, [null, null]);
    });

    it('name tabs, and read the fields that they indent', () => {
      const text = fenced('status: accepted', 'evidence:', '\t- id: E1', '\t  type: test', 'date: x');
      assert.deepEqual(problemsOf(text), ['tab: \t']);
      assert.deepEqual(dataOf(text), {
        status: 'accepted',
        evidence: [{ id: 'E1', type: 'test' }],
        date: 'x',
      });
    });

    it('name nesting that is too deep, without reading it', () => {
      for (const deep of [
        `a: ${'['.repeat(100_000)}`,
        `a: ${'{a: '.repeat(10_000)}`,
        Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
        `${'- '.repeat(10_000)}a`,
      ]) {
        const text = fenced('status: accepted', ...deep.split('\n'));
        assert.deepEqual(
          readFrontMatter(text).problems.map(({ code }) => code),
          ['too-deep'],
        );
        assert.deepEqual(dataOf(text), {});
        assert.equal(text.slice(readFrontMatter(text).bodyStart), '\n# Title\n');
      }
    });

    it('name a block that is longer than any record needs, or has no fields', () => {
      const long = fenced('status: accepted', `x: ${'a'.repeat(300_000)}`);
      assert.deepEqual(problemsOf(long), ['yaml: ---']);
      assert.match(messageOf(long)!, /longer than 256 KiB/);
      assert.deepEqual(problemsOf(fenced('- a', '- b')), ['not-a-mapping: - a']);
      assert.deepEqual(problemsOf(fenced('just text')), ['not-a-mapping: just text']);
    });

    it('are few, however many mistakes there are', () => {
      const keys = fenced(...Array.from({ length: 5000 }, () => 'a: 1'));
      assert.equal(problemsOf(keys).length, 100);
      const signs = fenced(...Array.from({ length: 500 }, (_, index) => `a${index}: @x`));
      assert.equal(problemsOf(signs).length, 5);
    });
  });

  it('gives data without prototypes, whatever the keys are called', () => {
    const text = fenced('__proto__: {polluted: 1}', 'a: {__proto__: 2, constructor: 3}', 'toString: x');
    const data = readFrontMatter(text).frontMatter!.data;
    assert.equal(Object.getPrototypeOf(data), null);
    assert.equal(Object.getPrototypeOf(data['a']), null);
    assert.deepEqual(Object.keys(data), ['__proto__', 'a', 'toString']);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(readFrontMatter(fenced('a: 1')).frontMatter!.textAt(['toString']), undefined);
  });

  it('reads CRLF as it reads LF', () => {
    fc.assert(
      fc.property(yamlBlock, (block) => {
        fc.pre(!/\r|[|>"']/.test(block));
        const text = `---\n${block}\n---\n`;
        const windows = JSON.stringify(dataOf(text.replaceAll('\n', '\r\n')));
        // What is shown as it is written keeps its line ends.
        assert.equal(windows.replaceAll('\\r\\n', '\\n'), JSON.stringify(dataOf(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and every place lies in the text', () => {
    const anything = fc.oneof(
      changed(
        yamlBlock.map((block) => `---\n${block}\n---\n\n# Title\n`),
        4,
      ),
      fc.string({ unit: 'binary' }).map((block) => `---\n${block}`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { frontMatter, problems, bodyStart } = readFrontMatter(text);
        assert.ok(0 <= bodyStart && bodyStart <= text.length);
        const spans = problems.map(({ span }) => span);
        const visit = (value: unknown, path: FieldPath): void => {
          const found = [frontMatter!.keySpan(path), frontMatter!.valueSpan(path)];
          spans.push(...found.filter((span) => span !== undefined));
          if (typeof value === 'object' && value !== null) {
            for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
              visit((value as Record<string | number, unknown>)[key], [...path, key]);
            }
          }
        };
        if (frontMatter !== undefined) {
          visit(frontMatter.data, []);
          spans.push(frontMatter.span, frontMatter.content);
          for (const { start, end } of spans) {
            assert.ok(frontMatter.span.start <= start && end <= bodyStart, `${start}–${end}`);
          }
        }
        for (const { start, end } of spans) {
          assert.ok(start <= end && end <= text.length, `${start}–${end}`);
        }
        assert.deepEqual(
          problems,
          [...problems].sort((a, b) => a.span.start - b.span.start),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readBlock', () => {
  it('reads a part of a text, and says where it stands in the whole', () => {
    const text = 'xxx\na: [1, 2]\nb: {c}\nyyy';
    const block = readBlock(text, { start: 4, end: 21 });
    assert.deepEqual(JSON.parse(JSON.stringify(block.data!.data)), { a: [1, 2], b: 'c' });
    assert.deepEqual(block.data!.valueSpan(['a', 1]), { start: 11, end: 12 });
    assert.deepEqual(
      block.problems.map(({ span }) => text.slice(span.start, span.end)),
      ['{c}'],
    );
    assert.equal(block.empty, false);
  });

  it('tells nothing from something that is no mapping', () => {
    for (const [text, empty] of [
      ['', true],
      ['# c\n\n', true],
      ['text', false],
      ['- a', false],
    ] as const) {
      const block = readBlock(text, { start: 0, end: text.length });
      assert.deepEqual([block.data, block.empty], [undefined, empty], text);
    }
  });
});
