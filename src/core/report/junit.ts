import type { Finding } from '../model/finding';
import { isAtLeast } from '../model/severity';
import type { Severity } from '../model/severity';
import { decisionsByPath } from './counts';
import { location } from './location';
import type { CheckReport } from './makeReport';
import { isUnexpected } from './notReadLines';
import { wellFormed } from './printable';

/** How findings become test results. */
export interface JunitOptions {
  /** Findings of this severity or louder are failures; all others are skipped tests, which fail nothing. */
  readonly failOn: Severity | 'never';
}

interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What the outcome is of: a severity. */
  readonly type: string;
  readonly message: string;
}

/**
 * The report as JUnit XML: one test for each finding and for each decision without findings. The class is the
 * decision's id, the name is rule and message.
 */
export function writeJunit(report: CheckReport, { failOn }: JunitOptions): string {
  const cases = [...testCases(report, failOn), ...unreadCases(report)];
  const failures = cases.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped').length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="grounds" ${counts}>`,
    `  <testsuite name="grounds check" ${counts}>`,
    ...cases.map(testCase),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function testCases(report: CheckReport, failOn: JunitOptions['failOn']): readonly TestCase[] {
  const decisions = decisionsByPath(report);
  const reported = new Set(report.findings.map(({ path }) => path));
  return [
    ...report.findings.map((finding) =>
      findingCase(finding, decisions.get(finding.path)?.id ?? finding.path, failOn),
    ),
    ...report.decisions
      .filter(({ path }) => !reported.has(path))
      .map(({ id, path }): TestCase => ({
        classname: id,
        name: 'no findings',
        file: path,
        line: 1,
        outcome: 'passed',
        type: '',
        message: '',
      })),
  ];
}

function findingCase(
  { rule, severity, message, path, range }: Finding,
  classname: string,
  failOn: JunitOptions['failOn'],
): TestCase {
  const fails = failOn !== 'never' && isAtLeast(severity, failOn);
  return {
    classname,
    name: `${rule}: ${message}`,
    file: path,
    line: range.start.line + 1,
    outcome: fails ? 'failed' : 'skipped',
    type: severity,
    message: `${location(path, range)} ${message}`,
  };
}

function unreadCases({ notRead }: CheckReport): readonly TestCase[] {
  return notRead.filter(isUnexpected).map(({ path, kind, reason }) => ({
    classname: path,
    name: 'not read',
    file: path,
    line: 1,
    outcome: 'skipped',
    type: kind,
    message: reason,
  }));
}

function testCase({ classname, name, file, line, outcome, type, message }: TestCase): string {
  const attributes = `classname="${xml(classname)}" name="${xml(name)}" file="${xml(file)}" line="${line}" time="0"`;
  switch (outcome) {
    case 'passed':
      return `    <testcase ${attributes}/>`;
    case 'failed':
      return `    <testcase ${attributes}><failure type="${xml(type)}" message="${xml(message)}"/></testcase>`;
    case 'skipped':
      return `    <testcase ${attributes}><skipped message="${xml(`${type}: ${message}`)}"/></testcase>`;
  }
}

/** Text for an attribute; characters that XML 1.0 cannot hold, even escaped, are left out. */
function xml(text: string): string {
  return wellFormed(text)
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
