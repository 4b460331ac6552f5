import MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';
import type { Decision } from '../model/decision';
import { isClosed } from '../model/status';
import { termsOf } from './terms';

/** What is searched of one record. */
export interface SearchableRecord {
  readonly decision: Decision;
  readonly text: string;
  /** What its items of evidence found. */
  readonly findings: readonly string[];
  /** The names of columns in its data files. */
  readonly headers: readonly string[];
}

/** A record that was found, and the words of it that were meant. */
export interface Match {
  readonly path: string;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  readonly terms: readonly string[];
}

/** What a match has to have: all of the words, or any of them. */
export type Combination = 'all' | 'any';

/** What words in different places of a record are worth beside those of its text. */
const BOOST = { id: 8, title: 6, tags: 4, options: 3, findings: 3, headers: 3, people: 2, text: 1 } as const;
type Field = keyof typeof BOOST;
const FIELDS = Object.keys(BOOST) as Field[];
/** The fields that say what a record is about. */
const TELLING: Field[] = ['title', 'tags', 'options', 'findings'];
/** A decision that is no longer in force is worth less than one that is. */
const CLOSED = 0.6;
/** More characters of a record than these are not searched. */
const MAX_TEXT = 64 * 1024;
/** More words than these are not looked for. */
const MAX_WORDS = 16;
/** Words of fewer letters have to be there as they are. */
const MIN_FUZZY = 5;
const MIN_PREFIX = 2;

type Entry = Readonly<Record<Field, string>> & { readonly path: string };

/** The words of records. Records come, go and are replaced one by one. */
export class RecordIndex {
  readonly #engine = new MiniSearch<Entry>({
    idField: 'path',
    fields: [...FIELDS],
    tokenize: (text) => Array.from(termsOf(text), ({ term }) => term),
    processTerm: (term) => term,
  });

  /** Puts a record in the place of what was known at its path. */
  put({ decision, text, findings, headers }: SearchableRecord): void {
    const { path, id, title, tags, options, people } = decision;
    const entry: Entry = {
      path,
      id,
      title: title ?? '',
      tags: tags.join(' '),
      options: options.join(' '),
      findings: findings.join(' '),
      headers: headers.join(' '),
      people: people.join(' '),
      text: text.slice(0, MAX_TEXT),
    };
    if (this.#engine.has(path)) {
      this.#engine.replace(entry);
    } else {
      this.#engine.add(entry);
    }
  }

  delete(path: string): void {
    if (this.#engine.has(path)) {
      this.#engine.discard(path);
    }
  }

  /**
   * The records that have the words, best first. The last letters of a word may be missing, and of long words about one
   * in five may be wrong.
   * @param decisions what is looked among, by path
   */
  find(words: string, combine: Combination, decisions: ReadonlyMap<string, Decision>): readonly Match[] {
    const terms = new Set(Array.from(termsOf(words), ({ term }) => term));
    return this.#find([...terms], decisions, {
      combineWith: combine === 'all' ? 'AND' : 'OR',
      prefix: (term) => term.length >= MIN_PREFIX,
      fuzzy: (term) => (term.length >= MIN_FUZZY && !/\d/.test(term) ? 0.2 : false),
    });
  }

  /** The records that have any of these terms exactly where they say what they are about, best first. */
  findExact(terms: readonly string[], decisions: ReadonlyMap<string, Decision>): readonly Match[] {
    return this.#find(terms, decisions, { combineWith: 'OR', fields: TELLING });
  }

  #find(
    terms: readonly string[],
    decisions: ReadonlyMap<string, Decision>,
    options: SearchOptions,
  ): readonly Match[] {
    if (terms.length === 0) {
      return [];
    }
    return this.#engine
      .search(terms.slice(0, MAX_WORDS).join(' '), {
        ...options,
        boost: BOOST,
        tokenize: (text) => text.split(' '),
        filter: ({ id }) => decisions.has(id as string),
        boostDocument: (id) => {
          const decision = decisions.get(id as string);
          return decision !== undefined && isClosed(decision.status) ? CLOSED : 1;
        },
      })
      .map(({ id, score, terms: found }) => ({ path: id as string, score, terms: found }));
  }
}
