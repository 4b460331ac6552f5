import type { FrontMatter, SyntaxProblem } from './parsedDecision';
import { readYaml } from './yamlData';

/** What stands above the body of a record. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Where the body starts. */
  readonly bodyStart: number;
}

const openingFence = /^---[ \t]*(?:\r\n|\n|\r)/;
const closingFence = /^(?:---|\.\.\.)[ \t]*$/gm;
/** `key:`, a list, or a comment directly under the fence: YAML, rather than text under a thematic break. */
const startsLikeYaml = /^(?:#.*(?:\r\n|\n|\r))*(?:[\w"'-][^\n:]{0,80}:(?:\s|$)|- |\{|%)/;

/**
 * Reads the YAML block at the very start of a text. A text that starts with a thematic break has none; a block that is never
 * closed is read up to the first blank line or heading. Never throws.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const opening = openingFence.exec(text)?.[0].length;
  if (opening === undefined) {
    return { frontMatter: undefined, problems: [], bodyStart: 0 };
  }
  closingFence.lastIndex = opening;
  const closing = closingFence.exec(text);
  if (closing !== null && text.slice(opening, closing.index).trim() === '') {
    return block(text, opening, closing.index, closing.index + closing[0].length, []);
  }
  if (!startsLikeYaml.test(text.slice(opening, opening + 2000))) {
    return { frontMatter: undefined, problems: [], bodyStart: 0 };
  }
  if (closing !== null) {
    return block(text, opening, closing.index, closing.index + closing[0].length, []);
  }
  const rest = text.slice(opening);
  const stop = /(?:\r\n|\n|\r)(?=[ \t]*(?:\r\n|\n|\r)|#{1,6} )/.exec(rest);
  const end = opening + (stop === null ? rest.length : stop.index + stop[0].length);
  const unclosed: SyntaxProblem = {
    code: 'unclosed',
    message: 'This front matter is never closed: put a line `---` behind its last field.',
    span: { start: 0, end: 3 },
  };
  return block(text, opening, end, end, [unclosed]);
}

function block(
  text: string,
  start: number,
  end: number,
  fenceEnd: number,
  found: readonly SyntaxProblem[],
): FrontMatterReading {
  const { data, problems, keySpan, valueSpan } = readYaml(text.slice(start, end), start);
  const all = [...found, ...problems];
  const isMapping = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (!isMapping && data !== undefined && data !== null && problems.length === 0) {
    const message = 'Front matter must be fields of the form `name: value`.';
    all.push({ code: 'not-a-mapping', message, span: { start, end: start + text.slice(start, end).trimEnd().length } });
  }
  return {
    frontMatter: {
      span: { start: 0, end: fenceEnd },
      content: { start, end },
      data: isMapping ? (data as Record<string, unknown>) : {},
      keySpan,
      valueSpan,
    },
    problems: all,
    bodyStart: fenceEnd,
  };
}
