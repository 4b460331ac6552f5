import { deepEqual } from '../graph/sameness';
import type { Span, TextEdit } from '../model/text';
import { readFrontMatter } from '../parse/frontMatter';
import type { FieldPath, FrontMatter, ParsedDecision, SyntaxProblem } from '../parse/parsedDecision';
import { fieldsOf } from '../schema/vocabulary';
import { applyEdits } from '../text/edits';
import { doubleQuoted, yamlScalar, yamlScalarLike } from './yamlText';

/** What an edit needs to know of a record. */
export type Editable = Pick<ParsedDecision, 'text' | 'eol' | 'frontMatter' | 'problems'>;

/** One change of the front matter. Several of one call concern different fields. */
export type FieldChange =
  /** Gives a field a single value, adding the field when it is not there. */
  | { readonly kind: 'set'; readonly path: FieldPath; readonly value: string }
  /** Adds a value to a field that is one value or a list of them; no change when it is there already. */
  | { readonly kind: 'append'; readonly path: FieldPath; readonly value: string }
  /** Adds a mapping to a list of mappings, given as the lines of its YAML; lines may carry comments. */
  | { readonly kind: 'append-item'; readonly path: FieldPath; readonly lines: readonly string[] }
  /** Adds a mapping that is not there yet, given as the lines of its YAML. */
  | { readonly kind: 'add-mapping'; readonly path: FieldPath; readonly lines: readonly string[] };

/** Front matter with these problems is not what it seems: an edit could make it worse. */
const UNSAFE: ReadonlySet<SyntaxProblem['code']> = new Set<SyntaxProblem['code']>([
  'yaml',
  'unclosed',
  'not-a-mapping',
  'too-deep',
  'tab',
]);

/**
 * The edits that make `changes` in the front matter of a record, a block being created when there is none. Every
 * byte outside the edits stays; comments, quotes, indentation and line ends are kept.
 * @returns no edits when everything is so already; undefined when the front matter is not fit to be edited, or is
 * written in a way in which the change cannot be made without rewriting more
 */
export function editFrontMatter(
  record: Editable,
  changes: readonly FieldChange[],
): readonly TextEdit[] | undefined {
  if (record.problems.some(({ code }) => UNSAFE.has(code))) {
    return undefined;
  }
  const { frontMatter } = record;
  const edits =
    frontMatter === undefined
      ? createBlock(record, changes)
      : collect(changes.map((change) => editsFor(record, frontMatter, change)));
  return edits !== undefined && isAsWanted(record, edits, changes) ? edits : undefined;
}

/** All edits together, those that insert at one place joined in their order. */
function collect(parts: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const part of parts) {
    if (part === undefined) {
      return undefined;
    }
    for (const edit of part) {
      const same = edits.findIndex(
        ({ span }) =>
          span.start === edit.span.start && span.end === span.start && edit.span.end === span.start,
      );
      const present = edits[same];
      if (present === undefined) {
        edits.push(edit);
      } else {
        edits[same] = { span: edit.span, newText: present.newText + edit.newText };
      }
    }
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function createBlock(
  { text, eol }: Editable,
  changes: readonly FieldChange[],
): readonly TextEdit[] | undefined {
  // A block above a text that begins with a fence, though not with fields, would be the first of two.
  if (changes.some(({ path }) => path.length !== 1) || /^---[ \t]*[\r\n]/.test(text)) {
    return undefined;
  }
  const ordered = [...changes].sort((a, b) => rankOf(a.path) - rankOf(b.path));
  const lines = ordered.flatMap((change) => fieldLines(String(change.path[0]), change));
  const gap = text === '' || /^[\r\n]/.test(text) ? [] : [''];
  const newText = ['---', ...lines, '---', ...gap].map((line) => line + eol).join('');
  return [{ span: { start: 0, end: 0 }, newText }];
}

/** The lines of a field that is not there yet, from the column of its key. */
function fieldLines(key: string, change: FieldChange): readonly string[] {
  switch (change.kind) {
    case 'append-item':
      return [`${key}:`, ...itemLines(change.lines, '  ')];
    case 'add-mapping':
      return [`${key}:`, ...change.lines.map((line) => `  ${line}`)];
    default:
      return [`${key}: ${yamlScalar(change.value)}`];
  }
}

function itemLines(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

function editsFor(
  record: Editable,
  front: FrontMatter,
  change: FieldChange,
): readonly TextEdit[] | undefined {
  const key = front.keySpan(change.path);
  if (key === undefined) {
    return addField(record, front, change);
  }
  const value = front.valueSpan(change.path);
  const written = value === undefined ? '' : record.text.slice(value.start, value.end);
  if (value === undefined || written.trim() === '') {
    return fillField(record, key, change);
  }
  switch (change.kind) {
    case 'set':
      return isSimple(written) ? replaceScalar(value, written, change.value) : undefined;
    case 'append':
      return appendValue(record, front, change.path, value, change.value);
    case 'append-item':
      return appendItem(record, front, change.path, value, change.lines);
    case 'add-mapping':
      return undefined;
  }
}

/** True for a scalar that is written as one piece: no block scalar, collection, tag, anchor or alias. */
function isSimple(written: string): boolean {
  return !/^[[{|>&*!]/.test(written) && !/^-(?:\s|$)/.test(written) && !/[\r\n]/.test(written);
}

function replaceScalar(span: Span, written: string, value: string): readonly TextEdit[] {
  const newText = yamlScalarLike(value, written);
  return newText === written ? [] : [{ span, newText }];
}

/** Gives a value to a key that has none (`status:`), before a comment behind it. */
function fillField({ text, eol }: Editable, key: Span, change: FieldChange): readonly TextEdit[] | undefined {
  const colon = /^["']?[ \t]*:/.exec(text.slice(key.end, key.end + 100));
  if (colon === null) {
    return undefined;
  }
  if (change.kind === 'append-item' || change.kind === 'add-mapping') {
    const at = endOfLine(text, key.end);
    const indent = ' '.repeat(columnOf(text, key.start) + 2);
    const lines =
      change.kind === 'append-item'
        ? itemLines(change.lines, indent)
        : change.lines.map((line) => indent + line);
    return [insertion(at, lines.map((line) => eol + line).join(''))];
  }
  return [insertion(key.end + colon[0].length, ` ${yamlScalar(change.value)}`)];
}

function appendValue(
  { text, eol }: Editable,
  front: FrontMatter,
  path: FieldPath,
  span: Span,
  value: string,
): readonly TextEdit[] | undefined {
  const written = text.slice(span.start, span.end);
  const data = dataAt(front, path);
  if (Array.isArray(data)) {
    if (data.includes(value)) {
      return [];
    }
    const last = front.valueSpan([...path, data.length - 1]) ?? front.keySpan([...path, data.length - 1]);
    if (written.startsWith('[')) {
      return appendToFlow(text, span, last, yamlScalar(value));
    }
    return last === undefined
      ? undefined
      : [
          insertion(
            endOfValue(text, last),
            `${eol}${' '.repeat(columnOf(text, span.start))}- ${yamlScalar(value)}`,
          ),
        ];
  }
  if (typeof data !== 'string' || !isSimple(written)) {
    return undefined;
  }
  const values = data.split(',').map((part) => part.trim());
  if (values.includes(value)) {
    return [];
  }
  if (values.length > 1) {
    // Names in one scalar, separated by commas, are a list to us; it stays one scalar.
    const isPlain = written === data && yamlScalar(value) === value;
    return isPlain ? [insertion(span.end, `, ${value}`)] : replaceScalar(span, written, `${data}, ${value}`);
  }
  const first = /^["']/.test(written) || yamlScalar(data) === written ? written : doubleQuoted(data);
  return [{ span, newText: `[${first}, ${yamlScalar(value)}]` }];
}

function appendToFlow(
  text: string,
  list: Span,
  last: Span | undefined,
  item: string,
): readonly TextEdit[] | undefined {
  if (!text.slice(list.start, list.end).endsWith(']')) {
    return undefined;
  }
  if (last === undefined) {
    return [{ span: list, newText: `[${item}]` }];
  }
  const rest = text.slice(last.end, list.end - 1);
  const comma = rest.indexOf(',');
  if (rest.includes('#')) {
    return undefined;
  }
  return comma < 0 ? [insertion(last.end, `, ${item}`)] : [insertion(last.end + comma + 1, ` ${item}`)];
}

function appendItem(
  { text, eol }: Editable,
  front: FrontMatter,
  path: FieldPath,
  span: Span,
  lines: readonly string[],
): readonly TextEdit[] | undefined {
  const data = dataAt(front, path);
  if (!Array.isArray(data)) {
    return undefined;
  }
  const written = text.slice(span.start, span.end);
  const column = columnOf(text, front.keySpan(path)?.start ?? span.start);
  if (written.startsWith('[')) {
    if (data.length > 0) {
      return undefined;
    }
    const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
    const newText = itemLines(lines, ' '.repeat(column + 2))
      .map((line) => eol + line)
      .join('');
    return [{ span: { start: span.start - before, end: span.end }, newText }];
  }
  const indent = ' '.repeat(columnOf(text, span.start));
  return [
    insertion(
      endOfValue(text, span),
      itemLines(lines, indent)
        .map((line) => eol + line)
        .join(''),
    ),
  ];
}

/** Where a field belongs among its siblings, by the schema's order; infinite for fields of other tools, which come last. */
function rankOf(path: FieldPath): number {
  const rank = fieldsOf(path.slice(0, -1)).findIndex(({ name }) => name === path.at(-1));
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

/** Adds a field behind the one that comes before it in the order that records are written in. */
function addField(
  record: Editable,
  front: FrontMatter,
  change: FieldChange,
): readonly TextEdit[] | undefined {
  const { text, eol } = record;
  const parent = change.path.slice(0, -1);
  const parentData = dataAt(front, parent);
  if (typeof parentData !== 'object' || parentData === null || Array.isArray(parentData)) {
    return undefined;
  }
  const name = String(change.path.at(-1));
  const siblings = Object.keys(parentData)
    .map((key) => [...parent, key])
    .flatMap((path) => {
      const key = front.keySpan(path);
      return key === undefined ? [] : [{ path, key, value: front.valueSpan(path) ?? key }];
    })
    .sort((a, b) => a.key.start - b.key.start);
  const parentSpan = parent.length === 0 ? front.content : front.valueSpan(parent);
  const inside = parentSpan === undefined ? '' : text.slice(parentSpan.start, parentSpan.end).trim();
  if (inside.startsWith('{')) {
    return addToFlowMapping(siblings.at(-1)?.value, inside, change);
  }
  const lines = fieldLines(name, change);
  const first = siblings[0];
  if (first === undefined) {
    return parent.length === 0
      ? [insertion(front.content.end, lines.map((line) => line + eol).join(''))]
      : undefined;
  }
  const indent = ' '.repeat(columnOf(text, first.key.start));
  const rank = rankOf(change.path);
  const after = siblings.findLast(({ path }) => rankOf(path) <= rank);
  const before = siblings.find(({ path }) => rankOf(path) > rank && rankOf(path) < Number.POSITIVE_INFINITY);
  if (after === undefined && before !== undefined && parent.length === 0) {
    const at = startOfComments(text, before.key.start, front.content.start);
    return [insertion(at, lines.map((line) => indent + line + eol).join(''))];
  }
  const anchor = after ?? (parent.length === 0 ? siblings.at(-1) : first) ?? first;
  const at = endOfValue(text, { start: anchor.key.start, end: Math.max(anchor.key.end, anchor.value.end) });
  return [insertion(at, lines.map((line) => eol + indent + line).join(''))];
}

function addToFlowMapping(
  last: Span | undefined,
  inside: string,
  change: FieldChange,
): readonly TextEdit[] | undefined {
  if (last === undefined || 'lines' in change || !inside.endsWith('}')) {
    return undefined;
  }
  return [insertion(last.end, `, ${String(change.path.at(-1))}: ${yamlScalar(change.value)}`)];
}

/** True when the edited text reads as the old one with the changes made and nothing else different. */
function isAsWanted(record: Editable, edits: readonly TextEdit[], changes: readonly FieldChange[]): boolean {
  if (edits.length === 0) {
    return true;
  }
  const { frontMatter, problems } = readFrontMatter(applyEdits(record.text, edits));
  if (frontMatter === undefined || problems.length > record.problems.length) {
    return false;
  }
  const before = record.frontMatter?.data ?? {};
  const touched = new Set(changes.map(({ path }) => String(path[0])));
  const others = new Set([...Object.keys(before), ...Object.keys(frontMatter.data)]);
  for (const key of others) {
    if (!touched.has(key) && !deepEqual(own(before, key), own(frontMatter.data, key))) {
      return false;
    }
  }
  return changes.every((change) => {
    const old = record.frontMatter === undefined ? undefined : dataAt(record.frontMatter, change.path);
    return isMade(change, old, dataAt(frontMatter, change.path));
  });
}

function isMade(change: FieldChange, before: unknown, after: unknown): boolean {
  switch (change.kind) {
    case 'set':
      return after === change.value;
    case 'add-mapping':
      return typeof after === 'object' && after !== null && !Array.isArray(after) && (before ?? '') === '';
    case 'append': {
      const list: readonly unknown[] = Array.isArray(after) ? after : String(after).split(', ');
      const old: readonly unknown[] = Array.isArray(before) ? before : [];
      return list.includes(change.value) && old.every((value, index) => deepEqual(value, list[index]));
    }
    case 'append-item': {
      const old: readonly unknown[] = Array.isArray(before) ? before : [];
      return (
        Array.isArray(after) &&
        after.length === old.length + 1 &&
        old.every((item, index) => deepEqual(item, (after as readonly unknown[])[index]))
      );
    }
  }
}

/** The value at `path`; undefined when it is not there. */
export function dataAt(front: FrontMatter, path: FieldPath): unknown {
  let value: unknown = front.data;
  for (const step of path) {
    value = own(value, step);
  }
  return value;
}

function own(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line that `offset` is in, before its line end. */
function endOfLine(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** The end of the last line of a value, a comment behind it included. */
function endOfValue(text: string, span: Span): number {
  const written = text.slice(span.start, span.end);
  return endOfLine(text, span.start + written.trimEnd().length);
}

/** The start of the line that `offset` is in, or of the comment lines right above it. */
function startOfComments(text: string, offset: number, limit: number): number {
  let at = startOfLine(text, offset);
  while (at > limit) {
    const above = startOfLine(text, at - 1);
    if (!/^[ \t]*#/.test(text.slice(above, at))) {
      break;
    }
    at = above;
  }
  return Math.max(at, limit);
}
