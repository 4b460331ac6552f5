import assert from 'node:assert/strict';
import { ClaimCollector } from '../../../../src/core/evidence/claimCollector';
import { readReport } from '../../../../src/core/evidence/readReport';
import { AnswerSink } from '../../../../src/core/evidence/answers';
import type { FileReading } from '../../../../src/core/evidence/query';
import type { TestCase } from '../../../../src/core/evidence/report';
import { memoryEvidence } from '../../support/memoryEvidence';
import { applyFix, openMemory } from '../../support/openMemory';

function testCase(name: string, ...decisions: readonly string[]): TestCase {
  return {
    ...{ suites: [], className: 'a', name, file: undefined, line: undefined, outcome: 'passed' },
    ...{ flaky: false, seconds: undefined, message: undefined, decisions },
  };
}

describe('ClaimCollector', () => {
  it('keeps the first tests of each decision, however many claim one of them', () => {
    const collector = new ClaimCollector();
    for (let number = 0; number < 100_000; number += 1) {
      collector.take(testCase(`t${number}`, '7'));
    }
    collector.take(testCase('last', '8'));
    collector.take(testCase('x'.repeat(10_000), '8'));
    const claims = collector.claims();
    assert.equal(claims.length, 201);
    assert.deepEqual([claims[0]?.test, claims[200]?.test, claims[200]?.decision], ['a#t0', 'a#last', '8']);
  });

  it('is bounded however many decisions are claimed', () => {
    const collector = new ClaimCollector();
    for (let number = 0; number < 20_000; number += 1) {
      collector.take(testCase(`t${number % 1000}`, String(number % 70), String(number), 'y'.repeat(5000)));
    }
    assert.equal(collector.claims().length, 2000);
    assert.ok(collector.claims().every(({ decision }) => decision.length < 10));
  });

  it('takes a test that is repeated for one', () => {
    const collector = new ClaimCollector();
    collector.take(testCase('t', '7'));
    collector.take(testCase('t', '7'));
    assert.equal(collector.claims().length, 1);
  });
});

describe('readers of tests that claim decisions', () => {
  async function read(lines: Iterable<string>): Promise<FileReading> {
    const sink = new AnswerSink([]);
    const bytes = (async function* () {
      await Promise.resolve();
      for (const line of lines) {
        yield new TextEncoder().encode(line);
      }
    })();
    const { format } = await readReport(
      bytes,
      { context: { normalisePath: (path) => path }, name: 'r' },
      sink,
    );
    return sink.reading(format);
  }

  it('are bounded, however many a test claims', async () => {
    const property = '<property name="decision" value="7"/>';
    const { claims } = await read([
      `<testsuite name="s"><properties>${property.repeat(50_000)}</properties><testcase classname="c" name="a"><properties>`,
      ...Array.from({ length: 100_000 }, (_, number) => `<property name="adr" value="${number}"/>`),
      '</properties></testcase></testsuite>',
    ]);
    assert.equal(claims.length, 100);
  });

  it('take those of a suite for those of its tests', async () => {
    const { claims } = await read([
      '<testsuite name="s"><properties><property name="adr">7</property></properties>',
      '<testcase classname="c" name="a"/><testcase classname="c" name="b"/></testsuite>',
    ]);
    assert.deepEqual(
      claims.map(({ decision, test }) => `${decision} ${test}`),
      ['7 c#a', '7 c#b'],
    );
  });
});

describe('tests that claim decisions', () => {
  const record = (title: string, front = ''): string => `---
status: accepted
date: 2026-03-14
${front}---

# ${title}

## Considered Options

- SQLite
- PostgreSQL

## Decision Outcome

Chosen option: "SQLite", because it is there.
`;
  const REPORT = 'docs/adr/evidence/0002/junit.xml';
  const lines = [
    '<testsuite name="s">',
    ...['0001', 'ADR-2', '2', '7'].map(
      (decision, number) =>
        `<testcase classname="c" name="t${number}"><properties><property name="decision" value="${decision}"/></properties></testcase>`,
    ),
    '</testsuite>',
  ];

  const unlisted = (
    workspace: Awaited<ReturnType<typeof openMemory>>['workspace'],
    path: string,
  ): readonly string[] =>
    workspace
      .findingsFor(path)
      .filter(({ rule }) => rule === 'evidence-unlisted')
      .map(({ message }) => message);

  it('are found in what is kept with a decision, and told where they belong', async () => {
    const { workspace, files } = await openMemory(
      {
        'docs/adr/0001-a.md': record('A'),
        'docs/adr/0002-b.md': record('B'),
        [REPORT]: 'x',
        'docs/adr/evidence/0002/notes.md': 'x',
      },
      { evidence: memoryEvidence({ files: { [REPORT]: { lines } } }) },
    );
    await workspace.verify();
    assert.deepEqual(unlisted(workspace, 'docs/adr/0001-a.md'), [
      `Test \`c#t0\` of \`${REPORT}\` claims this decision, which does not list it: add an item of evidence with what it shows.`,
    ]);
    assert.deepEqual(unlisted(workspace, 'docs/adr/0002-b.md'), [
      `2 tests of \`${REPORT}\` claim this decision, which does not list them (\`c#t1\`, \`c#t2\`): add an item of evidence with what they show.`,
      `Test \`c#t3\` of \`${REPORT}\` claims the decision \`7\`, which is not there: correct the test, or write the decision.`,
    ]);

    // A decision that comes to be there is claimed at once by what was read.
    files.set('docs/adr/0007-c.md', record('C'));
    await workspace.reload('docs/adr/0007-c.md');
    assert.equal(unlisted(workspace, 'docs/adr/0002-b.md').length, 1);
    await workspace.verify();
    assert.equal(unlisted(workspace, 'docs/adr/0007-c.md').length, 1);
  });

  it('are listed by the fix, and found no more', async () => {
    const path = 'docs/adr/0002-b.md';
    const { workspace, files } = await openMemory(
      { 'docs/adr/0001-a.md': record('A'), [path]: record('B'), [REPORT]: 'x' },
      {
        evidence: memoryEvidence({
          files: { [REPORT]: { lines: lines.filter((line) => !line.includes('"7"')) } },
        }),
      },
    );
    await workspace.verify();
    const finding = workspace.findingsFor(path).find(({ rule }) => rule === 'evidence-unlisted');
    assert.ok(finding);
    const [fix] = await workspace.fixesFor(finding);
    assert.ok(fix);
    assert.equal(fix.title, `List 2 tests of "${REPORT}" as evidence`);
    applyFix(files, fix);
    assert.ok(
      files.text(path)?.includes(`evidence:
  - id: E1
    type: test
    finding: "" # what the data shows, in one sentence
    supports: SQLite
    file: ${REPORT}
    tests: ["c#t1", "c#t2"]
---
`),
      files.text(path),
    );
    await workspace.reload(path);
    await workspace.verify();
    assert.deepEqual(unlisted(workspace, path), []);
    assert.equal(unlisted(workspace, 'docs/adr/0001-a.md').length, 1);
  });

  it('are not taken for those of one decision where they can be of several', async () => {
    const folders = ['a/docs/adr', 'b/docs/adr', 'c/docs/adr'];
    const front = `evidence:\n  - id: E1\n    type: test\n    finding: x\n    file: ${REPORT}\n    tests: 'c#none'\n`;
    const { workspace } = await openMemory(
      {
        '.grounds.yaml': `folders: [${folders.join(', ')}]\n`,
        'a/docs/adr/0001-a.md': record('A'),
        'b/docs/adr/0001-b.md': record('B'),
        'b/docs/adr/0002-b.md': record('B', front),
        'c/docs/adr/0003-c.md': record('C', front),
        'c/docs/adr/0004-d.md': record('D', front),
      },
      { evidence: memoryEvidence({ files: { [REPORT]: { lines: [lines[0]!, lines[1]!, lines[5]!] } } }) },
    );
    await workspace.verify();
    assert.match(
      unlisted(workspace, 'b/docs/adr/0001-b.md').join(),
      /^Test `c#t0` of .* claims this decision/,
    );
    assert.deepEqual(unlisted(workspace, 'a/docs/adr/0001-a.md'), []);
    assert.match(
      unlisted(workspace, 'c/docs/adr/0003-c.md').join(),
      /claims the decision `0001`, which can be a\/docs\/adr\/0001-a\.md or b\/docs\/adr\/0001-b\.md: name it by its path in the test\.$/,
    );
    // Told once for all records of the folder that name the report.
    assert.deepEqual(unlisted(workspace, 'c/docs/adr/0004-d.md'), []);
  });
});
