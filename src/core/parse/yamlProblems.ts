import type { Span } from '../model/text';
import type { SyntaxProblem } from './parsedDecision';
import { MAX_DEPTH } from './yamlTree';
import type { YamlFault } from './yamlTree';

/** One mistake often makes many; the first ones tell enough. */
const MAX_YAML_PROBLEMS = 5;

/** What the errors of the YAML library say to a person. Without an entry the library's own sentence is shown. */
const SENTENCES: Readonly<Partial<Record<YamlFault['code'], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a value that contains `: ` has to be in quotes.',
  BAD_INDENT: 'this line is not indented like the ones it belongs to.',
  BAD_SCALAR_START: 'a value that begins with this sign has to be in quotes.',
  BAD_DQ_ESCAPE: 'a `\\` in double quotes begins an escape; use single quotes or `\\\\`.',
  MISSING_CHAR: 'a closing bracket or a `:` is missing.',
  MULTILINE_IMPLICIT_KEY: 'a `:` is missing behind a key, or the line has to be indented.',
  OPEN_QUOTE: 'the quote at the beginning of this text is not closed.',
  UNEXPECTED_TOKEN: 'this does not belong here; text with signs such as `[`, `}` or `,` has to be in quotes.',
};

/** The errors of the YAML library as problems, at most one per line. `offset` is where the block starts in the text. */
export function yamlProblems(
  block: string,
  offset: number,
  errors: readonly YamlFault[],
): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let lastLineEnd = -1;
  for (const { code, message, pos } of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const start = Math.min(Math.max(0, pos[0]), block.length);
    if (start < lastLineEnd || problems.length === MAX_YAML_PROBLEMS) {
      continue;
    }
    const line = /^[^\r\n]*/.exec(block.slice(start, start + 1000))?.[0] ?? '';
    lastLineEnd = start + line.length + 1;
    const sentence = SENTENCES[code] ?? `${message.replace(/\.?$/, '')}.`;
    problems.push({
      code: 'yaml',
      message: `The front matter is not valid YAML: ${sentence}`,
      span: shift({ start, end: start + Math.max(line.trimEnd().length, 0) }, offset),
    });
  }
  return problems;
}

export function bracesProblem(key: string, inner: string, span: Span): SyntaxProblem {
  const isWord = /^[\p{L}\d][\p{L}\d_-]{0,40}$/u.test(inner);
  const wayOut = isWord
    ? `write \`${key}: ${inner}\`.`
    : 'replace the placeholder by a value, or remove the field.';
  return { code: 'braces', message: `YAML reads the braces of \`${key}\` as a mapping: ${wayOut}`, span };
}

export function duplicateProblem(key: string, span: Span): SyntaxProblem {
  return {
    code: 'duplicate-key',
    message: `\`${shown(key)}\` is given twice and only the first one counts: remove one of them.`,
    span,
  };
}

export function aliasProblem(written: string, span: Span): SyntaxProblem {
  const what = written.startsWith('&') ? 'names a value for reuse' : 'stands for another value';
  return {
    code: 'alias',
    message: `\`${shown(written)}\` ${what} in YAML, which is not followed here: write the values out, or put text in quotes.`,
    span,
  };
}

export function mergeProblem(span: Span): SyntaxProblem {
  return {
    code: 'alias',
    message: 'The merge key `<<` is not followed here: write the fields out.',
    span,
  };
}

export function tabProblem(span: Span): SyntaxProblem {
  return { code: 'tab', message: 'YAML cannot be indented by tabs: use spaces.', span };
}

export function tooDeepProblem(span: Span): SyntaxProblem {
  return {
    code: 'too-deep',
    message: `The front matter is nested deeper than ${MAX_DEPTH} levels and was not read: use fewer levels.`,
    span,
  };
}

export function tooLongProblem(limit: number, span: Span): SyntaxProblem {
  return {
    code: 'yaml',
    message: `The front matter is longer than ${limit / 1024} KiB and was not read: keep data in files beside the record.`,
    span,
  };
}

export function unclosedProblem(span: Span): SyntaxProblem {
  return {
    code: 'unclosed',
    message: 'The front matter is not closed: put a line of `---` behind its last field.',
    span,
  };
}

export function notAMappingProblem(span: Span): SyntaxProblem {
  return {
    code: 'not-a-mapping',
    message: 'The front matter has no fields: write each as `key: value`.',
    span,
  };
}

/** Moves a span of a block to where it stands in the text. */
export function shift({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
