import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import { closingQuote, isCommentStart, tokenAt } from './yamlPlace';
import type { YamlKey, YamlPlace } from './yamlPlace';

/** Deeper nesting is not a decision record. */
const MAX_DEPTH = 32;

interface Container {
  readonly kind: 'list' | 'mapping';
  readonly path: FieldPath;
  /** Of the item being read, in a list. */
  index: number;
  /** The key whose value is being read, in a mapping. */
  key: string | undefined;
}

/** What {@link scanFlow} found; `end` is after the closing bracket, or where the scan had to stop. */
export interface FlowScan {
  readonly end: number;
  readonly keys: readonly YamlKey[];
  readonly place: YamlPlace | undefined;
}

/**
 * Reads a flow collection (`[a, b]`, `{k: v}`) that starts at `start`, closed or not, up to `limit`.
 * @param path of the value that the collection is
 * @param lineStart of the line that it starts on
 */
export function scanFlow(
  text: string,
  start: number,
  limit: number,
  path: FieldPath,
  cursor: number,
  lineStart: number,
): FlowScan {
  const keys: YamlKey[] = [];
  const open: Container[] = [];
  let place: YamlPlace | undefined;
  let segment = start;

  /** Ends the stretch since the last delimiter at `end`. */
  const finish = (container: Container, end: number, isKey: boolean): void => {
    const span: Span = { start: segment, end };
    if (isKey && container.kind === 'mapping') {
      const key = keyOf(text, span, container.path);
      container.key = key.name;
      keys.push(key);
    }
    if (cursor >= segment && cursor <= end) {
      place = placeIn(text, container, span, cursor, isKey, lineStart) ?? place;
    }
  };

  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    const container = open.at(-1);
    if (character === '"' || character === "'") {
      if (text.slice(segment, at).trim() === '') {
        at = closingQuote(text, at, limit) ?? limit;
      }
    } else if (character === '[' || character === '{') {
      if (open.length === MAX_DEPTH) {
        break;
      }
      const inner = container === undefined ? path : innerPath(container);
      open.push({
        kind: character === '[' ? 'list' : 'mapping',
        path: inner,
        index: 0,
        key: undefined,
      });
      segment = at + 1;
    } else if (container === undefined) {
      break;
    } else if (character === ']' || character === '}') {
      finish(container, at, false);
      open.pop();
      if (open.length === 0) {
        return { end: at + 1, keys, place };
      }
      // Nothing but a delimiter can follow.
      segment = limit + 1;
    } else if (character === ',') {
      finish(container, at, false);
      container.index += 1;
      container.key = undefined;
      segment = at + 1;
    } else if (character === ':' && container.kind === 'mapping' && container.key === undefined) {
      if (/[\s,\]}]/.test(text[at + 1] ?? ' ')) {
        finish(container, at, true);
        segment = at + 1;
      }
    } else if (isCommentStart(text, at, start)) {
      const end = text.indexOf('\n', at);
      at = end < 0 || end > limit ? limit : end;
    }
  }
  const container = open.at(-1);
  if (container !== undefined) {
    finish(container, limit, false);
  }
  return { end: limit, keys, place };
}

function innerPath(container: Container): FieldPath {
  return [...container.path, container.kind === 'list' ? container.index : (container.key ?? '')];
}

function keyOf(text: string, segment: Span, parent: FieldPath): YamlKey {
  const written = text.slice(segment.start, segment.end);
  const start = segment.start + (written.length - written.trimStart().length);
  const name = written.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(name);
  const plain = quoted?.[2] ?? name;
  return { path: [...parent, plain], name: plain, span: { start, end: start + name.length } };
}

function placeIn(
  text: string,
  container: Container,
  segment: Span,
  cursor: number,
  hasColon: boolean,
  lineStart: number,
): YamlPlace | undefined {
  // Only what is on the cursor's line counts: the rest of a segment is white space and line ends.
  const start = Math.max(segment.start, text.lastIndexOf('\n', cursor - 1) + 1);
  const lineEnd = text.indexOf('\n', cursor);
  const end =
    lineEnd < 0 ? segment.end : Math.min(segment.end, lineEnd - (text[lineEnd - 1] === '\r' ? 1 : 0));
  const span = tokenAt(text, { start, end: Math.max(end, cursor) }, cursor);
  if (span === undefined) {
    return undefined;
  }
  if (container.kind === 'mapping' && (hasColon || container.key === undefined)) {
    const column = span.start - lineStart;
    return { kind: 'key', parent: container.path, span, hasColon, column, flow: true, afterDash: false };
  }
  const needsSpace = container.kind === 'mapping' && text[cursor - 1] === ':' && cursor === segment.start;
  return { kind: 'value', path: innerPath(container), span, flow: true, needsSpace };
}
