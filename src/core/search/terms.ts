/** A word of a text, as it is compared, and where it stands. Positions count UTF-16 code units. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const NOT_ASCII = /[^\0-\x7f]/;
const MARK = /\p{M}/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Digests and ids of commits, which nobody searches by words. */
const HEXADECIMAL = /^(?=.*\d)[\da-f]{16,}$/;
/** Longer words are cut: nobody types them, and each takes memory. */
const MAX_TERM = 48;

/** The words of a text in their order. Words of scripts without spaces are given as pairs of characters. */
export function* termsOf(text: string): Generator<Term, void, undefined> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (NOT_ASCII.test(word) && UNSPACED.test(word)) {
      yield* pairsOf(word, index);
      continue;
    }
    const term = termOf(word);
    if (term !== undefined) {
      yield { term, start: index, end: index + word.length };
    }
  }
}

function* pairsOf(word: string, at: number): Generator<Term, void, undefined> {
  const characters = [...word];
  let start = at;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1] ?? '';
    if (next !== '' || characters.length === 1) {
      yield { term: character + next, start, end: start + character.length + next.length };
    }
    start += character.length;
  }
}

/** A word as it is compared: small, without accents, English plurals as singulars. */
function termOf(word: string): string | undefined {
  let term = word.slice(0, MAX_TERM).toLowerCase();
  if (NOT_ASCII.test(term)) {
    term = term.normalize('NFKD').replace(MARK, '');
  }
  if (term === '' || HEXADECIMAL.test(term)) {
    return undefined;
  }
  if (term.length > 4 && term.endsWith('ies')) {
    return `${term.slice(0, -3)}y`;
  }
  return term.length > 3 && /[^siu]s$/.test(term) ? term.slice(0, -1) : term;
}
