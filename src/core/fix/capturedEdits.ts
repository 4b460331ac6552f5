import { deepEqual } from '../graph/sameness';
import type { EvidenceResult } from '../model/evidence';
import type { Span, TextEdit } from '../model/text';
import { readFrontMatter } from '../parse/frontMatter';
import type { FrontMatter } from '../parse/parsedDecision';
import { applyEdits } from '../text/edits';
import type { Editable } from './frontMatterEdits';
import { dataAt } from './frontMatterEdits';
import { yamlScalar } from './yamlText';

/** What is recorded of an item of evidence. Fields that are undefined are not written. */
export interface CapturedFields {
  readonly result: EvidenceResult | undefined;
  readonly commit: string | undefined;
  readonly digest: string | undefined;
  readonly tree: string | undefined;
}

/** What is to be recorded of one item. */
export interface Capture {
  /** The position of the item in the `evidence` list. */
  readonly index: number;
  readonly captured: CapturedFields;
}

/** Longer results of several options are written on lines of their own. */
const MAX_LINE = 100;
const OWN = ['result', 'commit', 'digest', 'tree'] as const;

/**
 * The edits that record what was captured of items of evidence: the block `captured` of each, and nothing else.
 * Other fields of the block (`date`, `run`, `on`) stay as they are written.
 * @returns undefined when an item is written in a way in which nothing can be put into it without rewriting more
 */
export function editCaptured(
  record: Editable,
  captures: readonly Capture[],
): readonly TextEdit[] | undefined {
  const { frontMatter } = record;
  if (frontMatter === undefined) {
    return undefined;
  }
  const edits: TextEdit[] = [];
  for (const capture of captures) {
    if (isRecorded(frontMatter, capture)) {
      continue;
    }
    const edit = editFor(record, frontMatter, capture);
    if (edit === undefined) {
      return undefined;
    }
    edits.push(edit);
  }
  edits.sort((a, b) => a.span.start - b.span.start);
  return edits.length === 0 || isAsWanted(record, edits, captures) ? edits : undefined;
}

function isRecorded(front: FrontMatter, { index, captured }: Capture): boolean {
  const data = dataAt(front, ['evidence', index, 'captured']);
  const known = asTexts(front, index, data);
  return OWN.every((name) => deepEqual(known[name], captured[name]));
}

/** The own fields of a block as texts, so that `0.90` is not taken for `0.9`. */
function asTexts(front: FrontMatter, index: number, data: unknown): Partial<Record<string, EvidenceResult>> {
  if (typeof data !== 'object' || data === null) {
    return {};
  }
  const at = ['evidence', index, 'captured'];
  return Object.fromEntries(
    OWN.flatMap((name): [string, EvidenceResult][] => {
      const value = dataAt(front, [...at, name]);
      if (typeof value === 'object' && value !== null) {
        return [
          [
            name,
            Object.fromEntries(
              Object.keys(value).map((key) => [key, front.textAt([...at, name, key]) ?? '']),
            ),
          ],
        ];
      }
      const text = front.textAt([...at, name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function editFor(record: Editable, front: FrontMatter, { index, captured }: Capture): TextEdit | undefined {
  const { text, eol } = record;
  const item = front.valueSpan(['evidence', index]) ?? front.keySpan(['evidence', index]);
  const column = columnOfFields(record, front, index);
  if (item === undefined || column === undefined) {
    return undefined;
  }
  const key = front.keySpan(['evidence', index, 'captured']);
  const fields = fieldLines(captured).map((line) => `  ${line}`);
  if (key === undefined) {
    const lines = ['captured: # written by the tool', ...fields];
    const at = endOfLine(text, endOfContent(text, item));
    return insertion(at, lines.map((line) => eol + ' '.repeat(column) + line).join(''));
  }
  const value = front.valueSpan(['evidence', index, 'captured']);
  const end = endOfLine(text, value === undefined ? key.end : endOfContent(text, value));
  const others = otherLines(record, front, index).map((line) => `  ${line}`);
  const lines = [
    headOf(text, key, value),
    ...[...fields, ...others].map((line) => ' '.repeat(column) + line),
  ];
  return { span: { start: key.start, end }, newText: lines.join(eol) };
}

/** The column of an item's keys; undefined when it is written in braces or its keys share a line. */
function columnOfFields(record: Editable, front: FrontMatter, index: number): number | undefined {
  const { text } = record;
  const item = front.valueSpan(['evidence', index]);
  const data = dataAt(front, ['evidence', index]);
  if (item === undefined || text[item.start] === '{' || typeof data !== 'object' || data === null) {
    return undefined;
  }
  const [first] = Object.keys(data);
  const span = first === undefined ? undefined : front.keySpan(['evidence', index, first]);
  return span === undefined ? undefined : span.start - startOfLine(text, span.start);
}

/** The line of the key as it is written, with its comment; the value in braces that stood there is left out. */
function headOf(text: string, key: Span, value: Span | undefined): string {
  const line = text.slice(key.start, endOfLine(text, key.end));
  const isBeside = value !== undefined && value.start < key.start + line.length;
  if (!isBeside) {
    return line.trimEnd();
  }
  const behind = text.slice(Math.min(value.end, endOfLine(text, key.end)), endOfLine(text, key.end));
  const comment = /\s#.*$/.exec(behind)?.[0].trim() ?? '# written by the tool';
  return `captured: ${comment}`;
}

/** Fields of the block that are not ours to write, as they are written. */
function otherLines(record: Editable, front: FrontMatter, index: number): readonly string[] {
  const at = ['evidence', index, 'captured'];
  const data = dataAt(front, at);
  if (typeof data !== 'object' || data === null) {
    return [];
  }
  return Object.keys(data)
    .filter((name) => !(OWN as readonly string[]).includes(name))
    .map((name) => {
      const span = front.valueSpan([...at, name]);
      return span === undefined
        ? `${name}:`
        : `${name}: ${record.text.slice(span.start, span.end).trimEnd()}`;
    });
}

function fieldLines(captured: CapturedFields): readonly string[] {
  return OWN.flatMap((name) => {
    const value = captured[name];
    return value === undefined
      ? []
      : typeof value === 'string'
        ? [`${name}: ${/^sha256:[\da-f]{64}$/.test(value) ? value : yamlScalar(value)}`]
        : mappingLines(name, value);
  });
}

function mappingLines(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(values).map(([key, value]) => `${yamlScalar(key)}: ${yamlScalar(value)}`);
  const line = `${name}: { ${entries.join(', ')} }`;
  return line.length <= MAX_LINE ? [line] : [`${name}:`, ...entries.map((entry) => `  ${entry}`)];
}

/** Whether the edited text says what was wanted, and otherwise what it said before. */
function isAsWanted(record: Editable, edits: readonly TextEdit[], captures: readonly Capture[]): boolean {
  const { frontMatter, problems } = readFrontMatter(applyEdits(record.text, edits));
  const before = record.frontMatter;
  if (frontMatter === undefined || before === undefined || problems.length > record.problems.length) {
    return false;
  }
  const touched = new Set(captures.map(({ index }) => index));
  return (
    captures.every((capture) => isRecorded(frontMatter, capture)) &&
    deepEqual(withoutCaptured(before, touched), withoutCaptured(frontMatter, touched))
  );
}

function withoutCaptured({ data }: FrontMatter, touched: ReadonlySet<number>): unknown {
  const evidence = data['evidence'];
  return {
    ...data,
    evidence: Array.isArray(evidence)
      ? (evidence as readonly unknown[]).map((item, index) =>
          touched.has(index) && typeof item === 'object' && item !== null
            ? { ...item, captured: undefined }
            : item,
        )
      : evidence,
  };
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset));
  return found === null ? text.length : offset + found.index;
}

/** The end of what is written in a span, without the space behind it. */
function endOfContent(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
