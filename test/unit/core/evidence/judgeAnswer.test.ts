import assert from 'node:assert/strict';
import { judgeAnswer, sameResult } from '../../../../src/core/evidence/judgeAnswer';
import type { Measured } from '../../../../src/core/evidence/judgeAnswer';
import type { Answer, FileReading } from '../../../../src/core/evidence/query';
import type { EvidenceReason } from '../../../../src/core/model/evidence';
import { claimFrom, readingOf, testsOf, TITLES, told, valueOf } from './claims';

interface Judged extends Measured {
  readonly said: readonly string[];
  readonly reasons: readonly EvidenceReason[];
}

function judged(
  fields: readonly string[],
  answers: readonly Answer[],
  more: Partial<FileReading> = {},
): Judged {
  const reasons: EvidenceReason[] = [];
  const claim = claimFrom(['finding: x', 'file: a.dat', ...fields]);
  const measured = judgeAnswer(claim, readingOf(answers, more), TITLES, (reason) => {
    reasons.push(reason);
  });
  return { ...measured, reasons, said: told(reasons) };
}

function none(message: string, wanted?: string, nearest: readonly string[] = []): Answer {
  return { kind: 'none', message, wanted, nearest };
}

const TEST = ['type: test', "tests: 'Store#*'"];
const COLUMN = ['type: dataset', 'column: latency_ms', 'unit: ms'];
const OPTIONS = ['options:', '  SQLite: { option: sqlite }', '  PostgreSQL: { option: postgres }'];

describe('judging tests', () => {
  it('takes all that pass for proof', () => {
    const { said, result } = judged(TEST, [testsOf(3)]);
    assert.deepEqual([said, result], [[], '3/3 passed']);
  });

  it('takes one that fails for a contradiction, and shows it', () => {
    const { said, result } = judged(TEST, [testsOf(2, 1)]);
    assert.deepEqual(said, ['contradicts test-failed: 1 of 3 failed: Store#put (lost)']);
    assert.equal(result, '2/3 passed, 1 failed');
  });

  it('takes a pass for a contradiction where a failure is expected', () => {
    assert.deepEqual(judged([...TEST, 'expect: failed'], [testsOf(0, 2)]).said, []);
    assert.deepEqual(judged([...TEST, 'expect: failed'], [testsOf(1, 1)]).said, [
      'contradicts test-passed: a failure is expected, but 1 of 2 passed, such as Store#get',
    ]);
  });

  it('takes tests that were all skipped for no proof, whichever result is expected', () => {
    for (const expect of ['passed', 'failed']) {
      const { said } = judged([...TEST, `expect: ${expect}`], [testsOf(0, 0, 2)]);
      assert.deepEqual(said, ['broken test-skipped: all 2 tests were skipped, which proves nothing']);
    }
    assert.deepEqual(judged(TEST, [testsOf(1, 0, 1)]).said, ['remark some-skipped: 1 of 2 were skipped']);
    assert.equal(judged(TEST, [testsOf(1, 0, 1)]).result, '1/2 passed, 1 skipped');
  });

  it('counts what matches', () => {
    assert.deepEqual(judged([...TEST, 'count: 2'], [testsOf(2)]).said, []);
    assert.deepEqual(judged([...TEST, 'count: 2'], [testsOf(1)]).said, [
      'broken test-count: 1 test matches, but `count` says 2',
    ]);
  });

  it('says which passed only when run again', () => {
    const flaky: Answer = { ...testsOf(2), flaky: 1 } as Answer;
    assert.deepEqual(judged(TEST, [flaky]).said, ['remark flaky: 1 of 2 passed only when run again']);
  });

  it('lets a damaged report prove a failure, but never a pass', () => {
    const damage = { defects: ['line 9: unclosed tag: testsuite'] };
    assert.deepEqual(judged(TEST, [testsOf(2)], damage).said, [
      'broken damaged: the file is damaged (line 9: unclosed tag: testsuite), so what it says proves nothing',
    ]);
    assert.deepEqual(judged(TEST, [testsOf(1, 1)], damage).said, [
      'contradicts test-failed: 1 of 2 failed: Store#put (lost)',
    ]);
    const { reasons } = judged([...TEST, 'expect: failed'], [testsOf(0, 1)], damage);
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['damaged'],
    );
  });

  it('names what is not there with what may have been meant', () => {
    const { reasons, result } = judged(TEST, [none('no test matches Store#*', 'Store#*', ['Shop#put'])]);
    assert.deepEqual(reasons, [
      {
        code: 'no-match',
        state: 'broken',
        field: 'tests',
        message: 'no test matches Store#*',
        subject: 'Store#*',
        nearest: ['Shop#put'],
      },
    ]);
    assert.equal(result, undefined);
  });
});

describe('judging values', () => {
  it('reads them in the stated unit', () => {
    assert.equal(judged(COLUMN, [valueOf(171.5)]).result, '171.5 ms');
    assert.equal(judged(COLUMN, [valueOf(0.1715, { unit: 's' })]).result, '171.5 ms');
    const { said } = judged(COLUMN, [valueOf(3, { unit: 'MiB' })]);
    assert.deepEqual(said, ['broken unit: the data is in MiB, which is not ms']);
  });

  it('compares them with limits in any unit of the same kind', () => {
    const said = (limit: string): readonly string[] => judged([...COLUMN, limit], [valueOf(171.5)]).said;
    for (const kept of ['at-most: 171.5 ms', 'at-most: 0.2 s', 'at-most: 200', 'at-least: 171500 us']) {
      assert.deepEqual(said(kept), [], kept);
    }
    assert.deepEqual(said('at-most: 171 ms'), ['contradicts limit: 171.5 ms is more than 171 ms']);
    assert.deepEqual(said('at-most: 0.1 s'), ['contradicts limit: 171.5 ms is more than 0.1 s']);
    assert.deepEqual(said('at-least: 1 s'), ['contradicts limit: 171.5 ms is less than 1 s']);
  });

  it('shows all digits of a value that would be rounded to its limit', () => {
    const { said } = judged([...COLUMN, 'at-most: 200 ms'], [valueOf(200.004)]);
    assert.deepEqual(said, ['contradicts limit: 200.004 ms is more than 200 ms']);
  });

  it('leaves no limit unjudged in silence', () => {
    const said = (fields: readonly string[], answer?: Answer): readonly string[] =>
      judged(fields, answer === undefined ? [] : [answer]).said;
    assert.deepEqual(said([...COLUMN, 'at-most: soon'], valueOf(1)), [
      'broken limit-unclear: the limit soon is not a number with a unit',
    ]);
    assert.deepEqual(said([...COLUMN, 'at-most: 2 MB'], valueOf(1)), [
      'broken limit-unclear: the limit is in MB, the data in ms',
    ]);
    assert.deepEqual(said(['type: dataset', 'pointer: /p95', 'at-most: 2 ms'], valueOf(1)), [
      'broken limit-unclear: the limit is in ms, but the data does not say its unit: add `unit`',
    ]);
    assert.deepEqual(said(['type: dataset', 'pointer: /p95', 'at-most: 2'], { kind: 'text', text: 'fast' }), [
      'broken limit-unclear: what the data says is not a number, so it cannot be compared with 2',
    ]);
    assert.deepEqual(said(['type: dataset', 'at-most: 2 ms']), [
      'broken limit-unclear: no value is named that 2 ms could be the limit of: add `column`, `pointer` or `metric`',
    ]);
    assert.deepEqual(said([...TEST, 'at-most: 2 ms'], testsOf(1)), [
      'broken limit-unclear: what the data says is not a number, so it cannot be compared with 2 ms',
    ]);
    const missing = said([...COLUMN, 'at-most: 2 ms'], none('there is no column x', 'x'));
    assert.deepEqual(missing, ['broken no-match: there is no column x']);
  });

  it('holds the supported options to the limits, and no others', () => {
    const answers = [valueOf(171.5), valueOf(241.5)];
    const said = (...fields: readonly string[]): readonly string[] =>
      judged([...COLUMN, 'better: lower', ...fields, ...OPTIONS], answers).said;
    assert.deepEqual(said('supports: SQLite', 'at-most: 200 ms'), []);
    assert.deepEqual(said('supports: SQLite', 'at-most: 100 ms'), [
      'contradicts limit: SQLite has 171.5 ms, more than 100 ms',
    ]);
    assert.deepEqual(said('refutes: PostgreSQL', 'at-most: 200 ms'), [
      'remark limit-unused: 200 ms is the limit of no value, for none of the measured options is in `supports`',
    ]);
  });

  it('says once what is missing for all options alike, and for whom where it differs', () => {
    const fields = [...COLUMN, 'better: lower', ...OPTIONS];
    const column = none('there is no column latency_ms', 'latency_ms', ['latency']);
    const { reasons, leader, result } = judged(fields, [column, column]);
    assert.deepEqual(reasons, [
      {
        code: 'no-match',
        state: 'broken',
        field: 'column',
        message: 'there is no column latency_ms',
        subject: 'latency_ms',
        nearest: ['latency'],
      },
    ]);
    assert.deepEqual([leader, result], [undefined, undefined]);
    assert.deepEqual(judged(fields, [valueOf(1), none('no row has option postgres')]).said, [
      'broken no-match: for PostgreSQL, no row has option postgres',
    ]);
  });

  it('points at the field whose name is not there', () => {
    const fieldOf = (fields: readonly string[], wanted?: string): string | undefined =>
      judged(['type: benchmark', ...fields], [none('nothing', wanted)]).reasons[0]?.field;
    const bench = ['metric: time', 'select: { bench: BM_a }'];
    assert.equal(fieldOf(bench, 'time'), 'metric');
    assert.equal(fieldOf(bench, 'BM_a'), 'select');
    assert.equal(fieldOf(bench), 'metric');
    assert.equal(fieldOf(['column: a', 'where: { b: 1 }'], 'b'), 'where');
    assert.equal(fieldOf(['pointer: /a'], '/a'), 'pointer');
    assert.equal(judged(['type: test'], [none('the report has no tests')]).reasons[0]?.field, 'file');
  });
});

describe('the same result', () => {
  const one = (answer: Answer): ReadonlyMap<string, Answer> => new Map([['', answer]]);

  it('is the same to the digits that were recorded', () => {
    assert.ok(sameResult('171.5 ms', one(valueOf(171.4999, { unit: 'ms' }))));
    assert.ok(sameResult('0.17 s', one(valueOf(171.5, { unit: 'ms' }))));
    assert.ok(!sameResult('71.5 ms', one(valueOf(171.5, { unit: 'ms' }))));
    assert.ok(!sameResult('171.5', one(valueOf(171.5, { unit: 'ms' }))));
    assert.ok(sameResult('2/3 passed,  1 failed', one(testsOf(2, 1))));
    assert.ok(!sameResult('3/3 passed', one(testsOf(2, 1))));
    assert.ok(sameResult('a b', one({ kind: 'text', text: ' a\n b' })));
  });

  it('is the same for the same options only', () => {
    const values = new Map([
      ['SQLite', valueOf(1)],
      ['PostgreSQL', valueOf(2)],
    ]);
    assert.ok(sameResult({ PostgreSQL: '2', SQLite: '1' }, values));
    assert.ok(!sameResult({ SQLite: '1' }, values));
    assert.ok(!sameResult({ SQLite: '1', Files: '2' }, values));
    assert.ok(!sameResult('1', values));
    assert.ok(!sameResult({ constructor: '1', SQLite: '1' }, values));
  });
});
