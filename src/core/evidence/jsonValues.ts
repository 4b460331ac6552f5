/** An object of a JSON document. Read its members with {@link member}: its keys come from a file. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of a JSON document is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object, never an inherited one; undefined when `value` is no object or has no such member. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of an array; empty for everything else. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The members of an object in the document's order; empty for everything else. */
export function members(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** A finite number; undefined for everything else, also for a number that is written as text. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text, number or truth value as text; undefined for everything else. */
export function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The members of an object that are texts, numbers or truth values, as texts: `{"n": 1}` becomes `{n: '1'}`. */
export function scalarMembers(value: unknown): Readonly<Record<string, string>> {
  const texts: (readonly [string, string])[] = [];
  for (const [name, entry] of members(value)) {
    const text = scalarText(entry);
    if (text !== undefined) {
      texts.push([name, text]);
    }
  }
  // Unlike an assignment, this makes a member even of the name `__proto__`.
  return Object.fromEntries(texts);
}

/** A commit id as git abbreviates or writes it: 7 to 64 hexadecimal digits. */
export function commitOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\da-f]{7,64}$/i.test(value) ? value.toLowerCase() : undefined;
}
