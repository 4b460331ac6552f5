/** No record that people write comes near; the time that checking takes grows with the number of values. */
const maxValues = 20_000;

/** Deeper than anything that our schemas describe. */
const maxDepth = 8;

/** Data made ready for validation. */
export interface BoundedCopy {
  readonly data: unknown;
  /** False when values were left out because there are too many. */
  readonly complete: boolean;
}

/**
 * Copies plain data for validation. A key without a value counts as absent but stays visible as a key (its value is
 * `undefined`). What lies deeper than our schemas reach is left out, and so is what exceeds a generous number of values.
 */
export function boundedCopy(data: unknown): BoundedCopy {
  let left = maxValues;

  function copy(value: unknown, depth: number): unknown {
    left -= 1;
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const item of value as readonly unknown[]) {
        if (left <= 0 || depth >= maxDepth) {
          break;
        }
        items.push(copy(item, depth + 1));
      }
      return items;
    }
    const fields = Object.create(null) as Record<string, unknown>;
    for (const [key, field] of Object.entries(value)) {
      if (left <= 0 || depth >= maxDepth) {
        break;
      }
      fields[key] = copy(field, depth + 1) ?? undefined;
    }
    return fields;
  }

  const result = copy(data, 0);
  return { data: result, complete: left > 0 };
}
