import { claimsIn } from '../evidence/claim';
import type { DecisionView } from '../graph/decisionIndex';
import { compareText } from '../graph/paths';
import type { Decision } from '../model/decision';
import type { WorkHooks } from '../ports';
import { throwIfCancelled } from '../workspace/cancellation';
import { inBatches } from '../workspace/inBatches';
import { excerptOf } from './excerpt';
import type { Excerpt } from './excerpt';
import { RecordIndex } from './recordIndex';
import type { Combination, Match } from './recordIndex';
import { matchesFilters } from './searchQuery';
import type { SearchQuery } from './searchQuery';
import { termsOf } from './terms';

/** What is searched. */
export interface SearchSource extends Pick<DecisionView, 'all' | 'byPath' | 'resolve'> {
  /** The current text of a record; undefined when it cannot be read. */
  textOf(path: string): Promise<string | undefined>;
  /** The beginning of a file of the repository; undefined when it cannot be read. */
  headOf?(path: string): Promise<string | undefined>;
}

/** A decision that was found. */
export interface SearchHit {
  readonly decision: Decision;
  /** Why it was found; undefined where only filters were given. */
  readonly excerpt: Excerpt | undefined;
  /** The data file whose column names were found, where the record itself says nothing of them. */
  readonly dataFile: string | undefined;
}

/** What was found. */
export interface SearchResult {
  /** The best first, at most as many as were asked for. */
  readonly hits: readonly SearchHit[];
  /** How many decisions there are in all. */
  readonly total: number;
  /** `any` when no decision has all of the words. */
  readonly combination: Combination;
}

/** How much is searched for. */
export interface SearchOptions extends WorkHooks {
  /** How many decisions are given. */
  readonly limit: number;
}

/** A decision with the terms that it has of those that were asked for. */
export interface Sharing {
  readonly decision: Decision;
  readonly shared: readonly string[];
}

/** One data file with the names of its columns. */
interface DataHeader {
  readonly file: string;
  readonly columns: string;
}

/** What is known of a record, and of which version of it. */
interface Known {
  readonly decision: Decision;
  readonly headers: readonly DataHeader[];
}

const TABLE = /\.(?:csv|tsv)$/i;
/** More characters of a data file than these are no header. */
const MAX_HEADER = 4096;
/** So many data files of one record are looked into. */
const MAX_FILES = 32;
/** So many records are taken in before somebody else has a turn. */
const BATCH = 64;

/**
 * Searches decisions, what their evidence found and the columns of their data. The first search reads all records; later
 * ones only those that changed meanwhile.
 */
export class DecisionSearch {
  readonly #source: SearchSource;
  readonly #index = new RecordIndex();
  readonly #known = new Map<string, Known>();
  #lastChange: Promise<void> = Promise.resolve();

  constructor(source: SearchSource) {
    this.#source = source;
  }

  /** @throws CancelledError */
  async search(query: SearchQuery, { limit, ...hooks }: SearchOptions): Promise<SearchResult> {
    await this.update(hooks);
    const among = this.#source.all().filter((decision) => matchesFilters(decision, query));
    const decisions = new Map(among.map((decision) => [decision.path, decision]));
    if (query.words === '') {
      const hits = [...among].sort(latestFirst).slice(0, limit);
      return {
        hits: hits.map((decision) => ({ decision, excerpt: undefined, dataFile: undefined })),
        total: among.length,
        combination: 'all',
      };
    }
    const { matches, combination } = this.#find(query.words, decisions);
    const named = this.#named(query.words, decisions);
    const ranked =
      named === undefined ? matches : [named, ...matches.filter(({ path }) => path !== named.path)];
    const hits = await inBatches(ranked.slice(0, limit), (match) => this.#hit(match, decisions), hooks);
    return { hits: hits.flatMap((hit) => hit ?? []), total: ranked.length, combination };
  }

  /**
   * The decisions that have some of these terms in title, tags, options or findings, with the terms that each has, best
   * first.
   * @throws CancelledError
   */
  async sharing(terms: readonly string[], hooks: WorkHooks): Promise<readonly Sharing[]> {
    await this.update(hooks);
    const decisions = new Map(this.#source.all().map((decision) => [decision.path, decision]));
    return this.#index.findExact(terms, decisions).flatMap(({ path, terms: shared }) => {
      const decision = decisions.get(path);
      return decision === undefined ? [] : [{ decision, shared }];
    });
  }

  /** Takes in what changed since the last time. @throws CancelledError */
  update(hooks: WorkHooks): Promise<void> {
    const work = (): Promise<void> => this.#takeChanges(hooks);
    const result = this.#lastChange.then(work);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }

  async #takeChanges(hooks: WorkHooks): Promise<void> {
    const { token, onProgress } = hooks;
    for (const path of this.#known.keys()) {
      if (this.#source.byPath(path) === undefined) {
        this.#known.delete(path);
        this.#index.delete(path);
      }
    }
    const changed = this.#source
      .all()
      .filter((decision) => this.#known.get(decision.path)?.decision !== decision);
    for (let at = 0; at < changed.length; at += BATCH) {
      throwIfCancelled(token);
      const batch = changed.slice(at, at + BATCH);
      const read = await inBatches(batch, (decision) => this.#read(decision), hooks);
      for (const [index, decision] of batch.entries()) {
        const { text, headers } = read[index] ?? { text: '', headers: [] };
        const findings =
          decision.evidence.length === 0 ? [] : claimsIn(text).flatMap(({ finding }) => finding ?? []);
        this.#index.put({ decision, text, findings, headers: headers.map(({ columns }) => columns) });
        this.#known.set(decision.path, { decision, headers });
      }
      onProgress?.(Math.min(at + BATCH, changed.length), changed.length);
    }
  }

  async #read(
    decision: Decision,
  ): Promise<{ readonly text: string; readonly headers: readonly DataHeader[] }> {
    const files = new Set(
      decision.evidence.flatMap(({ file }) => (file !== undefined && TABLE.test(file) ? file : [])),
    );
    const [text = '', ...headers] = await Promise.all([
      this.#source.textOf(decision.path),
      ...[...files].slice(0, MAX_FILES).map((file) => this.#headerOf(file)),
    ]);
    return { text, headers: headers.flatMap((header) => header ?? []) };
  }

  async #headerOf(file: string): Promise<DataHeader | undefined> {
    const head = await this.#source.headOf?.(file);
    const [columns = ''] = head?.slice(0, MAX_HEADER).split(/\r?\n/, 1) ?? [];
    return columns === '' ? undefined : { file, columns };
  }

  #find(
    words: string,
    decisions: ReadonlyMap<string, Decision>,
  ): { readonly matches: readonly Match[]; readonly combination: Combination } {
    const all = this.#index.find(words, 'all', decisions);
    return all.length > 0
      ? { matches: all, combination: 'all' }
      : { matches: this.#index.find(words, 'any', decisions), combination: 'any' };
  }

  /** The decision whose id, number or name was given. */
  #named(words: string, decisions: ReadonlyMap<string, Decision>): Match | undefined {
    const resolution = this.#source.resolve(words);
    return resolution.kind === 'found' && decisions.has(resolution.decision.path)
      ? {
          path: resolution.decision.path,
          score: Infinity,
          terms: Array.from(termsOf(resolution.decision.title ?? words), ({ term }) => term),
        }
      : undefined;
  }

  async #hit(
    { path, terms }: Match,
    decisions: ReadonlyMap<string, Decision>,
  ): Promise<SearchHit | undefined> {
    const decision = decisions.get(path);
    const text = decision && (await this.#source.textOf(path));
    if (decision === undefined || text === undefined) {
      return undefined;
    }
    const wanted = new Set(terms);
    const excerpt = excerptOf(text, wanted);
    const header = excerpt === undefined ? this.#headerWith(path, wanted) : undefined;
    return {
      decision,
      excerpt: excerpt ?? (header && placeOfFile(text, header.file, excerptOf(header.columns, wanted))),
      dataFile: header?.file,
    };
  }

  #headerWith(path: string, terms: ReadonlySet<string>): DataHeader | undefined {
    return this.#known
      .get(path)
      ?.headers.find(({ columns }) => Array.from(termsOf(columns)).some(({ term }) => terms.has(term)));
  }
}

/** What was found in a data file, shown where the record names the file. */
function placeOfFile(text: string, file: string, found: Excerpt | undefined): Excerpt | undefined {
  if (found === undefined) {
    return undefined;
  }
  const at = Math.max(0, text.indexOf(file));
  const before = text.slice(0, at).split('\n');
  return { ...found, line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function latestFirst(a: Decision, b: Decision): number {
  return compareText(b.date ?? '', a.date ?? '') || compareText(b.path, a.path);
}
