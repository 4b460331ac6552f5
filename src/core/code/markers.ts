import type { Span } from '../model/text';
import { usualPrefixes } from './prefixes';

/** A place in code or prose that names a decision, or seems to: whether there is one is for the index to say. */
export interface Marker {
  /** As written, what stands before the reference included where it is part of the name: `ADR-0007`. */
  readonly written: string;
  /** What {@link DecisionView.resolve} takes. */
  readonly reference: string;
  /** `written` in the text. */
  readonly span: Span;
}

/** Finds the markers of one text. */
export type MarkerFinder = (text: string) => readonly Marker[];

/** Longer and more prefixes than these are a mistake or an attack; the rest of them finds nothing. */
const MAX_PREFIX = 40;
const MAX_PREFIXES = 16;
/** More markers than this of one prefix in one text help nobody. */
const MAX_MARKERS = 2_000;
/** How many references may follow one prefix. */
const MAX_LIST = 20;
const MAX_REFERENCE = 200;

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;
/** One reference of a list: what stands between white space and the punctuation that surrounds names in code. */
const ITEM = new RegExp(String.raw`[^\s"'\`,:;<>()[\]{}*|\\]{1,${MAX_REFERENCE}}`, 'y');
const GAP = /[ \t]{0,8}/y;
const COMMA = /[ \t]{0,8},[ \t]{0,8}/y;
/** A number, a file, or a name that has a number in it; `1.5` and `2026-03-14` are something else. */
const REFERENCE = /^(?:#?\d{1,6}|(?=.{0,199}\d)(?=.{0,199}[A-Za-z]).+|.+\.md)$/s;
/** What a sentence puts behind a reference. */
const AFTER_REFERENCE = /[.!?]+$/;

/**
 * Makes the finder for prefixes of one's own. They are words, taken literally: no regular expression of a repository is
 * ever run. Each text takes time by its length times the number of prefixes.
 */
export function markerFinder(prefixes: readonly string[] = usualPrefixes): MarkerFinder {
  const usable = [...new Set(prefixes.map((prefix) => prefix.trim()))]
    .filter((prefix) => prefix !== '' && prefix.length <= MAX_PREFIX)
    .slice(0, MAX_PREFIXES);
  const names = usable.filter(isName).map(nameRead);
  const others = usable.filter((prefix) => !isName(prefix)).map(anyRead);
  return (text) => {
    const found: Marker[] = [];
    for (const read of [...names, ...others]) {
      let seen = 0;
      for (const marker of read(text)) {
        seen += 1;
        if (seen > MAX_MARKERS) {
          break;
        }
        if (!isAddress(text, marker.span.start)) {
          found.push(marker);
        }
      }
    }
    found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    // `@adr ADR-0004` is one marker, and so is `grounds: docs/ADR-008-paths.md`.
    let end = 0;
    return found.filter(({ span }) => {
      const isNew = span.start >= end;
      end = isNew ? span.end : end;
      return isNew;
    });
  };
}

/**
 * Texts one of which every line with a marker has in it, whatever the case of its letters: to leave out files by a
 * plain search.
 */
export function markerHints(prefixes: readonly string[] = usualPrefixes): readonly string[] {
  const usable = prefixes.map((prefix) => prefix.trim()).filter((prefix) => prefix !== '');
  return usable.slice(0, MAX_PREFIXES).flatMap((prefix) => {
    if (prefix.length > MAX_PREFIX) {
      return [];
    }
    return isName(prefix) ? [...SEPARATORS, ...DIGITS].map((next) => prefix + next) : [prefix];
  });
}

const SEPARATORS = ['-', ' ', '#', '_'];
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Whether a prefix is the name before a number. */
function isName(prefix: string): boolean {
  return NAME.test(prefix);
}

type Reader = (text: string) => Generator<Marker, void, undefined>;

/**
 * Reads `ADR-0007`. Real code decides what counts. Assembly has `adr r1`; registers and constants are called `ADR1` and
 * `ADR_1`; parts of names such as `SRCADR_0` and `X-ADR-7` mean other things. So small letters need a hyphen, a number
 * right behind the name or an underscore has three digits or more, and nothing that a name could go on with stands on
 * either side. `ADR 1.2` and `ADR-2026-03` are no numbers of decisions. Letters of other scripts follow without a space.
 */
function nameRead(name: string): Reader {
  const word = escaped(name);
  const small = escaped(name.toLowerCase());
  const pattern = new RegExp(
    String.raw`(?<![A-Za-z0-9_-])(?:${word}(?:[-#]| #?|_?(?=\d{3}))|${small}-)(\d{1,6})(?![A-Za-z0-9_]|[.-]\d)`,
    'g',
  );
  return function* read(text) {
    if (!text.includes(name) && !text.includes(name.toLowerCase())) {
      return;
    }
    for (const { 0: written, 1: number = '', index } of text.matchAll(pattern)) {
      yield { written, reference: number, span: { start: index, end: index + written.length } };
    }
  };
}

/** Reads `grounds: 0007, 0012`. A prefix that ends like a word has white space behind it. */
function anyRead(prefix: string): Reader {
  const needsGap = /[A-Za-z0-9_-]$/.test(prefix);
  return function* read(text) {
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length)) {
      const from = matchEnd(GAP, text, at + prefix.length);
      const isWhole = at === 0 || !/[A-Za-z0-9_-]/.test(text.charAt(at - 1));
      if (isWhole && !(needsGap && from === at + prefix.length)) {
        yield* listFrom(text, from);
      }
    }
  };
}

function* listFrom(text: string, from: number): Generator<Marker, void, undefined> {
  let start = from;
  for (let count = 0; count < MAX_LIST; count += 1) {
    const item = text.slice(start, matchEnd(ITEM, text, start));
    const written = item.replace(AFTER_REFERENCE, '');
    if (!REFERENCE.test(written)) {
      return;
    }
    const end = start + written.length;
    yield { written, reference: written.replace(/^#/, ''), span: { start, end } };
    start = matchEnd(COMMA, text, end);
    if (start === end) {
      return;
    }
  }
}

/** Where the match of a sticky expression at `at` ends; `at` when there is none. */
function matchEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** How far before a marker the beginning of an address is looked for. */
const MAX_ADDRESS = 300;

/** Whether a place is inside `https://…`: what stands there is somebody else's. */
function isAddress(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_ADDRESS), at);
  const word = before.slice(lastGap(before) + 1);
  return word.includes('://');
}

function lastGap(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (/[\s"'`<>()[\]{}|]/.test(text.charAt(at))) {
      return at;
    }
  }
  return -1;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
