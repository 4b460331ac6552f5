/** More of a value is not written out. */
const MAX_ITEMS = 20;
const MAX_DEPTH = 6;

/** A value of the front matter as people write it on one line: `[a, b]`, `{ux: ux-lead}`, `yes`. Bounded. */
export function shownValue(value: unknown, depth = 0): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object') {
    // Numbers, yes and no.
    return JSON.stringify(value) ?? '';
  }
  if (depth === MAX_DEPTH) {
    return '…';
  }
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[])
      .slice(0, MAX_ITEMS)
      .map((item) => shownValue(item, depth + 1));
    const list = [...items, ...(value.length > MAX_ITEMS ? ['…'] : [])].join(', ');
    return depth === 0 && value.length > 0 ? list : `[${list}]`;
  }
  const entries = Object.entries(value);
  const fields = entries.slice(0, MAX_ITEMS).map(([key, inner]) => `${key}: ${shownValue(inner, depth + 1)}`);
  return `{${[...fields, ...(entries.length > MAX_ITEMS ? ['…'] : [])].join(', ')}}`;
}

/** Whether a field says nothing: it is not there, or has no value. An empty list says that there is none. */
export function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
