/** Sets of strings by key. */
export class Multimap {
  readonly #sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? NOTHING;
  }

  add(key: string, value: string): void {
    const set = this.#sets.get(key);
    if (set === undefined) {
      this.#sets.set(key, new Set([value]));
    } else {
      set.add(value);
    }
  }

  remove(key: string, value: string): void {
    const set = this.#sets.get(key);
    if (set?.delete(value) === true && set.size === 0) {
      this.#sets.delete(key);
    }
  }

  clear(): void {
    this.#sets.clear();
  }
}

const NOTHING: ReadonlySet<string> = new Set();
