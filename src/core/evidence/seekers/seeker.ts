import type { Answer, ValueAnswer } from '../query';
import type { Measurement, TestCase } from '../report';
import { detached } from '../texts';

/** Finds the answer to one question while a report goes by. */
export interface Seeker {
  test?(test: TestCase): void;
  measurement?(measurement: Measurement): void;
  columns?(names: readonly string[]): void;
  row?(cells: readonly string[]): void;
  document?(value: unknown): void;
  /** To be asked once, behind everything else. */
  answer(): Answer;
}

/** How many tests, entries or defects are named. */
export const MAX_NAMED = 5;

/** Names of a report that are kept, in case that one of them was meant. Longer ones are not worth a suggestion. */
export class KnownNames {
  static readonly #MOST = 2000;
  static readonly #LONGEST = 200;
  readonly #names = new Set<string>();

  /** Whether more names are kept. */
  get isFull(): boolean {
    return this.#names.size >= KnownNames.#MOST;
  }

  add(name: string): void {
    if (!this.isFull && name.length <= KnownNames.#LONGEST && !this.#names.has(name)) {
      this.#names.add(detached(name));
    }
  }

  /** The names in the order in which they came. */
  all(): readonly string[] {
    return [...this.#names];
  }
}

/**
 * An answer that says that there is none.
 * @param message a sentence part
 * @param wanted the name that is not there, and `nearest` what may have been meant by it
 */
export function none(message: string, wanted?: string, nearest: readonly string[] = []): Answer {
  return { kind: 'none', message, wanted, nearest };
}

/** A number of which nothing more is known. */
export function valueAnswer(value: number, unit: string | undefined, count = 1): ValueAnswer {
  return { kind: 'value', value, unit, better: undefined, low: undefined, high: undefined, count };
}

/** Conditions as they are shown: `option sqlite, size 4`. */
export function listedConditions(conditions: Readonly<Record<string, string>>): string {
  return Object.entries(conditions)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
