import type { AnalysisOptions } from '../model/config';
import { parseDecision } from '../parse/parseDecision';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { RecordText } from './recordText';

/** A version of a record: what it says, that there was none, or why it is not known. */
export type Version =
  | { readonly kind: 'read'; readonly record: ParsedDecision }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** So many versions are kept: the next commit often begins where one ended. */
const KEPT = 16;

/** Versions of records, each parsed once while it is likely to be asked for again. */
export class Versions {
  readonly #text: (id: string) => Promise<RecordText>;
  readonly #options: Pick<AnalysisOptions, 'statuses'>;
  readonly #kept = new Map<string, Promise<Version>>();

  /** @param text the content of an object, by its id */
  constructor(text: (id: string) => Promise<RecordText>, options: Pick<AnalysisOptions, 'statuses'>) {
    this.#text = text;
    this.#options = options;
  }

  /** @param id the object id; undefined for none */
  async read(path: string, id: string | undefined): Promise<Version> {
    if (id === undefined) {
      return { kind: 'none' };
    }
    const key = `${id} ${path}`;
    const kept = this.#kept.get(key) ?? this.#parse(path, id);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #parse(path: string, id: string): Promise<Version> {
    const text = await this.#text(id);
    return text.kind === 'read'
      ? { kind: 'read', record: parseDecision(path, text.text, this.#options) }
      : text;
  }
}
