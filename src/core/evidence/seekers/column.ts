import { nearestNames } from '../nearestNames';
import type { Answer, Query } from '../query';
import { Samples } from '../statistics';
import { shortened } from '../texts';
import { convert, parseQuantity } from '../units';
import type { Quantity } from '../units';
import { MAX_NAMED, listedConditions, none, valueAnswer } from './seeker';
import type { Seeker } from './seeker';

/** More values are not summed up: they are kept, for percentiles, with 8 bytes each. */
const MAX_VALUES = 1 << 24;

/** Sums up a column over the rows that are meant. */
export function seekColumn({ column, where, stat, unit }: Extract<Query, { ask: 'column' }>): Seeker {
  const values = new CellValues(column, unit);
  const conditions = Object.entries(where);
  let names: readonly string[] | undefined;
  let at = -1;
  let filters: readonly { readonly index: number; readonly value: string }[] = [];
  let problem: Answer | undefined;
  let rows = 0;
  let matched = 0;

  /** Where a column is; -1, and a problem, when it is not there exactly once. */
  function locate(name: string): number {
    const known = names ?? [];
    const index = known.indexOf(name);
    const place = index < 0 ? numberedPlace(name) : index;
    if (place < 0 || place >= known.length) {
      problem ??= none(`there is no column ${name}`, name, nearestNames(name, known, MAX_NAMED));
      return -1;
    }
    if (index >= 0 && known.includes(name, index + 1)) {
      problem ??= none(`there are several columns ${name}`);
    }
    return place;
  }

  function takeRow(cells: readonly string[]): void {
    rows += 1;
    if (
      problem !== undefined ||
      !filters.every(({ index, value }) => (cells[index] ?? '').trim() === value.trim())
    ) {
      return;
    }
    matched += 1;
    const refusal = values.take((cells[at] ?? '').trim());
    problem = refusal === undefined ? undefined : none(refusal);
  }

  return {
    columns(given): void {
      names = given;
      at = locate(column);
      filters = conditions.map(([name, value]) => ({ index: locate(name), value }));
      const isNumbered = [column, ...Object.keys(where)].every((name) => !given.includes(name));
      if (isNumbered && parseQuantity(given[at] ?? '') !== undefined) {
        // The table has no heading: what was taken for one is its first row.
        takeRow(given);
      }
    },
    row: takeRow,
    answer(): Answer {
      if (names === undefined) {
        return none('the file is not a table, so it has no columns');
      }
      if (problem !== undefined) {
        return problem;
      }
      if (matched === 0) {
        return none(rows === 0 ? 'the table has no rows' : `no row has ${listedConditions(where)}`);
      }
      const { samples } = values;
      if (stat === undefined && samples.count > 1) {
        return none(`${samples.count} rows match; \`stat\` has to say how they become one number`);
      }
      if (samples.count === 0) {
        return none(`the column ${column} has no numbers in the ${matched} rows that match`);
      }
      const value = samples.statistic(stat ?? 'mean');
      if (value === undefined) {
        return none(`the ${stat ?? 'mean'} of the column ${column} is too large to be computed`);
      }
      if (stat === 'count' || stat === 'sum') {
        // They are not among the values, so how these are spread says nothing about them.
        return valueAnswer(value, stat === 'count' ? undefined : values.unit, samples.count);
      }
      const distribution = samples.distribution();
      return {
        ...valueAnswer(value, values.unit, samples.count),
        ...(distribution !== undefined && { distribution }),
      };
    },
  };
}

/** A table without a heading is addressed by number, from 1. @returns -1 for what is none */
function numberedPlace(name: string): number {
  return /^[1-9]\d{0,4}$/.test(name) ? Number(name) - 1 : -1;
}

/** The numbers of a column in one unit. */
class CellValues {
  readonly samples = new Samples();
  readonly #column: string;
  /** The unit of the cells that have none of their own. */
  readonly #stated: string | undefined;
  /** The unit that all values are converted to; undefined as long as no cell has one. */
  #unit: string | undefined;
  /** A cell without a unit, as written. */
  #bare: string | undefined;
  /** The first cell with a unit, as written. */
  #measured = '';

  constructor(column: string, stated: string | undefined) {
    this.#column = column;
    this.#stated = stated;
  }

  /** The unit of the values; undefined when no cell says one. */
  get unit(): string | undefined {
    return this.#unit;
  }

  /**
   * Takes a cell; an empty one counts as none.
   * @returns why the column cannot be summed up; a sentence part
   */
  take(cell: string): string | undefined {
    if (cell === '') {
      return undefined;
    }
    const quantity = parseQuantity(cell);
    if (quantity === undefined) {
      return `the column ${this.#column} has ${quoted(cell)}, which is not a number`;
    }
    if (this.samples.count >= MAX_VALUES) {
      return `the column ${this.#column} has more than ${MAX_VALUES} values in the rows that match`;
    }
    const value = this.#inOneUnit(quantity, cell);
    if (typeof value === 'string') {
      return value;
    }
    return this.samples.add(value)
      ? undefined
      : `the column ${this.#column} has ${quoted(cell)}, which is too large to be read`;
  }

  /** @returns a text that says why it cannot be done */
  #inOneUnit({ value, unit = this.#stated }: Quantity, cell: string): number | string {
    if (unit === undefined) {
      this.#bare ??= cell;
    } else if (this.#unit === undefined) {
      const isStatedKind = this.#stated !== undefined && convert(1, unit, this.#stated) !== undefined;
      this.#unit = isStatedKind ? this.#stated : unit;
      this.#measured = cell;
    }
    if (this.#bare !== undefined && this.#unit !== undefined) {
      return `the column ${this.#column} has ${quoted(this.#bare)} without a unit and ${quoted(this.#measured)} with one: add \`unit\``;
    }
    if (unit === undefined || this.#unit === undefined || unit === this.#unit) {
      return value;
    }
    return (
      convert(value, unit, this.#unit) ??
      `the column ${this.#column} has ${quoted(cell)}, which cannot be converted to ${this.#unit}`
    );
  }
}

function quoted(cell: string): string {
  return JSON.stringify(shortened(cell, 60));
}
