import type { GroundsConfig } from '../model/config';
import { statuses } from '../model/status';
import type { KnownStatus, Status } from '../model/status';
import { qualifiers, statusWords } from './statusWords';

/** Only the beginning of a status counts. */
const MAX_READ = 200;
/** As many words as the longest phrase of the vocabulary has. */
const MAX_WORDS = 4;
/** Scripts that write words without spaces between them. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const DATE = /^[\p{P}\p{S}\s]*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?/u;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

type Vocabulary = ReadonlyMap<string, KnownStatus>;
type Words = Readonly<Partial<Record<KnownStatus, readonly string[]>>>;

const usual = makeVocabulary(statusWords);
/** The vocabulary of a repository is the same for all its records. */
const made = new WeakMap<Words, Vocabulary>();
/** Phrases of unspaced scripts, the longest first. */
const unspaced = [...usual]
  .filter(([phrase]) => UNSPACED.test(phrase))
  .sort((a, b) => b[0].length - a[0].length);

/**
 * The status that a text states, by its leading word: `Accepted (lazy consensus)`, `**Résolu**`, `Partly superseded`.
 * A date, emphasis, signs and words such as `partly` before it do not count. The words of `extra` come before the usual
 * ones. `unknown` for anything else, and for a template's choice of several.
 */
export function readStatus(raw: string, extra: GroundsConfig['statuses']): Status {
  const text = raw.slice(0, MAX_READ).normalize('NFC').toLowerCase().replace(DATE, '');
  if (isChoice(text)) {
    return 'unknown';
  }
  const own = vocabularyOf(extra);
  const words = (text.match(WORD) ?? []).map((word) => word.replaceAll('’', "'"));
  for (let first = 0; first < words.length;) {
    for (let count = Math.min(MAX_WORDS, words.length - first); count > 0; count -= 1) {
      const phrase = words.slice(first, first + count).join(' ');
      const status = own.get(phrase) ?? usual.get(phrase);
      if (status !== undefined) {
        return status;
      }
    }
    const skipped = qualifierAt(words, first);
    if (skipped === 0) {
      break;
    }
    first += skipped;
  }
  return readUnspaced(text, own);
}

/** How many words of a qualifier stand at `first`. */
function qualifierAt(words: readonly string[], first: number): number {
  if (qualifiers.has(words.slice(first, first + 2).join(' '))) {
    return 2;
  }
  return qualifiers.has(words[first]!) ? 1 : 0;
}

function readUnspaced(text: string, own: Vocabulary): Status {
  const start = text.search(/[\p{L}\p{N}]/u);
  if (start < 0 || !UNSPACED.test(text)) {
    return 'unknown';
  }
  const rest = text.slice(start);
  const ownPhrase = [...own].find(([phrase]) => UNSPACED.test(phrase) && rest.startsWith(phrase));
  return ownPhrase?.[1] ?? unspaced.find(([phrase]) => rest.startsWith(phrase))?.[1] ?? 'unknown';
}

/** The choice that templates leave: `proposed | accepted | rejected`, `[proposed/accepted/…]`, `{proposed, accepted}`. */
export function isChoice(text: string): boolean {
  const lower = text.slice(0, MAX_READ).toLowerCase();
  const isBracketed = /^\s*[{[<]/.test(lower);
  const known = lower
    .split(isBracketed ? /[|/,]| or / : /[|/]/)
    .filter((part) => usual.has(/\p{L}+/u.exec(part)?.[0] ?? '')).length;
  return known >= 3 || (known === 2 && (isBracketed || lower.includes('|')));
}

function vocabularyOf(words: Words): Vocabulary {
  let vocabulary = made.get(words);
  if (vocabulary === undefined) {
    vocabulary = makeVocabulary(words);
    made.set(words, vocabulary);
  }
  return vocabulary;
}

/** By phrase; a phrase of an earlier status wins. */
function makeVocabulary(words: Words): Vocabulary {
  const vocabulary = new Map<string, KnownStatus>();
  for (const status of statuses) {
    for (const phrase of words[status] ?? []) {
      const normal = (phrase.normalize('NFC').toLowerCase().match(WORD) ?? []).join(' ').replaceAll('’', "'");
      if (normal !== '' && !vocabulary.has(normal)) {
        vocabulary.set(normal, status);
      }
    }
  }
  return vocabulary;
}
