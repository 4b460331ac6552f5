import type { RecordAnalysis } from '../core/check/analysis';
import type { NotRead } from '../core/model/decision';
import type { UngradedFinding } from '../core/model/finding';
import type { AnalysedFile, RecordFile } from '../core/service';
import { detailsOf, headOf, KeptDecision } from './keptDecision';

/*
 * The form in which analyses cross threads and are kept in the cache: a line of UTF-8 for each file, which is the digest
 * of the file's bytes, its path as JSON, and after a tab each, the parts of its analysis as JSON:
 *
 * - for a record, a list of the head of the decision and the findings, and then the details of the decision, which stay
 *   as they are until somebody asks for one of them;
 * - for a file that is no record, why it is none.
 *
 * JSON has neither tabs nor line ends in it.
 */

/** Where a line of a larger buffer is, with what it says before the analysis. */
export interface AnalysisLine {
  readonly path: string;
  readonly digest: string;
  /** From here to `end`, without the line end, is the analysis. */
  readonly start: number;
  readonly lineStart: number;
  readonly end: number;
}

const NEWLINE = 0x0a;
const TAB = 0x09;
/** SHA-256 in base64url. */
const DIGEST_LENGTH = 43;

/** The line for one file, with its line end. */
export function encodeLine(digest: string, analysed: AnalysedFile): string {
  const parts = analysed.kind === 'read' ? partsOf(analysed.analysis) : [analysed.notRead];
  return `${digest}${JSON.stringify(analysed.path)}\t${parts.map((part) => JSON.stringify(part)).join('\t')}\n`;
}

function partsOf({ decision, findings }: RecordAnalysis): readonly unknown[] {
  return [[headOf(decision), findings], detailsOf(decision)];
}

/**
 * The lines of `buffer` from `from` up to `to`.
 * @throws Error when a line is not of the form above
 */
export function* scanLines(buffer: Buffer, from: number, to: number): Generator<AnalysisLine> {
  let lineStart = from;
  while (lineStart < to) {
    const end = buffer.indexOf(NEWLINE, lineStart);
    const tab = buffer.indexOf(TAB, lineStart);
    if (end < 0 || end >= to || tab < 0 || tab > end) {
      throw new Error('A line of analyses is damaged.');
    }
    const path: unknown = JSON.parse(buffer.toString('utf8', lineStart + DIGEST_LENGTH, tab));
    if (typeof path !== 'string') {
      throw new Error('A line of analyses has no path.');
    }
    const digest = buffer.toString('latin1', lineStart, lineStart + DIGEST_LENGTH);
    yield { path, digest, start: tab + 1, lineStart, end };
    lineStart = end + 1;
  }
}

/**
 * The analysis of `file` that a line holds; undefined when it is not one that Grounds wrote for this file. What is
 * decoded later is read from `buffer` then, so the buffer must not change.
 */
export function decodeAnalysis(
  buffer: Buffer,
  { start, end }: AnalysisLine,
  file: RecordFile,
): AnalysedFile | undefined {
  const { path } = file;
  try {
    const [first, details] = partsIn(buffer, start, end);
    const value = first?.();
    if (details === undefined) {
      return isNotRead(value) && value.path === path ? { kind: 'not-read', path, notRead: value } : undefined;
    }
    if (!isRecordPart(value)) {
      return undefined;
    }
    const [head, findings] = value;
    const decision = new KeptDecision(file, head, () => orNothing(details));
    return { kind: 'read', path, analysis: { decision, findings } };
  } catch {
    return undefined;
  }
}

/** What decodes each of the parts, for when it is needed. */
function partsIn(buffer: Buffer, start: number, end: number): readonly (() => unknown)[] {
  const parts: (() => unknown)[] = [];
  let from = start;
  while (from <= end) {
    const at = from;
    const tab = buffer.indexOf(TAB, from);
    const to = tab < 0 || tab > end ? end : tab;
    parts.push(() => JSON.parse(buffer.toString('utf8', at, to)) as unknown);
    from = to + 1;
  }
  return parts;
}

/** A part that nobody waited for so far; undefined when it cannot be read, too late to analyse the file anew. */
function orNothing(part: () => unknown): unknown {
  try {
    return part();
  } catch {
    return undefined;
  }
}

function isRecordPart(
  value: unknown,
): value is readonly [head: unknown, findings: readonly UngradedFinding[]] {
  return Array.isArray(value) && Array.isArray(value[1]);
}

function isNotRead(value: unknown): value is NotRead {
  return isObject(value) && typeof value['path'] === 'string' && typeof value['reason'] === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
