import assert from 'node:assert/strict';
import { readCobertura } from '../../../../../src/core/evidence/readers/cobertura';
import { readJacoco } from '../../../../../src/core/evidence/readers/jacoco';
import { readText } from '../collect';
import type { Collected } from '../collect';

function brief({ measurements }: Collected): readonly (readonly [string, string, number])[] {
  return measurements.map(({ bench, metric, value }) => [bench, metric, Math.round(value * 100) / 100]);
}

describe('readCobertura', () => {
  it('counts lines and branches, but not those of methods a second time, and joins classes of one file', async () => {
    const found = await readText(
      readCobertura,
      `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://example.com/coverage-04.dtd">
<coverage line-rate="0.1"><sources><source>/elsewhere</source></sources><packages><package><classes>
<class name="A" filename="src/a.ts"><methods><method name="f"><lines><line number="1" hits="1"/></lines></method></methods>
<lines><line number="1" hits="1"/><line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/></lines></class>
<class name="B" filename="src/a.ts"><lines><line number="9" hits="4"/><line number="10" hits="2"/></lines></class>
<class name="C" filename="src/c.ts"><lines><line number="1" hits="0"/></lines></class>
</classes></package></packages></coverage>`,
    );
    assert.deepEqual(brief(found), [
      ['src/a.ts', 'lines', 75],
      ['src/a.ts', 'branches', 50],
      ['src/c.ts', 'lines', 0],
      ['total', 'lines', 60],
      ['total', 'branches', 50],
    ]);
    assert.deepEqual(found.defects, []);
    assert.ok(found.measurements.every(({ unit, better }) => unit === '%' && better === 'higher'));
  });

  it('finds files below the folders of the machine that measured', async () => {
    const found = await readText(
      readCobertura,
      `<coverage line-rate="1"><sources><source>/elsewhere</source><source>/home/dev/project/src/</source></sources>
<class filename="a.ts"><lines><line number="1" hits="1"/></lines></class></coverage>`,
    );
    assert.deepEqual(brief(found)[0], ['src/a.ts', 'lines', 100]);
  });

  it('counts the lines of methods where classes list none of their own', async () => {
    const found = await readText(
      readCobertura,
      `<coverage line-rate="1"><class filename="a.ts"><methods><method><lines><line hits="1"/><line hits="0"/></lines></method>
<method><lines><line hits="1"/><line hits="1"/></lines></method></methods><lines/></class></coverage>`,
    );
    assert.deepEqual(brief(found), [
      ['a.ts', 'lines', 75],
      ['total', 'lines', 75],
    ]);
  });

  it('takes the sums of the report where it lists no files', async () => {
    const found = await readText(
      readCobertura,
      '<coverage line-rate="0.5" lines-covered="3" lines-valid="4" branches-covered="0" branches-valid="0"/>',
    );
    assert.deepEqual(brief(found), [['total', 'lines', 75]]);
    assert.deepEqual((await readText(readCobertura, '<coverage line-rate="0.5"/>')).measurements, []);
  });
});

describe('readJacoco', () => {
  it('takes the counters of source files, not those of methods and classes', async () => {
    const found = await readText(
      readJacoco,
      `<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
<report name="shop"><package name="org/shop"><class name="org/shop/Store" sourcefilename="Store.java">
<method name="put"><counter type="LINE" missed="9" covered="9"/></method><counter type="LINE" missed="9" covered="9"/></class>
<sourcefile name="Store.java"><line nr="3" mi="0" ci="2"/><counter type="LINE" missed="1" covered="3"/><counter type="BRANCH" missed="1" covered="1"/></sourcefile>
</package><counter type="LINE" missed="1" covered="3"/></report>`,
    );
    assert.deepEqual(brief(found), [
      ['org/shop/Store.java', 'lines', 75],
      ['org/shop/Store.java', 'branches', 50],
      ['total', 'lines', 75],
      ['total', 'branches', 50],
    ]);
  });

  it('takes the counters of the report where it lists no files', async () => {
    const found = await readText(
      readJacoco,
      '<report name="shop"><counter type="INSTRUCTION" missed="1" covered="1"/><counter type="LINE" missed="1" covered="3"/></report>',
    );
    assert.deepEqual(brief(found), [
      ['total', 'instructions', 50],
      ['total', 'lines', 75],
    ]);
  });

  it('adds up files of the same name in several modules', async () => {
    const module = (covered: number): string =>
      `<group name="m${covered}"><package name="org"><sourcefile name="A.java"><counter type="LINE" missed="1" covered="${covered}"/></sourcefile></package></group>`;
    const found = await readText(readJacoco, `<report name="shop">${module(1)}${module(5)}</report>`);
    assert.deepEqual(brief(found), [
      ['org/A.java', 'lines', 75],
      ['total', 'lines', 75],
    ]);
  });
});
