/** What can stand for something else than itself. */
const MARKUP = /[\\`*_~[\]<&]/;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>/y;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
  '&#39;': "'",
};
/** Longer texts are not a title or a status; they are returned with their markup. */
const MAX_LENGTH = 20_000;
/** Longer destinations are not looked for. */
const MAX_DESTINATION = 2000;

/** A run of `*`, `_` or `~` that may begin or end emphasis. */
interface Run {
  readonly character: string;
  /** How many of its characters have no partner yet. */
  left: number;
}

/**
 * The visible text of inline Markdown: emphasis, code ticks, the targets of links, HTML tags and comments dropped,
 * escapes resolved, white space at the ends removed. What only looks like markup stays.
 */
export function plainText(markdown: string): string {
  if (!MARKUP.test(markdown) || markdown.length > MAX_LENGTH) {
    return markdown.trim();
  }
  const pieces = new Pieces(markdown);
  pieces.read();
  return pieces.text().trim();
}

/** Reads inline Markdown from left to right, collecting what is visible. */
class Pieces {
  readonly #source: string;
  /** Visible text, and delimiter runs that are not decided yet. */
  readonly #parts: (string | Run)[] = [];
  readonly #openers: Run[] = [];
  readonly #brackets: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  text(): string {
    return this.#parts
      .map((part) => (typeof part === 'string' ? part : part.character.repeat(part.left)))
      .join('');
  }

  read(): void {
    const source = this.#source;
    for (let at = 0; at < source.length;) {
      const character = source[at]!;
      switch (character) {
        case '\\':
          at = this.#escape(at);
          break;
        case '`':
          at = this.#code(at);
          break;
        case '<':
          at = this.#angle(at);
          break;
        case '&':
          at = this.#entity(at);
          break;
        case '*':
        case '_':
        case '~':
          at = this.#run(at, character);
          break;
        case '!':
        case '[':
          at = this.#open(at, character);
          break;
        case ']':
          at = this.#close(at);
          break;
        default:
          at = this.#plain(at);
      }
    }
  }

  #plain(at: number): number {
    let end = at + 1;
    while (end < this.#source.length && !/[\\`*_~![\]<&]/.test(this.#source[end]!)) {
      end += 1;
    }
    this.#parts.push(this.#source.slice(at, end));
    return end;
  }

  #literal(at: number, end: number): number {
    this.#parts.push(this.#source.slice(at, end));
    return end;
  }

  #escape(at: number): number {
    const next = this.#source[at + 1];
    if (next !== undefined && PUNCTUATION.test(next)) {
      this.#parts.push(next);
      return at + 2;
    }
    return this.#literal(at, at + 1);
  }

  #code(at: number): number {
    let opening = at;
    while (this.#source[opening] === '`') {
      opening += 1;
    }
    const ticks = this.#source.slice(at, opening);
    for (let close = this.#source.indexOf(ticks, opening); close >= 0;) {
      let end = close;
      while (this.#source[end] === '`') {
        end += 1;
      }
      if (end - close === ticks.length) {
        const code = this.#source.slice(opening, close);
        this.#parts.push(/^ .*\S.* $/s.test(code) ? code.slice(1, -1) : code);
        return end;
      }
      close = this.#source.indexOf(ticks, end);
    }
    return this.#literal(at, opening);
  }

  #angle(at: number): number {
    if (this.#source.startsWith('<!--', at)) {
      const end = this.#source.indexOf('-->', at + 4);
      return end < 0 ? this.#literal(at, this.#source.length) : end + 3;
    }
    AUTOLINK.lastIndex = at;
    const link = AUTOLINK.exec(this.#source);
    if (link !== null) {
      this.#parts.push(link[1]!);
      return AUTOLINK.lastIndex;
    }
    TAG.lastIndex = at;
    return TAG.test(this.#source) ? TAG.lastIndex : this.#literal(at, at + 1);
  }

  #entity(at: number): number {
    const end = this.#source.indexOf(';', at);
    const entity = end < 0 || end - at > 8 ? '' : this.#source.slice(at, end + 1);
    if (Object.hasOwn(ENTITIES, entity)) {
      this.#parts.push(ENTITIES[entity]!);
      return end + 1;
    }
    return this.#literal(at, at + 1);
  }

  /** A run of delimiters: closes what it can, and what is left of it may open. */
  #run(at: number, character: string): number {
    let end = at;
    while (this.#source[end] === character) {
      end += 1;
    }
    const length = end - at;
    if (character === '~' && length > 2) {
      return this.#literal(at, end);
    }
    const before = this.#source[at - 1] ?? ' ';
    const after = this.#source[end] ?? ' ';
    const left = isLeftFlanking(before, after);
    const right = isLeftFlanking(after, before);
    const inWord = character === '_' && left && right;
    const run: Run = { character, left: length };
    if (right && (!inWord || PUNCTUATION.test(after))) {
      this.#closeRun(run);
    }
    this.#parts.push(run);
    if (run.left > 0 && left && (!inWord || PUNCTUATION.test(before))) {
      this.#openers.push(run);
    }
    return end;
  }

  #closeRun(run: Run): void {
    for (let index = this.#openers.length - 1; index >= 0 && run.left > 0; index -= 1) {
      const opener = this.#openers[index]!;
      if (opener.character === run.character && (run.character !== '~' || opener.left === run.left)) {
        const used = Math.min(opener.left, run.left);
        opener.left -= used;
        run.left -= used;
        this.#openers.length = opener.left > 0 ? index + 1 : index;
      }
    }
  }

  #open(at: number, character: string): number {
    const bracket = character === '[' ? at : at + 1;
    if (this.#source[bracket] !== '[') {
      return this.#literal(at, at + 1);
    }
    this.#brackets.push(this.#parts.length);
    this.#parts.push(this.#source.slice(at, bracket + 1));
    return bracket + 1;
  }

  #close(at: number): number {
    const opening = this.#brackets.pop();
    const end = opening === undefined ? undefined : this.#targetEnd(at + 1);
    if (opening === undefined || end === undefined) {
      return this.#literal(at, at + 1);
    }
    this.#parts[opening] = '';
    return end;
  }

  /** The end of `(target)` or `[label]` behind a link's text; undefined when there is none. */
  #targetEnd(at: number): number | undefined {
    const opening = this.#source[at];
    const closing = opening === '(' ? ')' : opening === '[' ? ']' : undefined;
    if (closing === undefined) {
      return undefined;
    }
    let depth = 0;
    const limit = Math.min(this.#source.length, at + MAX_DESTINATION);
    for (let index = at; index < limit; index += 1) {
      const character = this.#source[index];
      if (character === '\\') {
        index += 1;
      } else if (character === opening) {
        depth += 1;
      } else if (character === closing) {
        depth -= 1;
        if (depth === 0) {
          return index + 1;
        }
      }
    }
    return undefined;
  }
}

function isLeftFlanking(before: string, after: string): boolean {
  const isSpace = /[\s\u00a0]/.test(after);
  return !isSpace && (!isPunctuation(after) || /\s/.test(before) || isPunctuation(before));
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
