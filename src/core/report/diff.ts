import type { TextEdit } from '../model/text';
import { applyEdits } from '../text/edits';

/** How many unchanged lines are shown around a change. */
const CONTEXT = 2;

/** A stretch of changed lines: the old ones from `start` up to but without `end`, and what takes their place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly replacement: readonly string[];
}

/** One line of a difference, by what became of it. */
export interface DiffLine {
  readonly kind: 'place' | 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What edits do to a text, line by line and with a few lines around, in the manner of a unified diff. */
export function diffLines(text: string, edits: readonly TextEdit[]): readonly DiffLine[] {
  const lines = splitLines(text);
  const starts = startsOf(lines);
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const onSameLine = (before: TextEdit, edit: TextEdit): boolean =>
    lineAt(starts, edit.span.start) <= lineAt(starts, before.span.end);
  const changes = chunk(sorted, onSameLine).map((group) => changeOf(text, lines, starts, group));
  const isNear = (before: Change, change: Change): boolean => change.start - before.end <= 2 * CONTEXT;
  return chunk(changes, isNear).flatMap((hunk) => hunkLines(lines, hunk));
}

/** Splits a list wherever an item does not belong to the one before it. */
function chunk<T>(items: readonly T[], belongs: (before: T, item: T) => boolean): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (const item of items) {
    const last = chunks.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && belongs(before, item)) {
      last.push(item);
    } else {
      chunks.push([item]);
    }
  }
  return chunks;
}

function changeOf(
  text: string,
  lines: readonly string[],
  starts: readonly number[],
  edits: readonly TextEdit[],
): Change {
  const start = lineAt(starts, edits[0]?.span.start ?? 0);
  const end = Math.min(lines.length, lineAt(starts, edits.at(-1)?.span.end ?? 0) + 1);
  const from = starts[start] ?? text.length;
  const to = starts[end] ?? text.length;
  const moved = edits.map(({ span, newText }) => ({
    span: { start: span.start - from, end: span.end - from },
    newText,
  }));
  return trimmed(lines, { start, end, replacement: splitLines(applyEdits(text.slice(from, to), moved)) });
}

/** Leaves out lines at both ends that stay as they are. */
function trimmed(lines: readonly string[], { start, end, replacement }: Change): Change {
  let head = 0;
  while (start + head < end && head < replacement.length && lines[start + head] === replacement[head]) {
    head += 1;
  }
  let tail = 0;
  while (
    start + head < end - tail &&
    head < replacement.length - tail &&
    lines[end - tail - 1] === replacement[replacement.length - tail - 1]
  ) {
    tail += 1;
  }
  return {
    start: start + head,
    end: end - tail,
    replacement: replacement.slice(head, replacement.length - tail),
  };
}

/** Changes that are shown together, with the lines between and around them. */
function hunkLines(lines: readonly string[], changes: readonly Change[]): readonly DiffLine[] {
  const first = changes[0]?.start ?? 0;
  let shown = Math.max(0, first - CONTEXT);
  const hunk: DiffLine[] = [{ kind: 'place', text: `@@ line ${first + 1} @@` }];
  const add = (kind: DiffLine['kind'], texts: readonly string[]): void => {
    hunk.push(...texts.map((text) => ({ kind, text: text.replace(/[\r\n]+$/, '') })));
  };
  for (const { start, end, replacement } of changes) {
    add('same', lines.slice(shown, start));
    add('removed', lines.slice(start, end));
    add('added', replacement);
    shown = end;
  }
  add('same', lines.slice(shown, shown + CONTEXT));
  return hunk;
}

/** The lines of a text with their ends; the last one may have none. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length;
    return start;
  });
}

/** The line that holds an offset; the end of the text is in the last one. */
function lineAt(starts: readonly number[], offset: number): number {
  const after = starts.findIndex((start) => start > offset);
  return Math.max(0, (after < 0 ? starts.length : after) - 1);
}
