import type { Decision } from '../model/decision';
import { KeyMap } from './keyMap';
import { namesOfRecord, placesOfRecord } from './references';
import type { LookupKey } from './references';

/** Something that stands for one record. */
export interface Filed {
  readonly decision: Decision;
}

/**
 * Records by the keys that references name them by. Most references are paths and numbers, so names, of which a record
 * has several, are entered only once somebody asks for one.
 */
export class Filing<T extends Filed> {
  readonly #records = new Set<T>();
  readonly #places = new KeyMap<T>();
  #names: KeyMap<T> | undefined;

  add(record: T): void {
    this.#records.add(record);
    for (const key of placesOfRecord(record.decision)) {
      this.#places.add(key, record);
    }
    if (this.#names !== undefined) {
      addNames(this.#names, record);
    }
  }

  /** Takes a record out again; its path, id and number must be those that it was added with. */
  remove(record: T): void {
    this.#records.delete(record);
    for (const key of placesOfRecord(record.decision)) {
      this.#places.remove(key, record);
    }
    for (const key of this.#names === undefined ? [] : namesOfRecord(record.decision)) {
      this.#names?.remove(key, record);
    }
  }

  /** The records that have a key, in the order in which they were added. */
  get(key: LookupKey): readonly T[] {
    return key.kind === 'name' ? this.#named().get(key) : this.#places.get(key);
  }

  #named(): KeyMap<T> {
    if (this.#names === undefined) {
      this.#names = new KeyMap();
      for (const record of this.#records) {
        addNames(this.#names, record);
      }
    }
    return this.#names;
  }
}

function addNames<T extends Filed>(names: KeyMap<T>, record: T): void {
  for (const key of namesOfRecord(record.decision)) {
    names.add(key, record);
  }
}
