import type { Decision } from '../core/model/decision';
import type { AnalysedFile, RecordFile } from '../core/service';

/*
 * The form in which analyses cross threads and are kept in the cache: a line of UTF-8 for each file, which is the digest
 * of the file's bytes, its path as JSON, a tab, and the analysis as JSON. JSON has neither tabs nor line ends in it.
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
  return `${digest}${JSON.stringify(analysed.path)}\t${JSON.stringify(analysed)}\n`;
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

/** The analysis of `file` that a line holds; undefined when it is not one that Grounds wrote for this file. */
export function decodeAnalysis(
  buffer: Buffer,
  { start, end }: AnalysisLine,
  file: RecordFile,
): AnalysedFile | undefined {
  try {
    const value: unknown = JSON.parse(buffer.toString('utf8', start, end));
    return isAnalysisOf(value, file) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAnalysisOf(value: unknown, { path, folder }: RecordFile): value is AnalysedFile {
  if (!isObject(value) || value['path'] !== path) {
    return false;
  }
  if (value['kind'] === 'not-read') {
    const notRead = value['notRead'];
    return isObject(notRead) && notRead['path'] === path && typeof notRead['reason'] === 'string';
  }
  const analysis = value['analysis'];
  if (value['kind'] !== 'read' || !isObject(analysis) || !Array.isArray(analysis['findings'])) {
    return false;
  }
  const decision = analysis['decision'];
  return (
    isObject(decision) &&
    decision['path'] === path &&
    decision['folder'] === folder &&
    typeof decision['id'] === 'string' &&
    LISTS.every((name) => Array.isArray(decision[name]))
  );
}

/** What every decision has a list of. */
const LISTS = [
  'tags',
  'people',
  'options',
  'chosen',
  'evidence',
  'relations',
  'links',
  'anchors',
  'waivers',
] as const satisfies readonly (keyof Decision)[];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
