import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerSink, quoteFinder } from '../../../../src/core/evidence/answers';
import type { Answer } from '../../../../src/core/evidence/query';
import type { Measurement, TestCase } from '../../../../src/core/evidence/report';
import { answerTo, noneOf, valueOf } from './claims';

describe('AnswerSink', () => {
  describe('asked for tests', () => {
    function test(name: string, more: Partial<TestCase> = {}): TestCase {
      return {
        suites: [],
        className: 'Store',
        name,
        file: undefined,
        line: undefined,
        outcome: 'passed',
        flaky: false,
        seconds: undefined,
        message: undefined,
        decisions: [],
        ...more,
      };
    }

    function ask(selectors: readonly string[], tests: readonly TestCase[]): Answer {
      return answerTo({ ask: 'tests', selectors }, (sink) => {
        tests.forEach((one) => {
          sink.test(one);
        });
      });
    }

    const failed = test('put', { outcome: 'failed', message: 'lost' });
    const skipped = test('drop', { outcome: 'skipped', message: 'later' });

    it('counts how those ended that are meant, each once, also those of the same name', () => {
      const again = test('get', { flaky: true });
      assert.deepEqual(ask(['Store#*', '*#get'], [test('get'), again, failed, skipped]), {
        kind: 'tests',
        matched: 4,
        passed: 2,
        failed: 1,
        skipped: 1,
        flaky: 1,
        examples: [{ test: 'Store#put', message: 'lost' }],
        passedExample: 'Store#get',
      });
    });

    it('names those that were skipped where none failed', () => {
      const answer = ask(['Store#*'], [skipped]);
      assert.ok(answer.kind === 'tests');
      assert.deepEqual(answer.examples, [{ test: 'Store#drop', message: 'later' }]);
      assert.equal(answer.passedExample, undefined);
    });

    it('says which selector matches nothing, and what it may have meant', () => {
      assert.deepEqual(
        ask(['Store#get', 'Store#putt'], [test('get'), failed]),
        noneOf('no test matches Store#putt (2 tests in the report)', 'Store#putt', ['Store#put']),
      );
      assert.deepEqual(ask(['*'], []), noneOf('the report has no tests', '*'));
    });

    it('shows and keeps little of endless reports and names', () => {
      const tests = Array.from({ length: 5000 }, (_, index) =>
        test(`${'x'.repeat(1000)}${index}`, { outcome: 'failed' }),
      );
      const answer = ask(['Store#x*'], tests);
      assert.ok(answer.kind === 'tests' && answer.failed === 5000);
      assert.equal(answer.examples.length, 5);
      assert.ok(answer.examples.every((one) => one.test.length === 301 && one.test.endsWith('…')));
      assert.deepEqual(
        ask(['Store#y'], tests),
        noneOf('no test matches Store#y (5000 tests in the report)', 'Store#y'),
      );
    });
  });

  describe('asked for a metric', () => {
    function measured(bench: string, value: number, more: Partial<Measurement> = {}): Measurement {
      return {
        bench,
        metric: 'mean',
        isDefault: true,
        value,
        unit: 's',
        better: 'lower',
        low: undefined,
        high: undefined,
        cells: {},
        ...more,
      };
    }

    function ask(
      question: { readonly metric?: string; readonly select?: Readonly<Record<string, string>> },
      measurements: Iterable<Measurement>,
    ): Answer {
      const { metric, select = {} } = question;
      return answerTo({ ask: 'metric', metric, select }, (sink) => {
        for (const one of measurements) {
          sink.measurement(one);
        }
      });
    }

    const report = [
      measured('get', 1, { low: 0.5, high: 1.5 }),
      measured('get', 2, { metric: 'max', isDefault: false }),
      measured('put', 3, { cells: { rows: '1000' } }),
      measured('put', 4, { cells: { rows: '2000' } }),
    ];

    it('finds the one that is selected, by default the number that its format means', () => {
      const one = { unit: 's', better: 'lower' } as const;
      assert.deepEqual(
        ask({ select: { bench: 'get' } }, report),
        valueOf(1, { ...one, low: 0.5, high: 1.5 }),
      );
      assert.deepEqual(ask({ metric: 'max' }, report), valueOf(2, one));
      assert.deepEqual(ask({ select: { rows: '2000', command: 'put' } }, report), valueOf(4, one));
    });

    it('takes a cell for what it is called, even if that is a name for what was measured', () => {
      const named = [measured('a', 1, { cells: { name: 'x' } }), measured('x', 2, { cells: { name: 'y' } })];
      assert.deepEqual(ask({ select: { name: 'x' } }, named), valueOf(1, { unit: 's', better: 'lower' }));
    });

    it('asks which one is meant where several match', () => {
      assert.deepEqual(
        ask({ select: { bench: 'put' } }, report),
        noneOf('2 measurements match bench put; `select` has to say which one is meant', undefined, ['put']),
      );
      assert.deepEqual(
        ask({}, report),
        noneOf('3 measurements match; `select` has to say which one is meant', undefined, ['get', 'put']),
      );
    });

    it('says what is missing: the name, what tells equal names apart, or the metric', () => {
      assert.deepEqual(
        ask({ select: { bench: 'putt' } }, report),
        noneOf('nothing is measured for bench putt', 'putt', ['put']),
      );
      assert.deepEqual(
        ask({ select: { rows: '100', bench: 'put' } }, report),
        noneOf('nothing is measured for rows 100, bench put', '100', ['1000']),
      );
      assert.deepEqual(
        ask({ metric: 'maxx', select: { bench: 'get' } }, report),
        noneOf('there is no metric maxx', 'maxx', ['max']),
      );
      const undecided = [
        measured('a', 1, { isDefault: false }),
        measured('a', 2, { metric: 'p95', isDefault: false }),
      ];
      assert.deepEqual(
        ask({ select: { bench: 'a' } }, undecided),
        noneOf('`metric` has to say which number is meant', undefined, ['mean', 'p95']),
      );
      assert.deepEqual(ask({}, []), noneOf('the file has no measurements in a format that Grounds knows'));
    });

    it('keeps little of an endless report', () => {
      function* endless(): Generator<Measurement> {
        for (let index = 0; index < 100_000; index += 1) {
          yield measured(`b${index}`, index, { metric: `m${index}`, cells: { rows: String(index) } });
        }
      }
      assert.deepEqual(
        ask({}, endless()),
        noneOf('100000 measurements match; `select` has to say which one is meant', undefined, [
          'b0',
          'b1',
          'b2',
          'b3',
          'b4',
        ]),
      );
    });
  });

  describe('asked for a pointer', () => {
    function ask(pointer: string, document: unknown): Answer {
      return answerTo({ ask: 'pointer', pointer }, (sink) => {
        sink.document(document);
      });
    }

    it('finds numbers, amounts, texts and truth values', () => {
      const document = { a: [1.5, '200 ms', 'fast', true, false] };
      assert.deepEqual(ask('/a/0', document), valueOf(1.5));
      assert.deepEqual(ask('/a/1', document), valueOf(200, { unit: 'ms' }));
      assert.deepEqual(ask('/a/2', document), { kind: 'text', text: 'fast' });
      assert.deepEqual(ask('/a/3', document), { kind: 'text', text: 'true' });
      assert.deepEqual(ask('/a/4', document), { kind: 'text', text: 'false' });
    });

    it('takes no number that none can be compared with', () => {
      const document: unknown = JSON.parse('{"a": 1e400, "b": -1e400, "c": "1e400"}');
      assert.deepEqual(ask('/a', document), noneOf('the number at /a is too large to be read'));
      assert.deepEqual(ask('/b', document), noneOf('the number at /b is too large to be read'));
      assert.deepEqual(ask('/c', document), { kind: 'text', text: '1e400' });
    });

    it('takes nothing that is no single value, and no text of which only a part could be recorded', () => {
      const document = { a: null, b: {}, c: 'x'.repeat(1001), d: 'x'.repeat(1000) };
      assert.deepEqual(ask('/a', document), noneOf('what stands at /a is null'));
      assert.deepEqual(ask('/b', document), noneOf('what stands at /b is not a single value'));
      assert.deepEqual(
        ask('/c', document),
        noneOf('what stands at /c is a text of more than 1000 characters'),
      );
      assert.equal(ask('/d', document).kind, 'text');
    });

    it('says what may have been meant', () => {
      assert.deepEqual(
        ask('/latency/p59', { latency: { p95: 1, max: 2 } }),
        noneOf('nothing stands at /latency/p59', '/latency/p59', ['/latency/p95', '/latency/max']),
      );
      assert.equal(ask('/__proto__', {}).kind, 'none');
      assert.deepEqual(
        answerTo({ ask: 'pointer', pointer: '/a' }, () => undefined),
        noneOf('the file is not JSON, so it has nothing that a pointer leads to'),
      );
    });
  });

  it('keeps the first of everything else that a report says', () => {
    const sink = new AnswerSink([]);
    sink.commit('abc', undefined);
    sink.commit('def', true);
    for (let count = 0; count < 10; count += 1) {
      sink.defect(`bad ${count}`, count === 0 ? undefined : count);
      sink.note(`note ${count}`);
    }
    const { commit, dirty, defects, notes } = sink.reading('junit');
    assert.deepEqual([commit, dirty], ['abc', true]);
    assert.deepEqual(defects, ['bad 0', 'line 1: bad 1', 'line 2: bad 2', 'line 3: bad 3', 'line 4: bad 4']);
    assert.equal(notes.length, 5);
  });
});

describe('quoteFinder', () => {
  const text =
    '# Interviews\r\n\r\n> Six of seven would\r\n> not run a  separate\tdatabase.\r\n\r\nCafe\u0301 & co';

  it('finds words however they are set', () => {
    assert.ok(quoteFinder(text)('Six of seven would not run a separate database.'));
    assert.ok(quoteFinder(text)('  seven\nwould '));
    assert.ok(quoteFinder(text)('Caf\u00e9'));
  });

  it('does not find other words', () => {
    assert.ok(!quoteFinder(text)('six of seven'));
    assert.ok(!quoteFinder(text)('Six of eight'));
  });

  it('finds no quotation without words', () => {
    for (const quote of ['', ' ', '\n\t', '\u00a0', '>', ' > \n> ']) {
      assert.ok(!quoteFinder(text)(quote), JSON.stringify(quote));
      assert.ok(!quoteFinder('')(quote), JSON.stringify(quote));
    }
  });

  it('finds every run of words of a text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'ü', '.', '-'), minLength: 1, maxLength: 4 });
    const space = fc.constantFrom(' ', '\n', '\r\n', ' \n\n> ', '\t ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, space), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (parts, from, length) => {
          const start = from % parts.length;
          const quoted = parts.slice(start, start + 1 + length).map(([one]) => one);
          assert.ok(quoteFinder(parts.flat().join(''))(quoted.join(' ')));
        },
      ),
    );
  });
});
