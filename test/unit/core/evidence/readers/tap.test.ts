import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTap } from '../../../../../src/core/evidence/readers/tap';
import { fixture, readText } from '../collect';

async function summaryOf(text: string): Promise<readonly (readonly unknown[])[]> {
  const { tests } = await readText(readTap, text);
  return tests.map(({ suites, name, outcome, message }) => [suites.join('/'), name, outcome, message]);
}

async function defectsOf(text: string): Promise<string> {
  return (await readText(readTap, text)).defects.map(([message]) => message).join('\n');
}

describe('readTap', () => {
  it('reads subtests and the blocks behind their points', async () => {
    const { tests, defects } = await readText(readTap, fixture('node.tap'));
    assert.deepEqual(
      tests.map(({ suites, name, outcome, seconds }) => [suites.join('/'), name, outcome, seconds]),
      [
        ['Store', 'puts', 'passed', 0.0015],
        ['Store', 'issue #12', 'failed', 0.0025],
        ['Store', 'later', 'skipped', undefined],
        ['Store', 'elsewhere', 'skipped', undefined],
        ['Hooks', 'runs', 'passed', undefined],
        // It failed although none of its subtests did.
        ['', 'Hooks', 'failed', undefined],
      ],
    );
    assert.deepEqual([tests[1]?.file, tests[1]?.line], ['test/store.test.mjs', 3]);
    assert.equal(tests[1]?.message, 'Expected values to be equal:\n1 !== 2');
    assert.equal(tests[2]?.message, 'not yet');
    assert.equal(tests[5]?.message, 'the after hook failed');
    assert.deepEqual(defects, []);
  });

  it('reads directives and escapes', async () => {
    const text = [
      '1..9',
      'ok 1 - a # SKIP no network',
      'ok 2 b # todo later',
      'not ok 3 - c # TODO later',
      'not ok 4 - d # SKIP why',
      'ok 5 - issue #12 is fixed',
      'ok 6 - \\# SKIP is \\\\ a word',
      'ok',
      'ok 8 - timed # time=12.5ms',
      'ok 9 - # skipped because',
    ].join('\n');
    assert.deepEqual(await summaryOf(text), [
      ['', 'a', 'skipped', 'no network'],
      ['', 'b', 'skipped', 'later'],
      ['', 'c', 'skipped', 'later'],
      ['', 'd', 'failed', undefined],
      ['', 'issue #12 is fixed', 'passed', undefined],
      ['', '# SKIP is \\ a word', 'passed', undefined],
      ['', '(unnamed)', 'passed', undefined],
      ['', 'timed', 'passed', undefined],
      ['', '(unnamed)', 'skipped', 'because'],
    ]);
    assert.equal((await readText(readTap, text)).tests[7]?.seconds, 0.0125);
  });

  it('reads loose text behind a failure, but no summary', async () => {
    const text = 'not ok 1 - a\n  1 == 2\n#   at line 3\n1..1\n# tests 1\n# fail 1\n';
    assert.deepEqual(await summaryOf(text), [['', 'a', 'failed', '1 == 2\n  at line 3']]);
  });

  it('reads subtests in braces', async () => {
    const text =
      'TAP version 14\r\n1..2\r\nok 1 - outer {\r\n    1..2\r\n    ok 1 - a\r\n    not ok 2 - b\r\n}\r\nok 2 - c\r\n';
    assert.deepEqual(await summaryOf(text), [
      ['outer', 'a', 'passed', undefined],
      ['outer', 'b', 'failed', undefined],
      ['', 'c', 'passed', undefined],
    ]);
    assert.equal(await defectsOf(text), '');
    assert.match(await defectsOf('1..1\nok 1 - outer {\n    ok 1 - a\n'), /not closed/);
  });

  it('reads subtests of subtests', async () => {
    const text = '        ok 1 - c\n        1..1\n    ok 1 - b\n    1..1\nok 1 - a\n1..1\n';
    assert.deepEqual(await summaryOf(text), [['a/b', 'c', 'passed', undefined]]);
  });

  it('does not take the text of a block for tests', async () => {
    const text =
      '1..1\nnot ok 1 - a\n    ---\n    error: "it said \\"no\\""\n    stack: |-\n      ok 2 - b\n    ok 3 - c\n    ...\n';
    assert.deepEqual(await summaryOf(text), [['', 'a', 'failed', 'it said "no"']]);
  });

  it('finds that tests are missing', async () => {
    assert.equal(await defectsOf('1..2\nok 1 - a\n'), 'The report was to hold 2 tests, but holds 1.');
    assert.match(await defectsOf('ok 1 - a\n'), /no plan/);
    assert.match(await defectsOf('1..1\nok 1 - a\nok 2 - b\n'), /was to hold 1 tests, but holds 2/);
    assert.match(
      await defectsOf('    1..2\n    ok 1 - b\nok 1 - a\n1..1\n'),
      /block of subtests was to hold 2/,
    );
    assert.match(await defectsOf('1..1\nok 1 - a\n    not ok 1 - b\n'), /belong to no test/);
    assert.match(await defectsOf(''), /no tests and no plan/);
    assert.match(await defectsOf('just some text\n'), /no tests and no plan/);
  });

  it('finds that the tests stopped', async () => {
    const { defects } = await readText(readTap, '1..2\nok 1 - a\nBail out! No database\n');
    assert.deepEqual(defects[0], ['The tests stopped early: No database', 3]);
  });

  it('says that nothing was run', async () => {
    const { notes, defects, tests } = await readText(readTap, '1..0 # SKIP not on this platform\n');
    assert.deepEqual([notes, defects, tests], [['No test was run: SKIP not on this platform.'], [], []]);
  });

  it('reads several reports one behind the other', async () => {
    const text = 'TAP version 13\n1..1\nok 1 - a\nTAP version 13\n1..2\nok 1 - b\nnot ok 2 - c\n';
    assert.deepEqual(
      (await summaryOf(text)).map(([, name]) => name),
      ['a', 'b', 'c'],
    );
    assert.equal(await defectsOf(text), '');
  });

  it('bounds what it keeps', async () => {
    const long = `1..1\nnot ok 1 - ${'n'.repeat(300_000)}\n${'  text\n'.repeat(10_000)}${' '.repeat(4000)}ok 2 - deep\n`;
    const { tests } = await readText(readTap, long, 10_000);
    assert.equal(tests.length, 1);
    assert.ok(tests[0]!.name.length <= 100_000);
    assert.ok(tests[0]!.message!.length <= 4000);
  });

  it('never throws, and reads the same in whatever pieces', async () => {
    const line = fc.constantFrom(
      'ok 1 - a',
      'not ok 2 - b # TODO',
      '    ok - c',
      '        not ok d',
      '1..2',
      '    1..1',
      '  ---',
      '  error: |',
      '  ...',
      '}',
      'ok e {',
      'Bail out!',
      '# x',
      'TAP version 14',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 15 }),
        fc.integer({ min: 1, max: 9 }),
        async (lines, length) => {
          const text = lines.join('\n');
          assert.deepEqual(await readText(readTap, text, length), await readText(readTap, text, 10_000));
        },
      ),
    );
  });
});
