import type { TextEdit } from '../model/text';
import { applyEdits } from '../text/edits';

/** How many unchanged lines are shown around a change. */
const CONTEXT = 2;

/** A stretch of changed lines: the old ones from `start` up to but without `end`, and what takes their place. */
interface Hunk {
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
  const hunks = [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .reduce<readonly (readonly TextEdit[])[]>((groups, edit) => {
      const last = groups.at(-1);
      const before = last?.at(-1);
      const isNear =
        before !== undefined &&
        lineAt(starts, edit.span.start) - lineAt(starts, before.span.end) <= 2 * CONTEXT;
      return isNear && last !== undefined ? [...groups.slice(0, -1), [...last, edit]] : [...groups, [edit]];
    }, [])
    .map((group) => hunkOf(text, lines, starts, group));
  return hunks.flatMap((hunk) => hunkLines(lines, hunk));
}

function hunkOf(
  text: string,
  lines: readonly string[],
  starts: readonly number[],
  edits: readonly TextEdit[],
): Hunk {
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
function trimmed(lines: readonly string[], { start, end, replacement }: Hunk): Hunk {
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

function hunkLines(lines: readonly string[], { start, end, replacement }: Hunk): readonly DiffLine[] {
  const line = (kind: DiffLine['kind']) => (text: string) => ({ kind, text: text.replace(/[\r\n]+$/, '') });
  return [
    { kind: 'place', text: `@@ line ${start + 1} @@` },
    ...lines.slice(Math.max(0, start - CONTEXT), start).map(line('same')),
    ...lines.slice(start, end).map(line('removed')),
    ...replacement.map(line('added')),
    ...lines.slice(end, end + CONTEXT).map(line('same')),
  ];
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
