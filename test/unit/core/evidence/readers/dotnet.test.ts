import assert from 'node:assert/strict';
import { readNunit } from '../../../../../src/core/evidence/readers/nunit';
import { readTrx } from '../../../../../src/core/evidence/readers/trx';
import { readXunit } from '../../../../../src/core/evidence/readers/xunit';
import { readText } from '../collect';
import type { Collected } from '../collect';

function brief({ tests }: Collected): readonly (readonly (string | undefined)[])[] {
  return tests.map(({ className, name, outcome, message }) => [className, name, outcome, message]);
}

describe('readTrx', () => {
  it('finds the class in the definitions, which come last, and takes only what passed for a success', async () => {
    const found = await readText(
      readTrx,
      `<?xml version="1.0"?><TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
<UnitTestResult testId="1" testName="Shop.StoreTests.Puts" duration="00:01:02.5000000" outcome="Passed"/>
<UnitTestResult testId="2" testName="Puts(many: 3)" outcome="Failed"><Output><StdOut>noise</StdOut><ErrorInfo><Message>lost &lt;one&gt;</Message></ErrorInfo></Output></UnitTestResult>
<UnitTestResult testId="3" testName="Later" outcome="NotExecuted"/>
<UnitTestResult testId="3" testName="Odd" outcome="Warning"/>
<UnitTestResult testId="3" testName="Late" outcome="Timeout"/>
</Results><TestDefinitions>
<UnitTest id="1"><TestMethod className="Shop.StoreTests" name="Puts"/></UnitTest>
<UnitTest id="2"><TestMethod className="Shop.StoreTests, Shop, Version=1.0" name="Puts"/></UnitTest>
</TestDefinitions></TestRun>`,
    );
    assert.deepEqual(brief(found), [
      ['Shop.StoreTests', 'Puts', 'passed', undefined],
      ['Shop.StoreTests', 'Puts(many: 3)', 'failed', 'lost <one>'],
      [undefined, 'Later', 'skipped', undefined],
      [undefined, 'Odd', 'skipped', undefined],
      [undefined, 'Late', 'failed', undefined],
    ]);
    assert.equal(found.tests[0]?.seconds, 62.5);
  });

  it('reads the rows of data-driven tests, and durations of days', async () => {
    const found = await readText(
      readTrx,
      `<TestRun><Results><UnitTestResult testName="Puts" outcome="Failed" duration="1.00:00:01"><InnerResults>
<UnitTestResult testName="Puts (Row 0)" outcome="Passed" duration="?"/>
<UnitTestResult testName="Puts (Row 1)" outcome="Failed"><Output><ErrorInfo><Message>row</Message></ErrorInfo></Output></UnitTestResult>
</InnerResults><Output><ErrorInfo><Message>one failed</Message></ErrorInfo></Output></UnitTestResult></Results></TestRun>`,
    );
    assert.deepEqual(brief(found), [
      [undefined, 'Puts', 'failed', 'one failed'],
      [undefined, 'Puts (Row 0)', 'passed', undefined],
      [undefined, 'Puts (Row 1)', 'failed', 'row'],
    ]);
    assert.deepEqual(
      found.tests.map(({ seconds }) => seconds),
      [86_401, undefined, undefined],
    );
  });

  it('does not trust a run that was broken off', async () => {
    const run = (outcome: string): Promise<Collected> =>
      readText(
        readTrx,
        `<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/></Results><ResultSummary outcome="${outcome}"/></TestRun>`,
      );
    assert.deepEqual((await run('Aborted')).defects, [
      ['The test run did not come to its end (Aborted).', undefined],
    ]);
    assert.deepEqual((await run('Failed')).defects, []);
  });
});

describe('readNunit', () => {
  it('reads NUnit 3', async () => {
    const found = await readText(
      readNunit,
      `<test-run><test-suite name="Shop"><failure><message>child failed</message></failure>
<test-case name="Puts" fullname="Shop.StoreTests.Puts" classname="Shop.StoreTests" result="Passed" duration="0.5">
<properties><property name="Decision" value="0012"/></properties></test-case>
<test-case name="Loses" fullname="Shop.StoreTests.Loses" classname="Shop.StoreTests" result="Failed" label="Error"><failure><message><![CDATA[gone]]></message></failure></test-case>
<test-case name="Later" fullname="Shop.StoreTests.Later" classname="Shop.StoreTests" result="Inconclusive"/>
</test-suite></test-run>`,
    );
    assert.deepEqual(brief(found), [
      ['Shop.StoreTests', 'Puts', 'passed', undefined],
      ['Shop.StoreTests', 'Loses', 'failed', 'gone'],
      ['Shop.StoreTests', 'Later', 'skipped', undefined],
    ]);
    assert.deepEqual(found.tests[0]?.decisions, ['0012']);
    assert.equal(found.tests[0]?.seconds, 0.5);
  });

  it('reads NUnit 2, whose names hold the class and arguments with dots', async () => {
    const found = await readText(
      readNunit,
      `<test-results><test-suite><results>
<test-case name="Shop.StoreTests.Puts" executed="True" success="True" time="0.1"/>
<test-case name='Shop.StoreTests.Puts("a.b", 1.5)' executed="True" success="False" time="0.1"/>
<test-case name="Shop.StoreTests.Later" executed="False"/>
<test-case name="Alone" result="Success"/>
</results></test-suite></test-results>`,
    );
    assert.deepEqual(brief(found), [
      ['Shop.StoreTests', 'Puts', 'passed', undefined],
      ['Shop.StoreTests', 'Puts("a.b", 1.5)', 'failed', undefined],
      ['Shop.StoreTests', 'Later', 'skipped', undefined],
      [undefined, 'Alone', 'passed', undefined],
    ]);
  });

  it('takes the worse of what NUnit 2 says, and nothing for a success that is not said', async () => {
    const cases: readonly (readonly [attributes: string, outcome: string, inside?: string])[] = [
      ['executed="True" result="Success" success="True"', 'passed'],
      [
        'executed="True" result="Failure" success="False"',
        'failed',
        '<failure><message>gone</message></failure>',
      ],
      ['executed="True" result="Error" success="False"', 'failed'],
      ['executed="True" result="Inconclusive" success="False"', 'skipped'],
      ['executed="False" result="Ignored"', 'skipped', '<reason><message>later</message></reason>'],
      ['executed="False" result="NotRunnable"', 'skipped'],
      ['result="Success" success="False"', 'failed'],
      ['executed="True"', 'skipped'],
      ['executed="True"', 'failed', '<failure/>'],
      ['executed="True" success="Turue"', 'skipped'],
      ['', 'skipped'],
    ];
    const tests = cases.map(
      ([attributes, , inside = '']) => `<test-case name="A.B" ${attributes}>${inside}</test-case>`,
    );
    const found = await readText(readNunit, `<test-results>${tests.join('')}</test-results>`);
    assert.deepEqual(
      found.tests.map(({ outcome }) => outcome),
      cases.map(([, outcome]) => outcome),
    );
  });

  it('takes a suite that could not be set up for a failure, but not one whose tests failed', async () => {
    const found = await readText(
      readNunit,
      `<test-run><test-suite fullname="Shop" result="Failed" site="Child"><failure><message>child failed</message></failure>
<test-suite fullname="Shop.StoreTests" classname="Shop.StoreTests" result="Failed" site="SetUp" duration="1">
<properties><property name="decision" value="0012"/></properties><failure><message>no database</message></failure>
<test-case fullname="Shop.StoreTests.Puts" classname="Shop.StoreTests" result="Failed" site="Parent"><failure><message>set up failed</message></failure></test-case>
</test-suite></test-suite></test-run>`,
    );
    assert.deepEqual(brief(found), [
      ['Shop.StoreTests', '(suite)', 'failed', 'no database'],
      ['Shop.StoreTests', 'Puts', 'failed', 'set up failed'],
    ]);
    assert.deepEqual(found.defects, []);
  });

  it('takes the failure, but not the success, of a test that the report breaks off in', async () => {
    const open = async (result: string): Promise<Collected> =>
      readText(readNunit, `<test-run><test-case fullname="A.B" result="${result}"><output>`);
    assert.deepEqual(brief(await open('Failed')), [['A', 'B', 'failed', undefined]]);
    assert.deepEqual(brief(await open('Passed')), []);
    const failing = await readText(
      readNunit,
      '<test-run><test-case fullname="A.B" executed="True"><failure>',
    );
    assert.deepEqual(brief(failing), [['A', 'B', 'failed', undefined]]);
  });
});

describe('readXunit', () => {
  it('reads results, messages, reasons and traits', async () => {
    const found = await readText(
      readXunit,
      `<assemblies><assembly><collection>
<test name="Shop.StoreTests.Puts(n: 3)" type="Shop.StoreTests" method="Puts" time="0.25" result="Pass"><traits><trait name="decision" value="ADR-12"/></traits></test>
<test name="Shown as this" type="Shop.StoreTests" method="Loses" result="Fail"><failure><message>gone</message><stack-trace>at x</stack-trace></failure></test>
<test name="Shop.StoreTests.Later" type="Shop.StoreTests" method="Later" result="Skip"><reason>not yet</reason></test>
</collection></assembly></assemblies>`,
    );
    assert.deepEqual(brief(found), [
      ['Shop.StoreTests', 'Puts(n: 3)', 'passed', undefined],
      ['Shop.StoreTests', 'Shown as this', 'failed', 'gone'],
      ['Shop.StoreTests', 'Later', 'skipped', 'not yet'],
    ]);
    assert.deepEqual(found.tests[0]?.decisions, ['ADR-12']);
  });

  it('takes what could not be torn down for a failure', async () => {
    const found = await readText(
      readXunit,
      `<assemblies><assembly><errors><error type="test-class-cleanup" name="Shop.StoreTests"><failure><message>locked</message></failure></error></errors>
<collection><test name="A.B" type="A" result="Pass"/></collection></assembly></assemblies>`,
    );
    assert.deepEqual(brief(found), [
      [undefined, '(test-class-cleanup) Shop.StoreTests', 'failed', 'locked'],
      ['A', 'B', 'passed', undefined],
    ]);
  });

  it('takes the failure, but not the success, of a test that the report breaks off in', async () => {
    const open = async (result: string): Promise<Collected> =>
      readText(readXunit, `<assemblies><test name="A.B" type="A" result="${result}"><failure>`);
    assert.deepEqual(brief(await open('Fail')), [['A', 'B', 'failed', undefined]]);
    assert.deepEqual(brief(await open('Pass')), []);
  });
});
