import type { Decision } from '../model/decision';
import type { Finding } from '../model/finding';
import { countSeverities, decisionsByPath, pathsWithoutData } from './counts';
import { location } from './location';
import type { CheckReport } from './makeReport';
import { notReadLines } from './notReadLines';
import { paintSeverity, plain } from './paint';
import type { Paint } from './paint';
import { foldReport } from './fold';
import { printable } from './printable';
import { count, decisionName, severitySummary } from './wording';

/** How a report is written for people. */
export interface TextOptions {
  /** By default no colours. */
  readonly paint?: Paint;
  /** Lists everything: also what is summed up in one line otherwise. */
  readonly verbose?: boolean;
}

/** Longer locations push the messages of their group too far to the right. */
const MAX_ALIGNED = 72;

/**
 * The report for people. Findings are grouped by decision, decisions without data first. In a repository that nobody
 * configured, what it was not asked for yet is summed up in one line per rule.
 */
export function writeText(report: CheckReport, { paint = plain, verbose = false }: TextOptions = {}): string {
  const { folded, listed } = foldReport(verbose ? { ...report, isConfigured: true } : report);
  const decisions = decisionsByPath(report);
  const lines = [
    ...groups(report, listed).flatMap((group) => [
      heading(group, decisions.get(group.path), paint),
      ...findingLines(group, paint, verbose),
      '',
    ]),
    ...block(folded.map(({ text }) => `${text}; --verbose lists them`)),
    ...block(notReadLines(report.notRead, verbose).map((line) => paint.dim(line))),
    summaryLine(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** The report in one line: how many decisions, what was found, what was left out. */
export function summaryLine(report: CheckReport, paint: Paint = plain): string {
  const { decisions, findings, waived, baselined } = report;
  const counts = countSeverities(findings);
  const summary = `${count(decisions.length, 'decision')}: ${severitySummary(counts)}`;
  const omitted = [
    ...(waived === 0 ? [] : [`${waived} waived`]),
    ...(baselined === 0 ? [] : [`${baselined} in the baseline`]),
  ];
  const colour = counts.error > 0 ? paint.red : counts.warning > 0 ? paint.yellow : paint.green;
  return paint.bold(colour(summary)) + (omitted.length === 0 ? '' : paint.dim(` (${omitted.join(', ')})`));
}

/** Lines with an empty one after them, or nothing. */
function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}

interface Group {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** The findings of each file, those of decisions without data first, otherwise by path. */
function groups(report: CheckReport, findings: readonly Finding[]): readonly Group[] {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byPath.get(finding.path);
    if (known === undefined) {
      byPath.set(finding.path, [finding]);
    } else {
      known.push(finding);
    }
  }
  const withoutData = pathsWithoutData(report.findings);
  const all = [...byPath].map(([path, own]) => ({ path, findings: own }));
  return [
    ...all.filter(({ path }) => withoutData.has(path)),
    ...all.filter(({ path }) => !withoutData.has(path)),
  ];
}

function heading({ path, findings }: Group, decision: Decision | undefined, paint: Paint): string {
  if (decision === undefined) {
    return paint.bold(printable(path));
  }
  const { id, title, status } = decision;
  const facts = [
    ...(status === 'unknown' ? [] : [status]),
    ...(pathsWithoutData(findings).size > 0 ? ['no data'] : []),
  ];
  const name = paint.bold(printable(decisionName({ id, title })));
  return facts.length === 0 ? name : `${name}  ${paint.dim(`(${facts.join(', ')})`)}`;
}

/** The findings of a group, their locations aligned. */
function findingLines({ path, findings }: Group, paint: Paint, verbose: boolean): readonly string[] {
  const locations = findings.map(({ range }) => printable(location(path, range)));
  const width = Math.min(MAX_ALIGNED, Math.max(...locations.map(({ length }) => length)));
  return findings.flatMap((finding, index) => [
    findingLine(finding, (locations[index] ?? '').padEnd(width), paint),
    ...(verbose ? relatedLines(finding, paint) : []),
  ]);
}

function findingLine({ severity, message, rule }: Finding, place: string, paint: Paint): string {
  const level = paintSeverity(paint, severity, severity.padEnd('warning'.length));
  return `  ${place}  ${level}  ${printable(message)}  ${paint.dim(rule)}`;
}

function relatedLines({ related = [] }: Finding, paint: Paint): readonly string[] {
  return related.map(({ path, range, message }) =>
    paint.dim(`      ${printable(location(path, range))}  ${printable(message)}`),
  );
}
