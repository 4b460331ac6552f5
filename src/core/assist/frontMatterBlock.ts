import type { Span } from '../model/text';

/**
 * The text between the fences of the front matter, found by its fences alone, so that it is there while the YAML in it
 * is half typed. A block that is not closed yet reaches to the first heading after an empty line.
 * @returns undefined when the text does not start with a fence
 */
export function frontMatterBlock(text: string): Span | undefined {
  const start = endOfOpeningFence(text);
  if (start === undefined) {
    return undefined;
  }
  let heading: number | undefined;
  let afterEmpty = false;
  for (let line = start; line < text.length;) {
    const end = endOfLine(text, line);
    const content = text.slice(line, end).trimEnd();
    if (content === '---' || content === '...') {
      return { start, end: line };
    }
    if (afterEmpty && heading === undefined && content.startsWith('#')) {
      heading = line;
    }
    afterEmpty = content === '';
    line = end + 1;
  }
  return { start, end: heading ?? text.length };
}

function endOfOpeningFence(text: string): number | undefined {
  if (!text.startsWith('---')) {
    return undefined;
  }
  const end = endOfLine(text, 0);
  return end < text.length && text.slice(3, end).trim() === '' ? end + 1 : undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
