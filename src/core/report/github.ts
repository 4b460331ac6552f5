import type { Finding } from '../model/finding';
import { severities } from '../model/severity';
import type { Severity } from '../model/severity';
import type { CheckReport } from './makeReport';
import { isUnexpected } from './notReadLines';
import { foldReport } from './fold';
import { printable } from './printable';
import { summaryLine } from './text';

/** GitHub shows no more annotations of one level than this for one step of a job. */
const SHOWN_PER_LEVEL = 10;

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * The report as workflow commands of GitHub Actions, which become annotations on the changed files; the worst first,
 * because GitHub shows only the first ones. In a repository that nobody configured, what it was not asked for yet is
 * summed up in one notice per rule.
 * @param summary the last line
 */
export function writeGithub(report: CheckReport, summary = summaryLine(report)): string {
  const { folded, listed } = foldReport(report);
  const annotated = worstFirst(listed);
  const commands = [
    ...annotated.map((finding) => annotation(finding)),
    ...report.notRead
      .filter(isUnexpected)
      .map(({ path, reason }) => command('warning', [['file', path]], `This file was not read: ${reason}`)),
    ...folded.map(({ text, rule }) => command('notice', [['title', rule]], text)),
  ];
  return `${[...commands, ...capNote(annotated), summary].join('\n')}\n`;
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}

function annotation({ severity, path, range: { start, end }, rule, message }: Finding): string {
  // GitHub takes columns only for a place within one line.
  const columns: readonly Property[] =
    start.line === end.line
      ? [
          ['col', start.character + 1],
          ['endColumn', Math.max(end.character, start.character + 1)],
        ]
      : [];
  return command(
    LEVELS[severity],
    [['file', path], ['line', start.line + 1], ['endLine', end.line + 1], ...columns, ['title', rule]],
    message,
  );
}

type Property = readonly [name: string, value: string | number];

function command(level: Level, properties: readonly Property[], message: string): string {
  const written = properties
    .map(([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`)
    .join(',');
  return `::${level} ${written}::${escapeData(printable(message))}`;
}

/** As the toolkit of GitHub Actions escapes the message of a command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the toolkit of GitHub Actions escapes a property of a command. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function capNote(findings: readonly Finding[]): readonly string[] {
  const levels = findings.map(({ severity }) => LEVELS[severity]);
  const isCapped = (['error', 'warning', 'notice'] as const).some(
    (level) => levels.filter((other) => other === level).length > SHOWN_PER_LEVEL,
  );
  return isCapped
    ? [`GitHub shows the first ${SHOWN_PER_LEVEL} annotations of each level; all of them are in this log.`]
    : [];
}
