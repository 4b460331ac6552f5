import assert from 'node:assert/strict';
import { readGoTest } from '../../../../../src/core/evidence/readers/goTest';
import { fixture, readText } from '../collect';

function event(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ Package: 'p', ...fields })}\n`;
}

describe('readGoTest', () => {
  it('reads tests, subtests and packages that do not build', async () => {
    const { tests, defects, notes } = await readText(readGoTest, fixture('go-test.ndjson'));
    assert.deepEqual(
      tests.map(({ className, name, outcome, seconds, message }) => [
        className,
        name,
        outcome,
        seconds,
        message,
      ]),
      [
        ['example.com/store', 'TestPut', 'passed', 0.25, undefined],
        ['example.com/store', 'TestGet/a_b', 'failed', 0, 'get_test.go:4: boom'],
        ['example.com/store', 'TestGet', 'failed', 0, undefined],
        ['example.com/store', 'TestSkip', 'skipped', 0, undefined],
        ['example.com/broken', '(package)', 'failed', undefined, 'FAIL\texample.com/broken [build failed]'],
      ],
    );
    assert.deepEqual(tests[0]?.decisions, ['0012']);
    assert.deepEqual([defects, notes], [[], ['1 lines are no events and were left out.']]);
  });

  it('takes a test that did not finish for failed when its package failed', async () => {
    const text =
      event({ Action: 'run', Test: 'A' }) +
      event({ Action: 'output', Test: 'A', Output: 'panic: boom\n' }) +
      event({ Action: 'fail' });
    const { tests, defects } = await readText(readGoTest, text);
    assert.deepEqual(defects, []);
    assert.deepEqual(
      tests.map(({ name, outcome, message }) => [name, outcome, message]),
      [['A', 'failed', 'The test did not finish. panic: boom']],
    );
  });

  it('finds that a report is cut off', async () => {
    const text =
      event({ Action: 'run', Test: 'A' }) +
      event({ Action: 'pass', Test: 'A' }) +
      event({ Action: 'run', Test: 'B' });
    const { tests, defects } = await readText(readGoTest, `${text}{"Action":"pa`);
    assert.deepEqual(defects, [
      ['A line is no whole event.', 4],
      ['B of p has no result: the report is cut off.', undefined],
      ['The package p has no result: the report is cut off.', undefined],
    ]);
    assert.deepEqual(
      tests.map(({ name }) => name),
      ['A'],
    );
  });

  it('reads every run of a test that is repeated', async () => {
    const once = event({ Action: 'run', Test: 'A' }) + event({ Action: 'pass', Test: 'A' });
    const { tests, defects } = await readText(readGoTest, once + once + event({ Action: 'pass' }));
    assert.equal(tests.length, 2);
    assert.deepEqual(defects, []);
  });

  it('takes no benchmark for a test', async () => {
    const text =
      event({ Action: 'run', Test: 'BenchmarkA' }) +
      event({ Action: 'bench', Test: 'BenchmarkA' }) +
      event({ Action: 'pass' });
    const { tests, defects } = await readText(readGoTest, text);
    assert.deepEqual([tests, defects], [[], []]);
  });

  it('survives hostile events', async () => {
    const lines = [
      '{}',
      '{"Package": 7}',
      '{"Package": "__proto__", "Action": "toString", "Test": "constructor"}',
      '{'.repeat(50_000),
      `{"a": "${'x'.repeat(2_000_000)}"}`,
      'null',
      '[1]',
    ];
    const { tests, defects, notes } = await readText(readGoTest, lines.join('\n'), 100_000);
    assert.deepEqual(tests, []);
    assert.deepEqual(
      defects.map(([, line]) => line),
      [4, 5, undefined, undefined],
    );
    assert.deepEqual(notes, ['2 lines are no events and were left out.']);
    assert.equal((await readText(readGoTest, '{\n'.repeat(1000), 500)).defects.length, 101);
  });

  it('keeps no more output than is shown', async () => {
    const line = event({ Action: 'output', Test: 'A', Output: 'x'.repeat(500) });
    const { tests } = await readText(
      readGoTest,
      line.repeat(200) + event({ Action: 'fail', Test: 'A' }),
      5000,
    );
    assert.equal(tests[0]?.message?.length, 4000);
  });
});
