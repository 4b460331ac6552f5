import { LONGEST_PLACE, NameCollector, findPersonal, pathPattern } from './personal';
import type { PersonalKind, PersonalNames, Place } from './personal';

/** Something personal that stands in a report. */
export interface PersonalDetail {
  readonly kind: PersonalKind;
  /** As it is written in the report. */
  readonly text: string;
  /** What takes its place. */
  readonly replacement: string;
  /** 1-based line of the first place. */
  readonly line: number;
  /** How many places there are. */
  readonly count: number;
}

/** A report without its personal details. */
export interface Redaction {
  /** With everything in `details` replaced; every other character as it was. */
  readonly text: string;
  /** Each once, ordered by where they stand first, at most {@link MAX_DETAILS}. */
  readonly details: readonly PersonalDetail[];
}

/** So many different details are listed. */
export const MAX_DETAILS = 200;
/** How much is looked at at a time, in characters. */
const WINDOW = 256 * 1024;

/**
 * Finds host names, user names and home folders in the text of a report of any format, and replaces them: `/home/ada/x`
 * becomes `/home/user/x`. Paths below the repository become relative to it, so that what a report says about its files is
 * the same for everyone. Accounts of build machines (`/home/runner`) are no one's and stay. Takes time in proportion to
 * the text.
 * @param root absolute path of the repository, with `/` or `\`; undefined when there is none
 */
export function redact(text: string, root?: string): Redaction {
  const surveyor = new Surveyor(root);
  surveyor.push(text);
  const redactor = new Redactor(surveyor.end(), root);
  const redacted = redactor.push(text) + redactor.end();
  return { text: redacted, details: redactor.details };
}

/** Finds out what a text that comes in pieces gives away: the first pass of a {@link Redactor}. Needs little memory. */
export class Surveyor {
  readonly #names = new NameCollector();
  readonly #windows: Windows;

  constructor(root: string | undefined) {
    this.#windows = new Windows(this.#names.names, root, (text, places) => {
      this.#names.take(text, places);
    });
  }

  push(text: string): void {
    this.#windows.push(text, (window) => {
      this.#names.look(window);
    });
  }

  end(): PersonalNames {
    this.#windows.end((window) => {
      this.#names.look(window);
    });
    return this.#names.names;
  }
}

/** Replaces what is personal in a text that comes in pieces. Needs little memory. */
export class Redactor {
  readonly #windows: Windows;
  readonly #details = new Map<string, { -readonly [Key in keyof PersonalDetail]: PersonalDetail[Key] }>();
  #line = 1;
  #ready: string[] = [];

  /** @param names what a {@link Surveyor} made of the same text */
  constructor(names: PersonalNames, root: string | undefined) {
    this.#windows = new Windows(names, root, (text, places) => {
      this.#replace(text, places);
    });
  }

  /** What was found so far, as in {@link Redaction}. */
  get details(): readonly PersonalDetail[] {
    return [...this.#details.values()];
  }

  /** @returns as much of the text as is ready */
  push(text: string): string {
    this.#windows.push(text);
    return this.#taken();
  }

  /** @returns the rest of the text */
  end(): string {
    this.#windows.end();
    return this.#taken();
  }

  #taken(): string {
    const text = this.#ready.join('');
    this.#ready = [];
    return text;
  }

  #replace(text: string, places: readonly Place[]): void {
    let at = 0;
    for (const { start, end, kind, replacement } of places) {
      const before = text.slice(at, start);
      this.#line += feedsIn(before);
      this.#ready.push(before, replacement);
      this.#note(kind, text.slice(start, end), replacement);
      at = end;
    }
    const rest = text.slice(at);
    this.#line += feedsIn(rest);
    this.#ready.push(rest);
  }

  #note(kind: PersonalKind, text: string, replacement: string): void {
    const key = `${kind} ${text}`;
    const known = this.#details.get(key);
    if (known !== undefined) {
      known.count += 1;
    } else if (this.#details.size < MAX_DETAILS) {
      this.#details.set(key, { kind, text, replacement, line: this.#line, count: 1 });
    }
  }
}

function feedsIn(text: string): number {
  let count = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    count += 1;
  }
  return count;
}

/**
 * Looks at a text that comes in pieces through windows, so that what is found in it does not depend on the pieces: a window
 * ends where nothing that was recognised is cut through and enough stood behind it, and what is on its left can be seen.
 */
class Windows {
  readonly #names: PersonalNames;
  readonly #repository: RegExp | undefined;
  readonly #margin: number;
  readonly #take: (text: string, places: readonly Place[]) => void;
  #pieces: string[] = [];
  #length = 0;
  /** How much of the window was taken already. */
  #from = 0;

  /** @param take is given one part of the text after the other with what was found in it */
  constructor(
    names: PersonalNames,
    root: string | undefined,
    take: (text: string, places: readonly Place[]) => void,
  ) {
    this.#names = names;
    this.#repository = root === undefined ? undefined : pathPattern(root);
    // Encoded for a URL a character of the path takes up to nine.
    this.#margin = LONGEST_PLACE + 9 * (root ?? '').length;
    this.#take = take;
  }

  /** @param look is given every window before it is searched */
  push(text: string, look?: (window: string) => void): void {
    for (let at = 0; at < text.length; at += WINDOW) {
      const piece = text.slice(at, at + WINDOW);
      this.#pieces.push(piece);
      this.#length += piece.length;
      if (this.#length - this.#from >= WINDOW + this.#margin) {
        this.#advance(false, look);
      }
    }
  }

  end(look?: (window: string) => void): void {
    this.#advance(true, look);
  }

  #advance(isEnd: boolean, look: ((window: string) => void) | undefined): void {
    const window = this.#pieces.join('');
    look?.(window);
    const places = findPersonal(window, this.#from, this.#names, this.#repository);
    const cut = isEnd ? window.length : cutBefore(window, window.length - this.#margin, places);
    const found = places.filter(({ end }) => end <= cut);
    const from = this.#from;
    this.#take(
      window.slice(from, cut),
      found.map((place) => ({ ...place, start: place.start - from, end: place.end - from })),
    );
    const left = Math.max(0, cut - this.#margin);
    this.#pieces = [window.slice(left)];
    this.#length = window.length - left;
    this.#from = cut - left;
  }
}

/** The last place up to `limit` at which neither a character nor what was recognised is cut through. */
function cutBefore(text: string, limit: number, places: readonly Place[]): number {
  let cut = limit;
  // Backwards, because moving the cut for one may make it cut through what is before.
  for (const { since, end } of [...places].reverse()) {
    if (since < cut && end > cut) {
      cut = since;
    }
  }
  return /[\udc00-\udfff]/.test(text.charAt(cut)) ? cut - 1 : cut;
}
