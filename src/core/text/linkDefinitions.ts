/** What a reference link points at. */
export interface LinkDefinition {
  readonly destination: string;
  /** Where the destination stands, in characters of the text that was read. */
  readonly start: number;
}

const DEFINITION =
  /\[((?:[^[\]\\]|\\[^])+)\]:[ \t]*(?:\n[ \t]*)?(?:<((?:[^<>\n\\]|\\.)*)>|([^\s<]\S*))(?:(?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*)(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?[ \t]*(?:\n|$)/y;
/** Longer labels are no labels. */
const MAX_LABEL = 999;
/** A paragraph of definitions is not read beyond this many characters. */
const MAX_PARAGRAPH = 200_000;

/**
 * The definitions (`[label]: destination "title"`) that a paragraph begins with, by normalised label.
 * @returns how many characters they take
 */
export function readDefinitions(
  paragraph: string,
  add: (label: string, definition: LinkDefinition) => void,
): number {
  let at = 0;
  while (paragraph[at] === '[' && at < MAX_PARAGRAPH) {
    DEFINITION.lastIndex = at;
    const match = DEFINITION.exec(paragraph);
    const label = match?.[1] ?? '';
    // Footnotes look alike, but what they say is text.
    if (match === null || label.length > MAX_LABEL || label.startsWith('^') || label.trim() === '') {
      break;
    }
    const destination = match[2] ?? match[3]!;
    const afterLabel = match[0].indexOf(']:', label.length + 1) + 2;
    const start = at + match[0].indexOf(destination, afterLabel);
    add(normaliseLabel(label), { destination, start });
    at = DEFINITION.lastIndex;
  }
  return at;
}

/** Labels match whatever their case and spacing. */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
