import assert from 'node:assert/strict';
import { readJunit } from '../../../../../src/core/evidence/readers/junit';
import { fixture, readText } from '../collect';
import type { Collected } from '../collect';

function brief({ tests }: Collected): readonly (readonly unknown[])[] {
  return tests.map(({ className, name, outcome, message }) => [className, name, outcome, message]);
}

/** What is said of one test that is written like this. */
async function outcomes(...cases: readonly string[]): Promise<readonly string[]> {
  const { tests, defects } = await readText(readJunit, `<testsuite>${cases.join('\n')}</testsuite>`);
  assert.deepEqual(defects, []);
  return tests.map(({ outcome, flaky }) => (flaky ? `flaky ${outcome}` : outcome));
}

describe('readJunit', () => {
  it('reads Surefire: reruns, thousands, commits, and output that is not listened to', async () => {
    const found = await readText(readJunit, fixture('junit-surefire.xml'));
    const owner = 'org.shop.StoreTest';
    assert.deepEqual(brief(found), [
      [owner, 'puts', 'passed', undefined],
      [owner, 'getsInTheEnd', 'passed', undefined],
      [owner, 'neverGets', 'failed', 'gone: 1 < 2'],
      [owner, 'later', 'skipped', 'not yet'],
    ]);
    assert.deepEqual(
      found.tests.map(({ flaky, seconds, decisions }) => [flaky, seconds, decisions]),
      [
        [false, 2120.532, ['0007']],
        [true, undefined, ['0007']],
        [false, 0.1, ['0007']],
        [false, undefined, ['0007']],
      ],
    );
    assert.deepEqual(found.commits, [['9fc2a8caa271a2cd11cc300bb2ca15edce1427df', undefined]]);
    assert.deepEqual(found.notes, ['The duration "0,160" cannot be read.']);
    assert.deepEqual(found.defects, []);
  });

  it("reads Node's runner: nested suites, a class that is none, the failure in an attribute", async () => {
    const found = await readText(readJunit, fixture('junit-node-test.xml'));
    assert.deepEqual(
      found.tests.map(({ suites, className, name, outcome }) => [suites, className, name, outcome]),
      [
        [['store', 'put'], undefined, 'keeps the value', 'passed'],
        [['store', 'put'], undefined, 'loses nothing', 'failed'],
        [[], undefined, 'stands alone', 'passed'],
      ],
    );
  });

  it('reads PHPUnit: files of suites and tests, lines, a suite that could not be torn down', async () => {
    const found = await readText(readJunit, fixture('junit-phpunit.xml'));
    assert.deepEqual(
      found.tests.map(({ suites, className, name, file, line, outcome, message }) => [
        suites.length,
        className,
        name,
        file,
        line,
        outcome,
        message,
      ]),
      [
        [3, 'Tests.StoreTest', 'testPut with data set "x"', 'tests/StoreTest.php', 12, 'passed', undefined],
        [
          3,
          'Tests\\StoreTest',
          'testPut with data set "y"',
          'tests/Other.php',
          undefined,
          'passed',
          undefined,
        ],
        [2, undefined, 'TearDown', 'tests/StoreTest.php', undefined, 'failed', 'could not remove the folder'],
      ],
    );
  });

  it('reads a report that is nothing but an error', async () => {
    const found = await readText(readJunit, '<error message="the runner died"/>');
    assert.deepEqual(brief(found), [[undefined, '(suite)', 'failed', 'the runner died']]);
    const typed = await readText(readJunit, '<error type="Crash">\n  at start\n</error>');
    assert.deepEqual(brief(typed), [[undefined, 'Crash', 'failed', 'at start']]);
  });

  it('takes what elements and attributes say, failures before all else', async () => {
    assert.deepEqual(
      await outcomes(
        '<testcase/>',
        '<testcase status="run" result="completed"/>',
        '<testcase status="notrun"/>',
        '<testcase status="DISABLED"/>',
        '<testcase status="run" result="suppressed"/>',
        '<testcase status="fail"/>',
        '<testcase result="skipped" status="failed"/>',
        '<testcase status="disabled"><failure/></testcase>',
        '<testcase failure=""/>',
        '<testcase><skipped/></testcase>',
        '<testcase><skipped/><failure/></testcase>',
        '<testcase><error/><skipped/></testcase>',
        '<testcase><rerunError/></testcase>',
        '<testcase><flakyError/></testcase>',
        '<testcase><flakyFailure/><failure/></testcase>',
        '<testcase><flakyFailure/><skipped/></testcase>',
        '<testcase><system-out>&lt;failure/></system-out></testcase>',
        '<testcase status="__proto__"/>',
      ),
      [
        'passed',
        'passed',
        'skipped',
        'skipped',
        'skipped',
        'failed',
        'failed',
        'failed',
        'failed',
        'skipped',
        'failed',
        'failed',
        'failed',
        'flaky passed',
        'failed',
        'skipped',
        'passed',
        'passed',
      ],
    );
  });

  it('gives the message of what decided', async () => {
    const found = await readText(
      readJunit,
      `<testsuite><testcase name="a"><skipped message="later"/><failure>first</failure><error message="second"/></testcase>
<testcase name="b"><failure message=" ">in <![CDATA[<text>]]>\u001b[31m red\u001b[0m</failure></testcase>
<testcase name="c"><failure/></testcase>
<testcase name="d"><failure message="${'x'.repeat(5000)}"/></testcase>
<testcase name="e"><flakyFailure message="once"/></testcase></testsuite>`,
    );
    assert.deepEqual(
      found.tests.map(({ message }) => message),
      ['first', 'in <text> red', undefined, 'x'.repeat(4000), undefined],
    );
  });

  it('reads durations only where they are certain', async () => {
    const times = [
      '1',
      '0',
      '0.5',
      '1e-3',
      '1,234',
      '12,345,678.5',
      '0,160',
      '1,23',
      '-1',
      'NaN',
      'Infinity',
      ' ',
      '',
      '3s',
    ];
    const found = await readText(
      readJunit,
      `<testsuite>${times.map((time) => `<testcase time="${time}"/>`).join('')}</testsuite>`,
    );
    const none = undefined;
    assert.deepEqual(
      found.tests.map(({ seconds }) => seconds),
      [1, 0, 0.5, 0.001, 1234, 12_345_678.5, none, none, none, none, none, none, none, none],
    );
    assert.equal(found.notes.length, 6);
  });

  it('keeps duplicates apart', async () => {
    const found = await readText(
      readJunit,
      '<testsuite><testcase classname="A" name="b"/><testcase classname="A" name="b"><failure/></testcase></testsuite>',
    );
    assert.deepEqual(brief(found), [
      ['A', 'b', 'passed', undefined],
      ['A', 'b', 'failed', undefined],
    ]);
  });

  it('finds the decisions of a test, of its suites and of the whole report', async () => {
    const found = await readText(
      readJunit,
      `<testsuites><properties><property name="adr" value=" 1 "/></properties>
<testsuite><properties><property name="Decision">
  ADR-2
</property><property name="decisions" value="x"/></properties>
<testcase name="a"><properties><property name="decision" value="3"/><property name="adr" value="4"/><property name="adr" value=""/></properties></testcase>
<testcase name="b"/></testsuite>
<testsuite><testcase name="c"/></testsuite></testsuites>`,
    );
    assert.deepEqual(
      found.tests.map(({ decisions }) => decisions),
      [['1', 'ADR-2', '3', '4'], ['1', 'ADR-2'], ['1']],
    );
  });

  it('takes a commit only from what is called and looks like one', async () => {
    const property = (name: string, value: string): string => `<property name="${name}" value="${value}"/>`;
    const found = await readText(
      readJunit,
      `<testsuite><properties>${[
        property('commit', '0123abc'),
        property('commit', '0123abc'),
        property('GIT_COMMIT', 'ABCDEF0123456789'),
        property('git.commit.id.full', 'fedcba9876543210'),
        property('commit', 'main'),
        property('commit.message', '0123abc'),
        property('committed', '0123abcd'),
      ].join('')}</properties></testsuite>`,
    );
    assert.deepEqual(
      found.commits.map(([id]) => id),
      ['0123abc', 'ABCDEF0123456789', 'fedcba9876543210'],
    );
  });

  it('takes the failure, but not the success, of a test that the report breaks off in', async () => {
    const failing = await readText(readJunit, '<testsuite><testcase name="a"><failure>lost <');
    assert.deepEqual(brief(failing), [[undefined, 'a', 'failed', 'lost']]);
    assert.ok(failing.defects.length > 0);
    const open = await readText(readJunit, '<testsuite><testcase name="a"><system-out>fine');
    assert.deepEqual(brief(open), []);
    assert.ok(open.defects.length > 0);
  });

  it('reads prefixed names', async () => {
    const found = await readText(
      readJunit,
      '<j:testsuite xmlns:j="urn:j"><j:testcase name="a"><j:failure message="b"/></j:testcase></j:testsuite>',
    );
    assert.deepEqual(brief(found), [[undefined, 'a', 'failed', 'b']]);
  });

  it('asks for each path once in a row', async () => {
    const asked: string[] = [];
    const sink = { test: () => undefined } as never;
    async function* text(): AsyncGenerator<string> {
      yield await Promise.resolve(
        '<testsuite><testcase file="a"/><testcase file="a"/><testcase file="b"/><testcase file="a"/></testsuite>',
      );
    }
    await readJunit(text(), sink, {
      normalisePath: (path) => {
        asked.push(path);
        return path;
      },
    });
    assert.deepEqual(asked, ['a', 'b', 'a']);
  });
});
