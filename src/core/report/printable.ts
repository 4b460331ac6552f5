/**
 * What must not reach a terminal from a file: control characters, which move the cursor, change colours or set the
 * window's title; marks that change the direction of writing, which make text read otherwise than it is; line ends.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** `text` on one line, with what a terminal would act on written as an escape: `\x1b`, `\u202e`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\t' || character === '\n') {
      return ' ';
    }
    const code = character.charCodeAt(0);
    const digits = code < 0x100 ? 2 : 4;
    return `\\${digits === 2 ? 'x' : 'u'}${code.toString(16).padStart(digits, '0')}`;
  });
}

/** `text` with the halves of broken surrogate pairs replaced: what cannot be encoded as UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
