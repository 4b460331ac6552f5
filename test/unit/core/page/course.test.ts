import assert from 'node:assert/strict';
import { claimsIn } from '../../../../src/core/evidence/claim';
import { courseOf } from '../../../../src/core/page/course';
import type { Course } from '../../../../src/core/page/decisionPage';
import { capturesOf } from '../../../../src/core/page/past';
import type { Capture } from '../../../../src/core/page/past';
import { parseDecision } from '../../../../src/core/parse/parseDecision';

/** A record with one item. @param captured the lines below `captured` */
function record(column: string, ...captured: readonly string[]): string {
  return [
    '---',
    'evidence:',
    '  - id: E1',
    `    column: ${column}`,
    ...(captured.length === 0 ? [] : ['    captured:', ...captured.map((line) => `      ${line}`)]),
    '---',
    '# Store orders',
    '',
  ].join('\n');
}

function captures(date: string | undefined, text: string): readonly Capture[] {
  return capturesOf(parseDecision('docs/decisions/0001-x.md', text, { statuses: {} }), date);
}

const first = record('ms', 'result: {sqlite: 12 ms, PostgreSQL: 0.04 s}', 'commit: 11aa22bb33cc44dd');
const second = record('ms', 'result: {SQLite: 9 ms, PostgreSQL: 41 ms}', 'commit: 55ee66ff77aa88bb');

function courseTo(text: string, past: readonly Capture[], unit = 'ms'): Course | undefined {
  const [claim] = claimsIn(text);
  assert.ok(claim);
  return courseOf(claim, past, unit);
}

/** Each point in a line. */
function told(course: Course | undefined): readonly string[] | undefined {
  return course?.points.map(({ commit, date, values }) =>
    [date, commit, ...values.map(({ name, text }) => `${name} ${text}`)].join(', '),
  );
}

describe('courseOf', () => {
  it('tells what was recorded at each commit, in one unit and by one name', () => {
    const past = [...captures('2026-01-01', first), ...captures('2026-02-01', second)];
    const course = courseTo(second, past);
    assert.deepEqual(told(course), [
      '2026-01-01, 11aa22bb33, SQLite 12 ms, PostgreSQL 40 ms',
      '2026-02-01, 55ee66ff77, SQLite 9 ms, PostgreSQL 41 ms',
    ]);
    assert.deepEqual(course?.names, ['SQLite', 'PostgreSQL']);
  });

  it('ends with what is recorded and not committed yet', () => {
    const course = courseTo(second, captures('2026-01-01', first));
    assert.deepEqual(
      course?.points.map(({ date }) => date),
      ['2026-01-01', undefined],
    );
  });

  it('is none where one commit was measured, however often the record was edited', () => {
    const past = [...captures('2026-01-01', second), ...captures('2026-02-01', second)];
    assert.equal(courseTo(second, past), undefined);
    assert.equal(courseTo(record('ms'), []), undefined);
  });

  it('leaves out other measures and values of another dimension', () => {
    const other = record('bytes', 'result: 12 ms', 'commit: 11aa22bb33cc44dd');
    const tests = record('ms', 'result: 3/3 passed', 'commit: 11aa22bb33cc44dd');
    const past = [other, tests].flatMap((text) => captures('2026-01-01', text));
    assert.equal(courseTo(second, past), undefined);
    assert.equal(
      courseTo(second, captures('2026-01-01', record('ms', 'result: 5 MB', 'commit: 1111111111'))),
      undefined,
    );
  });

  it('shows the last of very many', () => {
    const past = Array.from({ length: 100 }, (_, at) =>
      captures('2026-01-01', record('ms', `result: ${at} ms`, `commit: ${String(at).padStart(10, '0')}`)),
    ).flat();
    const course = courseTo(second, past);
    assert.equal(course?.points.length, 60);
    assert.equal(course.more, 41);
  });

  it('takes names that objects have anyway for nothing else', () => {
    const hostile = record('ms', 'result: {__proto__: 1 ms, constructor: 2 ms}', 'commit: 9999999999');
    assert.deepEqual(
      told(courseTo(second, captures('2026-01-01', hostile)))
        ?.at(0)
        ?.includes('constructor 2 ms'),
      true,
    );
  });
});
