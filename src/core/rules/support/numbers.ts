/** `ADR-032`, `ADR 7`, `adr_0007`, `ADR #12`, `ADR9`, `Decision 12`, anywhere in a text. */
const NAMED = /(?<![\p{L}\d])(?:M?ADR|Decision(?:[ -]Record)?)[-_ ]{0,2}#?(\d{1,6})(?![\d.]*\d)/giu;
/** `0033`, `#33`: a text that is nothing but a number. One or two bare digits are a footnote. */
const ALONE = /^#?(\d{3,6})$|^#(\d{1,2})$/;
/** `10. Title` and `0033 Title`, `0033-title`: a title that begins with its number. */
const LEADING = /^(\d{1,6})\. |^(0\d{1,5})(?=[-:. _])/;
/** Eight digits and dashes are the date that a file is named by. */
const DATE = /^\d{4}-\d{2}-\d{2}|^\d{8}/;

/** The decision numbers that the text of a link names; empty when it names none. */
export function numbersNamedBy(text: string): readonly number[] {
  const plain = text.trim().replace(/^[[("'`]+|[\])"'`]+$/g, '');
  if (DATE.test(plain)) {
    return [];
  }
  const numbers = [...plain.matchAll(NAMED)].map((match) => Number(match[1]));
  if (numbers.length > 0) {
    return numbers;
  }
  const [, ...groups] = ALONE.exec(plain) ?? LEADING.exec(plain) ?? [];
  const number = groups.find((group) => group !== undefined);
  return number === undefined ? [] : [Number(number)];
}
