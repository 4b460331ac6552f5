import { wellFormed } from '../report/printable';
import { termsOf } from './terms';

/** The line of a text that shows best why it was found. */
export interface Excerpt {
  /** Counted from 0. */
  readonly line: number;
  /** Where in the line the first word that was found stands, in UTF-16 code units. */
  readonly character: number;
  /** The line, or the part of it around what was found. */
  readonly text: string;
  /** Start and end in `text` of the words that were found. */
  readonly highlights: readonly (readonly [number, number])[];
}

const MAX_EXCERPT = 160;
const LEAD = 40;

/** The first of the lines with the most different words among `terms`; undefined when no line has any. */
export function excerptOf(text: string, terms: ReadonlySet<string>): Excerpt | undefined {
  let best: Found | undefined;
  let line = 0;
  for (let start = 0; start <= text.length; line += 1) {
    const end = endOfLine(text, start);
    const content = text.slice(start, end);
    const places = [...termsOf(content)].filter(({ term }) => terms.has(term));
    const score = new Set(places.map(({ term }) => term)).size;
    if (score > (best?.score ?? 0)) {
      best = { line, score, content, places };
      if (score === terms.size) {
        break;
      }
    }
    start = end + 1;
  }
  return best && cut(best);
}

interface Found {
  readonly line: number;
  readonly score: number;
  readonly content: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function cut({ line, content, places }: Found): Excerpt {
  const character = places[0]?.start ?? 0;
  const indent = content.length - content.trimStart().length;
  const whole = content.trimEnd();
  const from = whole.length - indent <= MAX_EXCERPT || character - indent < LEAD ? indent : character - LEAD;
  const to = Math.min(whole.length, from + MAX_EXCERPT);
  const before = from > indent ? '…' : '';
  const shift = before.length - from;
  return {
    line,
    character,
    text: `${before}${wellFormed(whole.slice(from, to))}${to < whole.length ? '…' : ''}`,
    highlights: places
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => [start + shift, end + shift] as const),
  };
}
