import type { DecisionView } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import { printable, wellFormed } from '../report/printable';

/** A part of a key that is longer is cut: nobody names things like that. */
const MAX_PART = 200;

/**
 * Makes the keys of one export. What a key is made of is what people call things by, so that it stays the same while
 * records are edited and renamed; where two facts of one table would have the same key, the later one gets `~2`.
 */
export class Keys {
  readonly #repository: string;
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();
  readonly #decisions = new Map<string, string>();

  /** @param repository the name of the repository, with which all keys begin */
  constructor(repository: string) {
    this.#repository = repository;
  }

  /** Gives every decision its key: its folder and id, or its path where others of that folder have the id too. */
  takeDecisions(view: Pick<DecisionView, 'all' | 'namesakes'>): void {
    for (const decision of view.all()) {
      const { path, folder, id } = decision;
      const name = view.namesakes(decision).length > 0 ? path : folder === '' ? id : `${folder}/${id}`;
      this.#decisions.set(path, this.#unique(`${this.#repository}/${partOf(name)}`));
    }
  }

  /** The key of a decision; null for a path that is none. */
  ofDecision({ path }: Pick<Decision, 'path'>): string | null {
    return this.#decisions.get(path) ?? null;
  }

  /**
   * A new key for a fact.
   * @param owner the key of the decision that it belongs to; null for one of the repository
   * @param kind what it is, in one word
   * @param parts what tells it apart from others of its kind
   */
  ofFact(owner: string | null, kind: string, ...parts: readonly string[]): string {
    return this.#unique(`${owner ?? this.#repository}#${[kind, ...parts.map(partOf)].join('/')}`);
  }

  #unique(key: string): string {
    let candidate = key;
    for (let next = this.#next.get(key) ?? 2; this.#taken.has(candidate); next += 1) {
      candidate = `${key}~${next}`;
      this.#next.set(key, next + 1);
    }
    this.#taken.add(candidate);
    return candidate;
  }
}

function partOf(text: string): string {
  return printable(wellFormed(text.slice(0, MAX_PART)));
}
