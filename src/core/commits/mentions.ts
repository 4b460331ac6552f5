import type { Span } from '../model/text';
import { trailersOf } from './trailers';

/** A place where a commit message names a decision, or seems to: whether there is one is for the index to say. */
export interface Mention {
  /** As written: `ADR-7`, `adr 12`, `docs/adr/0007-x.md`; what {@link DecisionView.resolve} takes. */
  readonly reference: string;
  /** `trailer`: stated in a `Decision:` trailer. `text`: anywhere else in the message. */
  readonly source: 'trailer' | 'text';
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** What counts as naming a decision. Words only: a repository's own regular expressions are never run. */
export interface MentionPattern {
  /** Keys of trailers that name decisions, in any case. */
  readonly trailers: readonly string[];
  /** What stands before a number that means a decision, in any case: `ADR` for `ADR-7`, `ADR7`, `adr_0007`. */
  readonly prefixes: readonly string[];
}

/**
 * What counts where nobody says otherwise. A number after the word "decision" does not: in prose it counts decisions of
 * a meeting, or the options of a list, more often than it names a record.
 */
export const usualMentions: MentionPattern = { trailers: ['Decision', 'Decisions'], prefixes: ['ADR'] };

/** Longer messages are only looked at so far from their start, and so far from their end for trailers. */
const MAX_MESSAGE = 100_000;
const MAX_MENTIONS = 1_000;
/** Longer names are not those of files. */
const MAX_NAME = 500;
const MAX_PREFIX = 40;

/** What stands between white space and the punctuation that no file name of a record has. */
const WORD = /[^\s"'`<>()[\]{},;|*]+/g;
const RECORD_FILE = /\.(?:md|markdown|mdown|mkd)$/i;
/** One word and a number, the way people write an id of whatever kind. */
const ONE_ID = /^\p{L}{1,40}[-_ ]{0,2}#?\d{1,9}$/u;

/** A pattern ready to be looked for. */
interface Finder {
  /** Matches every message that may name anything; most name nothing. */
  readonly hint: RegExp;
  /** Matches an id; undefined without prefixes. */
  readonly ids: RegExp | undefined;
  /** In lower case. */
  readonly keys: ReadonlySet<string>;
}

/** The endings of the files of records. */
const ENDINGS = ['.md', '.markdown', '.mdown', '.mkd'];

/** The words of which a message has one, in any case, if it names anything: for whoever looks through many messages. */
export function mentionWords({ prefixes, trailers }: MentionPattern = usualMentions): readonly string[] {
  return [...new Set([...prefixes, ...trailers, ...ENDINGS])].filter((word) => word !== '');
}

const finders = new WeakMap<MentionPattern, Finder>();

/**
 * The places where a commit message names decisions, in their order; the same decision may be named several times.
 * Takes time by the length of the message only, and never throws.
 */
export function mentionsIn(message: string, pattern: MentionPattern = usualMentions): readonly Mention[] {
  let finder = finders.get(pattern);
  if (finder === undefined) {
    finder = finderOf(pattern);
    finders.set(pattern, finder);
  }
  const { hint, ids, keys } = finder;
  const tail = Math.max(0, message.length - MAX_MESSAGE);
  if (!hint.test(message)) {
    return [];
  }
  const values = trailersOf(message.slice(tail))
    .trailers.filter(({ key }) => keys.has(key.toLowerCase()))
    .map(({ value }) => ({ start: value.start + tail, end: value.end + tail }));
  const stated = values.flatMap((value) => referencesIn(message, value, ids));
  const found = namedIn(message.slice(0, MAX_MESSAGE), 0, ids).filter(
    ({ start, end }) => !values.some((value) => start < value.end && value.start < end),
  );
  const mentions = [...toMentions(message, found, 'text'), ...toMentions(message, stated, 'trailer')];
  return mentions.sort((a, b) => a.start - b.start).slice(0, MAX_MENTIONS);
}

function toMentions(message: string, spans: readonly Span[], source: Mention['source']): readonly Mention[] {
  return spans.map(({ start, end }) => ({ reference: message.slice(start, end), source, start, end }));
}

function finderOf({ prefixes, trailers }: MentionPattern): Finder {
  const words = asAlternatives(prefixes);
  const keys = trailers.map((key) => key.toLowerCase());
  return {
    hint: new RegExp(asAlternatives(mentionWords({ prefixes, trailers })), 'iu'),
    // A number that goes on, as in `ADR 1.2` or `ADR-2026-03`, is another thing than an id.
    ids:
      words === ''
        ? undefined
        : new RegExp(
            String.raw`(?<![\p{L}\p{N}_])(?:${words})[-_ ]{0,2}#?\d{1,6}(?![\p{L}\p{N}]|[.-]\p{N})`,
            'giu',
          ),
    keys: new Set(keys),
  };
}

/** A regular expression for any of some words, taken literally. */
function asAlternatives(words: readonly string[]): string {
  return words
    .filter((word) => word !== '' && word.length <= MAX_PREFIX)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join('|');
}

/** Ids and files of records that a text names, in their order. */
function namedIn(text: string, offset: number, ids: RegExp | undefined): readonly Span[] {
  const found: Span[] = [];
  // Addresses may hold anything, such as the key of an issue; they are not read.
  const taken: Span[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const isAddress = word.includes('://');
    const file = isAddress || word.length > MAX_NAME ? undefined : fileIn(word);
    if (isAddress || file !== undefined) {
      taken.push({ start: index, end: index + word.length });
    }
    if (file !== undefined) {
      const start = offset + index + file.start;
      found.push({ start, end: start + file.end - file.start });
    }
  }
  let at = 0;
  for (const { 0: id, index } of ids === undefined ? [] : text.matchAll(ids)) {
    while (at < taken.length && (taken[at]?.end ?? 0) <= index) {
      at += 1;
    }
    if ((taken[at]?.start ?? Infinity) >= index + id.length) {
      found.push({ start: offset + index, end: offset + index + id.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The file of a record in a word such as `docs:adr/0007-x.md#context,`. */
function fileIn(word: string): Span | undefined {
  const end = word.search(/[#?]|:\d{1,9}(?:-\d{1,9})?[.:!]*$|[.:!]+$/);
  const name = end < 0 ? word : word.slice(0, end);
  const start = name.lastIndexOf(':') + 1;
  return RECORD_FILE.test(name) && /[\p{L}\p{N}]/u.test(name.slice(start).replace(RECORD_FILE, ''))
    ? { start, end: name.length }
    : undefined;
}

/** What the value of a trailer names: a list of ids, files, bare numbers or names. */
function referencesIn(message: string, { start, end }: Span, ids: RegExp | undefined): readonly Span[] {
  const references: Span[] = [];
  const others: Span[] = [];
  for (const { 0: piece, index } of message.slice(start, end).matchAll(/[^,;]+/g)) {
    const text = piece.trim();
    const from = start + index + piece.length - piece.trimStart().length;
    const named = namedIn(text, from, ids);
    const whole = { start: from, end: from + text.length };
    if (named.length > 0) {
      references.push(...named);
    } else if (text.length <= MAX_NAME && ((/\d/.test(text) && !/\s/.test(text)) || ONE_ID.test(text))) {
      references.push(whole);
    } else if (text !== '' && text.length <= MAX_NAME) {
      others.push(whole);
    }
  }
  // Titles have commas too: words that follow an id are taken for the rest of its title.
  return references.length > 0 ? references : others;
}
