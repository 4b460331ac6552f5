import assert from 'node:assert/strict';
import { readCtrf } from '../../../../../src/core/evidence/readers/ctrf';
import { jsonFixture, readDocument } from '../collect';

describe('readCtrf', () => {
  const found = readDocument(readCtrf, jsonFixture('ctrf.json'));

  it('reads a test with all that is known of it', () => {
    assert.deepEqual(found.tests[0], {
      suites: ['Store', 'put'],
      className: 'test/store.test.ts',
      name: 'puts',
      file: 'test/store.test.ts',
      line: 12,
      outcome: 'passed',
      flaky: false,
      seconds: 1.5,
      message: undefined,
      decisions: ['0012', '7', 'ADR-0012'],
    });
  });

  it('reads how tests ended', () => {
    assert.deepEqual(
      found.tests.map(({ name, outcome, flaky, seconds, message }) => [
        name,
        outcome,
        flaky,
        seconds,
        message,
      ]),
      [
        ['puts', 'passed', false, 1.5, undefined],
        ['gets', 'passed', true, 0.02, undefined],
        ['fails', 'failed', false, undefined, 'boom'],
        ['waits', 'skipped', false, 0, undefined],
        ['odd', 'skipped', false, 0, 'interrupted'],
      ],
    );
    assert.deepEqual(found.defects, []);
  });

  it('does not take titles apart, and reads annotations of Playwright', () => {
    assert.deepEqual([found.tests[1]?.suites, found.tests[1]?.decisions], [['Store > get'], ['0007']]);
  });

  it('takes the commit', () => {
    assert.deepEqual(found.commits, [['a1b2c3d4e5f6', undefined]]);
  });

  it('finds tests that it cannot read', () => {
    const tests = [
      { name: 'a', status: 'PASSED' },
      { status: 'passed' },
      null,
      { name: 'b', status: 'toString' },
    ];
    const { defects, tests: read } = readDocument(readCtrf, { results: { tests } });
    assert.deepEqual(read, []);
    assert.deepEqual(
      defects.map(([message]) => message),
      [
        'Test 1 has no status that CTRF knows.',
        'Test 2 has no name.',
        'Test 3 has no name.',
        'Test 4 has no status that CTRF knows.',
      ],
    );
  });

  it('finds that there is no list of tests', () => {
    for (const document of [null, {}, { results: { tests: {} } }]) {
      assert.equal(readDocument(readCtrf, document).defects.length, 1);
    }
  });

  it('keeps no more of a message than is shown', () => {
    const tests = [{ name: 'a', status: 'failed', message: 'x'.repeat(1_000_000) }];
    assert.equal(readDocument(readCtrf, { results: { tests } }).tests[0]?.message?.length, 4000);
  });
});
