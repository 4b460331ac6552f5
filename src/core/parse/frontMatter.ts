import type { Span } from '../model/text';
import { findBraces, withoutBraces } from './braces';
import { behindComments, containsHeading, findBlock, isTitle, unclosedBlock } from './frontMatterFences';
import type { FencedBlock } from './frontMatterFences';
import type { FrontMatter, SyntaxProblem } from './parsedDecision';
import { readPlainYaml } from './plainYaml';
import { readData } from './yamlData';
import type { YamlData } from './yamlData';
import {
  notAMappingProblem,
  tabProblem,
  tooDeepProblem,
  tooLongProblem,
  unclosedProblem,
  yamlProblems,
} from './yamlProblems';
import { isMap, isScalar, readYaml } from './yamlTree';
import type { YamlFault } from './yamlTree';

/** Longer blocks are data in the wrong place, and reading them takes long. */
const MAX_LENGTH = 256 * 1024;

/** The front matter of a text, what is wrong with it, and where the body begins. */
export interface FrontMatterResult {
  readonly frontMatter?: FrontMatter;
  readonly problems: readonly SyntaxProblem[];
  readonly bodyStart: number;
}

/** A block of YAML that was read as far as it goes; without data when it is no mapping. */
export interface ReadBlock {
  readonly data: YamlData | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Whether it is empty, or holds nothing but comments. */
  readonly empty: boolean;
}

/**
 * Reads the YAML block that a text begins with. Never throws: what cannot be read is absent and described in
 * `problems`, and everything else is there.
 */
export function readFrontMatter(text: string): FrontMatterResult {
  const block = findBlock(text);
  return block === undefined ? { problems: [], bodyStart: startOf(text) } : readFenced(text, block);
}

/** Behind a byte order mark that nobody took away. */
function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function readFenced(text: string, block: FencedBlock): FrontMatterResult {
  const { span, content } = block;
  const fence = { start: span.start, end: span.start + 3 };
  const unclosed = block.closed ? [] : [unclosedProblem(fence)];
  if (content.end - content.start > MAX_LENGTH) {
    return result(block, undefined, [...unclosed, tooLongProblem(MAX_LENGTH, fence)]);
  }
  const read = readBlock(text, content);
  const isDoubtful = read.empty
    ? isTitle(text, content)
    : read.data === undefined || read.problems.length > 0;
  if (block.closed && isDoubtful) {
    const other = withoutMarkdown(text, block);
    if (other === 'no front matter') {
      return { problems: [], bodyStart: startOf(text) };
    }
    if (other !== undefined) {
      return readFenced(text, other);
    }
  }
  const notAMapping = read.data === undefined && !read.empty && read.problems.length === 0;
  const problems = notAMapping ? [notAMappingProblem(firstLine(text, content))] : read.problems;
  return result(block, read.data, [...unclosed, ...problems]);
}

/**
 * A block that goes over into Markdown before its closing fence is not closed, or, without any field, is only a line
 * across the page.
 */
function withoutMarkdown(text: string, block: FencedBlock): FencedBlock | 'no front matter' | undefined {
  const start = behindComments(text, block.content);
  const { end } = block.content;
  if (!containsHeading(text, { start, end })) {
    return undefined;
  }
  const fields = unclosedBlock(text, block.span.start, start);
  if (fields === undefined) {
    return 'no front matter';
  }
  return fields.content.end < end ? fields : undefined;
}

function result(
  { span, content, bodyStart }: FencedBlock,
  read: YamlData | undefined,
  problems: readonly SyntaxProblem[],
): FrontMatterResult {
  const frontMatter: FrontMatter = {
    span,
    content,
    data: read?.data ?? (Object.create(null) as Record<string, unknown>),
    keySpan: (path) => read?.keySpan(path),
    valueSpan: (path) => read?.valueSpan(path),
    textAt: (path) => read?.textAt(path),
  };
  return { frontMatter, problems: [...problems].sort((a, b) => a.span.start - b.span.start), bodyStart };
}

/** Reads a stretch of a text as one block of YAML fields. Never throws; the caller bounds its length. */
export function readBlock(text: string, content: Span): ReadBlock {
  const written = text.slice(content.start, content.end);
  const plain = readPlainYaml(written, content.start);
  return plain === undefined
    ? readCompletely(written, content.start)
    : { data: plain, problems: [], empty: false };
}

/**
 * Reads any block as a complete reader of YAML does; `readBlock` comes to the same, mostly faster.
 * @param offset where the block starts in the text
 */
export function readCompletely(written: string, offset: number): ReadBlock {
  const braces = findBraces(written);
  const masked = braces.length === 0 ? written : withoutBraces(written, braces);
  let tree = readYaml(masked);
  const problems: SyntaxProblem[] = [];
  if (!('tooDeepAt' in tree) && tree.errors.length > 0) {
    const tab = /^ *\t[ \t]*(?=\S)/m.exec(masked);
    if (tab !== null && tree.errors.some(({ pos }) => pos[0] >= tab.index)) {
      const start = offset + tab.index;
      problems.push(tabProblem({ start, end: start + tab[0].length }));
      // Each tab as one space, so that every character keeps its place.
      const spaced = readYaml(masked.replace(/^ *\t[ \t]*/gm, (indent) => indent.replaceAll('\t', ' ')));
      tree = 'tooDeepAt' in spaced ? spaced : { contents: spaced.contents, errors: [] };
    }
  }
  if ('tooDeepAt' in tree) {
    const at = offset + Math.min(tree.tooDeepAt, Math.max(0, written.length - 1));
    return { data: undefined, problems: [tooDeepProblem({ start: at, end: at + 1 })], empty: false };
  }
  const { contents, errors } = tree;
  const empty = contents === null || (isScalar(contents) && contents.value === '');
  const data = isMap(contents) ? readData(contents, written, offset, braces) : undefined;
  problems.push(...(data?.problems ?? []));
  problems.push(...yamlProblems(written, offset, errors.filter(isUnexplained(data, offset))));
  return { data, problems, empty: empty && errors.length === 0 };
}

function isUnexplained(data: YamlData | undefined, offset: number): (error: YamlFault) => boolean {
  return ({ pos }) =>
    data?.explained.some(({ start, end }) => start <= pos[0] + offset && pos[0] + offset <= end) !== true;
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = /[^\s][^\r\n]*/.exec(text.slice(start, end));
  return line === null
    ? { start, end: start }
    : { start: start + line.index, end: start + line.index + line[0].trimEnd().length };
}
