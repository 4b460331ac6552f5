import type { Reason, RelevantDecision, Relevance, UnclearMarker } from '../code/decisionsFor';
import type { Decision, DecisionState } from '../model/decision';
import { location } from './location';
import { paintStatus, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { count, decisionName, enumerate } from './wording';

/** What decisions have to say about paths, ready to be written. */
export interface RelevanceReport {
  readonly paths: readonly RelevantPath[];
  /** How well a decision is backed, by what is known of its evidence. */
  readonly stateOf: (decision: Decision) => DecisionState | undefined;
}

/** One path that was asked about. */
export interface RelevantPath extends Relevance {
  /** Relative to the root, with `/`; `''` is the root itself. */
  readonly path: string;
  /** `missing`: nothing is there, as for a file that is planned. */
  readonly kind: 'file' | 'folder' | 'missing';
  /** How many files were looked at: of a folder all of those that git tracks or would track. */
  readonly files: number;
  /** Why a file's markers are not known. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** The report as JSON: see `schemas/for.schema.json`. */
export function writeRelevanceJson({ paths, stateOf }: RelevanceReport): string {
  const data = {
    version: 1,
    paths: paths.map(({ path, kind, files, decisions, unclear, unread }) => ({
      path,
      kind,
      files,
      decisions: decisions.map(({ decision, reasons }) => ({
        id: decision.id,
        title: decision.title ?? null,
        path: decision.path,
        status: decision.status,
        state: stateOf(decision) ?? null,
        reasons: reasons.map(reasonData),
      })),
      unclear: unclear.map(({ path: file, marker, candidates }) => ({
        path: file,
        range: marker.range,
        text: marker.written,
        candidates: candidates.map((decision) => decision.path),
      })),
      unread: unread.map(({ path: file, reason }) => ({ path: file, reason })),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function reasonData(reason: Reason): object {
  return reason.kind === 'glob'
    ? { kind: reason.kind, glob: reason.glob, files: reason.files }
    : { kind: reason.kind, path: reason.path, range: reason.marker.range, text: reason.marker.written };
}

/** So many markers of one decision, and unclear ones, are listed for people. */
const MAX_LISTED = 5;

/** The report for people: each path with its decisions, and why they are about it. */
export function writeRelevanceText(report: RelevanceReport, paint: Paint = plain): string {
  const lines = report.paths.flatMap((asked) => [...pathLines(asked, report, paint), '']);
  return `${lines.slice(0, -1).join('\n')}\n`;
}

function pathLines(asked: RelevantPath, { stateOf }: RelevanceReport, paint: Paint): readonly string[] {
  const { path, kind, files, decisions, unclear, unread } = asked;
  const remark =
    kind === 'missing' ? ' (not there yet)' : kind === 'folder' ? ` (${count(files, 'file')})` : '';
  return [
    paint.bold(printable(path === '' ? '.' : path)) + paint.dim(remark),
    ...(decisions.length === 0 ? ['  No decision governs it or is named in it.'] : []),
    ...decisions.flatMap((relevant) => [
      `  ${heading(relevant.decision, stateOf(relevant.decision), paint)}`,
      `      ${paint.dim(printable(relevant.decision.path))}`,
      ...reasonLines(relevant, asked).map((line) => `      ${printable(line)}`),
    ]),
    ...limited(unclear.map(unclearLine)).map((line) => `  ${paint.yellow(printable(line))}`),
    ...limited(unread.map((file) => `${file.path} was not read: ${file.reason}`)).map(
      (line) => `  ${paint.dim(printable(line))}`,
    ),
  ];
}

function heading({ id, title, status }: Decision, state: DecisionState | undefined, paint: Paint): string {
  const name = printable(decisionName({ id, title }));
  const facts = [
    ...(status === 'unknown' ? [] : [paintStatus(paint, status, status)]),
    ...(state === undefined ? [] : [state]),
  ];
  return facts.length === 0 ? name : `${name}  (${facts.join(', ')})`;
}

function reasonLines({ reasons }: RelevantDecision, { kind }: RelevantPath): readonly string[] {
  const globs = reasons.flatMap((reason) => {
    if (reason.kind !== 'glob') {
      return [];
    }
    return [`governs ${reason.glob}${kind === 'folder' ? `: ${count(reason.files, 'file')}` : ''}`];
  });
  const markers = reasons.flatMap((reason) =>
    reason.kind === 'marker'
      ? [`named at ${location(reason.path, reason.marker.range)}: ${reason.marker.written}`]
      : [],
  );
  return [...globs, ...limited(markers)];
}

function unclearLine({ path, marker, candidates }: UnclearMarker): string {
  const place = location(path, marker.range);
  return candidates.length === 0
    ? `${place} names ${marker.written}, which is not a decision of this repository`
    : `${place} names ${marker.written}, which may be ${enumerate(
        candidates.map((decision) => decision.path),
        'or',
      )}`;
}

function limited(lines: readonly string[]): readonly string[] {
  return lines.length <= MAX_LISTED + 1
    ? lines
    : [...lines.slice(0, MAX_LISTED), `and ${lines.length - MAX_LISTED} more`];
}
