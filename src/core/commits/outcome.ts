import type { ParsedDecision } from '../parse/parsedDecision';
import { findSection } from '../parse/sections';
import { optionKey } from '../rules/support/options';

/** What a record decides, boiled down to what can be compared between its versions. */
export interface Outcome {
  /** The options that were chosen, by their keys. */
  readonly chosen: readonly string[];
  /** The words of the outcome in lower case, without links' targets, markup and what comes under headings of its own. */
  readonly words: readonly string[];
}

/** Fewer words than this are a correction, whatever part of the text they are. */
const CORRECTION = 3;
/** This part of the words can change in corrections. */
const CORRECTED_PART = 0.1;
const MAX_TEXT = 20_000;

/** What a record decides; undefined when it has no outcome. */
export function outcomeOf({ text, outline, chosen }: ParsedDecision): Outcome | undefined {
  const heading = findSection(outline, 'outcome');
  if (heading === undefined) {
    return undefined;
  }
  const own = text.slice(heading.content.start, heading.content.end);
  const written = own.trim() === '' ? text.slice(heading.section.start, heading.section.end) : own;
  const plain = written
    .slice(0, MAX_TEXT)
    .replace(/<!--[^>]{0,2000}-->/g, ' ')
    .replace(/\]\([^()\s]{0,500}\)/g, ' ');
  const words =
    plain
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return { chosen: [...new Set(chosen.map(({ value }) => optionKey(value)))].sort(), words };
}

/**
 * Whether one outcome says something else than the one before it: another option was chosen, or more of the words went
 * than a correction takes. Words that were added rewrite nothing.
 */
export function isRewritten(before: Outcome, after: Outcome): boolean {
  const isOtherChoice =
    before.chosen.length > 0 &&
    after.chosen.length > 0 &&
    before.chosen.join('\n') !== after.chosen.join('\n');
  return (
    isOtherChoice ||
    missing(before.words, after.words) > Math.max(CORRECTION, before.words.length * CORRECTED_PART)
  );
}

/** How many of `words` are not among `others`, each counted as often as it occurs. */
function missing(words: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) {
    left.set(word, (left.get(word) ?? 0) + 1);
  }
  let count = 0;
  for (const word of words) {
    const known = left.get(word) ?? 0;
    left.set(word, known - 1);
    count += known > 0 ? 0 : 1;
  }
  return count;
}
