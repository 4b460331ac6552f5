/** Words that YAML readers, 1.1 ones included, do not read as text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|~)$/i;
const NUMBER_LIKE = /^[-+]?[\d.][\d_.,:]*(?:e[-+]?\d+)?$/i;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** What may stand without quotes everywhere, also within `[ ]` and `{ }`. */
const PLAIN = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@()+=&;~' -]*$/u;

/** A string as YAML, in quotes only where they are needed. Safe inside flow collections too. */
export function yamlScalar(value: string): string {
  const plain =
    PLAIN.test(value) &&
    !value.endsWith(' ') &&
    !NOT_TEXT.test(value) &&
    (ISO_DATE.test(value) || !NUMBER_LIKE.test(value)) &&
    !/^0[xob]/i.test(value) &&
    !/^(?:---|\.\.\.)/.test(value);
  return plain ? value : doubleQuoted(value);
}

/** A string in double quotes. */
export function doubleQuoted(value: string): string {
  // JSON strings are YAML; only the line separators that YAML 1.1 breaks lines at have to be escaped on top.
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `value` in the quotes that `written`, the text it replaces, has. */
export function yamlScalarLike(value: string, written: string): string {
  if (written.startsWith('"')) {
    return doubleQuoted(value);
  }
  const single = written.startsWith("'") && !/[\p{Cc}\u2028\u2029]/u.test(value);
  return single ? `'${value.replaceAll("'", "''")}'` : yamlScalar(value);
}
