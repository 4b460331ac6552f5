import type { LookupKey } from './references';

/**
 * Sets of things by key. There are many keys and most have one thing only, for which no set is made.
 * @template T anything but a set
 */
export class KeyMap<T> {
  readonly #maps: Readonly<Record<LookupKey['kind'], Map<string, T | Set<T>>>> = {
    path: new Map(),
    name: new Map(),
    number: new Map(),
  };

  /** In the order in which they were added. */
  get({ kind, value }: LookupKey): readonly T[] {
    const held = this.#maps[kind].get(value);
    return held === undefined ? [] : held instanceof Set ? [...held] : [held];
  }

  add({ kind, value }: LookupKey, thing: T): void {
    const map = this.#maps[kind];
    const held = map.get(value);
    if (held === undefined) {
      map.set(value, thing);
    } else if (held instanceof Set) {
      held.add(thing);
    } else if (held !== thing) {
      map.set(value, new Set([held, thing]));
    }
  }

  remove({ kind, value }: LookupKey, thing: T): void {
    const map = this.#maps[kind];
    const held = map.get(value);
    if (held === thing || (held instanceof Set && held.delete(thing) && held.size === 0)) {
      map.delete(value);
    }
  }
}
