import type { TextEdit } from '../model/text';
import { applyEdits } from '../text/edits';
import type { FixContext, Fixable } from './fix';
import { fixesFor } from './index';

/** A record at one moment, and what is found on it. */
export interface RecordState {
  readonly context: FixContext;
  readonly findings: readonly Fixable[];
}

/** Fixes can bring other findings to light; a few rounds settle every case that is not going in circles. */
const MAX_ROUNDS = 8;

/**
 * Applies all preferred fixes of one record that change nothing else, again and again until none is left.
 * @param look reads the record anew from a text and checks it; undefined when it is no record any more
 * @returns the resulting text; the text it started from when nothing could be fixed
 */
export async function fixAll(text: string, look: (text: string) => RecordState | undefined): Promise<string> {
  const seen = new Set([text]);
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const state = look(current);
    const edits = state === undefined ? [] : await preferredEdits(state);
    const next = edits.length === 0 ? current : applyEdits(current, edits);
    if (seen.has(next)) {
      break;
    }
    seen.add(next);
    current = next;
  }
  return current;
}

/** The edits of all preferred fixes that fit together; what overlaps waits for the next round. */
async function preferredEdits({ context, findings }: RecordState): Promise<readonly TextEdit[]> {
  const chosen: TextEdit[] = [];
  for (const finding of findings) {
    const fixes = await fixesFor(finding, context);
    const fix = fixes.find(({ preferred }) => preferred);
    const [change, more] = fix?.changes ?? [];
    const isOwn = change?.path === context.record.path && more === undefined && fix?.renames.length === 0;
    if (isOwn && change.edits.every((edit) => chosen.every((other) => areApart(edit, other)))) {
      chosen.push(...change.edits);
    }
  }
  return chosen;
}

/** Edits that touch are kept apart too: two insertions at one place have no order. */
function areApart({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.end < b.start || b.end < a.start;
}

/** The one edit that turns `before` into `after`, without what they have in common at both ends. */
export function editBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) {
    return [];
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) {
    end += 1;
  }
  return [{ span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) }];
}
