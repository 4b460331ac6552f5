import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import type { Span } from '../model/text';
import type { FieldPath, SyntaxProblem } from './parsedDecision';

/** Plain data read from YAML, with a place for every key and value. */
export interface YamlData {
  /** Mappings are objects without a prototype. A number or boolean that does not print as it is written stays a string. */
  readonly data: unknown;
  readonly problems: readonly SyntaxProblem[];
  /** Where the key of a field stands; for a list item, the item. */
  keySpan(path: FieldPath): Span | undefined;
  /** Where the value of a field stands. */
  valueSpan(path: FieldPath): Span | undefined;
}

/** Nothing that people write is nested deeper; far below what would overflow a stack. */
const maxDepth = 32;
/** Characters; the largest block that is parsed. */
const maxLength = 256 * 1024;
const maxProblems = 20;

/**
 * Reads one YAML document. Never throws: what cannot be read is described in `problems`. Aliases, anchors and merge keys
 * are not followed, so the result is never larger than the text.
 *
 * @param text the YAML
 * @param offset where it starts in the text that spans refer to
 */
export function readYaml(text: string, offset = 0): YamlData {
  const whole: Span = { start: offset, end: offset + text.trimEnd().length };
  const refusal = refuse(text, offset);
  if (refusal) {
    return { data: {}, problems: [refusal], keySpan: () => undefined, valueSpan: () => undefined };
  }
  let root: Node | null;
  const problems: SyntaxProblem[] = [];
  try {
    // Uniqueness of keys is checked below: the library's own check is quadratic.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
    root = document.contents;
    for (const { code, message, pos } of document.errors.slice(0, maxProblems)) {
      problems.push({ ...describe(code, message), span: spanAt(text, pos, offset) });
    }
  } catch (error) {
    root = null;
    const message = error instanceof Error ? error.message : String(error);
    problems.push({ code: 'yaml', message: `This is not valid YAML: ${message}`, span: whole });
  }
  const reader = new NodeReader(text, offset, problems);
  const data = root === null ? undefined : reader.read(root);
  return {
    data,
    problems: problems.slice(0, maxProblems),
    keySpan: (path) => reader.keySpan(root, path),
    valueSpan: (path) => reader.valueSpan(root, path),
  };
}

/** What is too large or too deep to be parsed at all, found without parsing it. */
function refuse(text: string, offset: number): SyntaxProblem | undefined {
  if (text.length > maxLength) {
    const message = `This block is longer than ${maxLength / 1024} KiB and was not read.`;
    return { code: 'yaml', message, span: { start: offset, end: offset + 3 } };
  }
  const deep = firstTooDeep(text);
  return deep === undefined
    ? undefined
    : {
        code: 'too-deep',
        message: `This is nested more than ${maxDepth} levels deep and was not read.`,
        span: { start: offset + deep, end: offset + deep + 1 },
      };
}

/** An upper estimate of nesting by brackets and indentation; brackets inside quotes count too, which no real record minds. */
function firstTooDeep(text: string): number | undefined {
  const indents: number[] = [];
  let brackets = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const lead = /^(?: |- )*/.exec(line)?.[0] ?? '';
    if (lead.length < line.trimEnd().length) {
      const indent = lead.trimEnd() === '' ? lead.length : lead.lastIndexOf('-') + 1;
      while ((indents.at(-1) ?? -1) >= indent) {
        indents.pop();
      }
      indents.push(indent);
    }
    const dashes = lead.split('-').length - 1;
    for (let index = 0; index < line.length; index += 1) {
      const character = line[index];
      brackets += character === '[' || character === '{' ? 1 : 0;
      brackets -= (character === ']' || character === '}') && brackets > 0 ? 1 : 0;
      if (brackets + indents.length + dashes > maxDepth) {
        return at + index;
      }
    }
    at += line.length + 1;
  }
  return undefined;
}

function describe(code: string, message: string): Pick<SyntaxProblem, 'code' | 'message'> {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab', message: 'YAML is indented by spaces: replace this tab.' };
    case 'BAD_ALIAS':
      return aliasProblem;
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep', message: 'This is nested too deep and was not read.' };
    case 'BAD_SCALAR_START':
      return {
        code: 'yaml',
        message: 'A value cannot start with this character in YAML: put the value in quotes.',
      };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return {
        code: 'yaml',
        message: `This is not valid YAML (${message}): look for a missing colon, bracket or quote.`,
      };
    default:
      return { code: 'yaml', message: `This is not valid YAML: ${message}` };
  }
}

const aliasProblem = {
  code: 'alias',
  message: 'Anchors, aliases and merge keys are not followed: write the value out.',
} as const;

/** A span of at least one character, where there is one. */
function spanAt(text: string, [start, end]: readonly [number, number], offset: number): Span {
  const from = Math.min(start, text.length);
  return { start: offset + from, end: offset + Math.min(Math.max(end, from + 1), text.length) };
}

/** Turns nodes into plain data in one walk, and finds the places of fields afterwards. */
class NodeReader {
  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly problems: SyntaxProblem[],
  ) {}

  read(node: unknown): unknown {
    if (isAlias(node)) {
      this.report(aliasProblem, node);
      return null;
    }
    if (isScalar(node)) {
      this.checkAnchor(node);
      return this.scalar(node.value, node);
    }
    if (isSeq(node)) {
      this.checkAnchor(node);
      return node.items.map((item) => this.read(item));
    }
    return isMap(node) ? this.mapping(node) : null;
  }

  keySpan(root: Node | null, path: FieldPath): Span | undefined {
    const last = path.at(-1);
    const parent = this.nodeAt(root, path.slice(0, -1));
    if (typeof last === 'number' && isSeq(parent)) {
      return this.spanOf(parent.items[last]);
    }
    return isMap(parent) ? this.spanOf(pairOf(parent, String(last))?.key) : undefined;
  }

  valueSpan(root: Node | null, path: FieldPath): Span | undefined {
    return this.spanOf(this.nodeAt(root, path));
  }

  private nodeAt(root: unknown, path: FieldPath): unknown {
    let node = root;
    for (const segment of path) {
      if (isSeq(node)) {
        node = typeof segment === 'number' ? node.items[segment] : undefined;
      } else {
        node = isMap(node) ? pairOf(node, String(segment))?.value : undefined;
      }
    }
    return node;
  }

  private mapping(map: YAMLMap): unknown {
    this.checkAnchor(map);
    const placeholder = this.bracePlaceholder(map);
    if (placeholder !== undefined) {
      return placeholder;
    }
    const data = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of map.items as Pair[]) {
      const name = keyName(key);
      if (name === undefined || name === '<<') {
        this.report(
          name === '<<' ? aliasProblem : { code: 'yaml', message: 'A key must be a plain word.' },
          key,
        );
        continue;
      }
      if (Object.hasOwn(data, name)) {
        this.report({ code: 'duplicate-key', message: `\`${name}\` stands here a second time.` }, key);
      }
      data[name] = this.read(value);
    }
    return data;
  }

  /** `{list everyone involved}`: in YAML a mapping with a key and no value; what was meant is the text inside. */
  private bracePlaceholder(map: YAMLMap): string | undefined {
    const span = this.spanOf(map);
    const isPlaceholder =
      map.flow === true &&
      map.items.length > 0 &&
      (map.items as Pair[]).every(({ key, value }) => isScalar(key) && isEmptyValue(value));
    if (!isPlaceholder || span === undefined) {
      return undefined;
    }
    const source = this.text.slice(span.start - this.offset, span.end - this.offset);
    this.report(
      {
        code: 'braces',
        message: `YAML reads \`${abbreviate(source)}\` as a mapping, not as text: replace the placeholder, or put it in quotes.`,
      },
      map,
    );
    return source.slice(1, source.endsWith('}') ? -1 : undefined).trim();
  }

  private scalar(value: unknown, node: Node): unknown {
    if (typeof value === 'string' || value === null || value === undefined) {
      return value ?? null;
    }
    const span = this.spanOf(node);
    const source = span && this.text.slice(span.start - this.offset, span.end - this.offset);
    const isExact = (typeof value === 'number' || typeof value === 'boolean') && String(value) === source;
    return isExact ? value : source;
  }

  private checkAnchor(node: { readonly anchor?: string | undefined }): void {
    if (node.anchor !== undefined) {
      this.report(aliasProblem, node);
    }
  }

  private report(problem: Pick<SyntaxProblem, 'code' | 'message'>, node: unknown): void {
    if (this.problems.length < maxProblems) {
      const start = this.offset;
      this.problems.push({ ...problem, span: this.spanOf(node) ?? { start, end: start } });
    }
  }

  private spanOf(node: unknown): Span | undefined {
    const range = (node as Partial<Node> | null | undefined)?.range;
    if (!range) {
      return undefined;
    }
    const [start, end] = range;
    const written = this.text.slice(start, end).trimEnd().length;
    return { start: this.offset + start, end: this.offset + start + written };
  }
}

function keyName(key: unknown): string | undefined {
  return isScalar(key) ? (typeof key.value === 'string' ? key.value : String(key.source ?? key.value)) : undefined;
}

/** The pair of a key; the last one when the key is repeated, as in the data. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return (map.items as Pair[]).findLast(({ key }) => keyName(key) === name);
}

function isEmptyValue(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && value.source === '');
}

function abbreviate(source: string): string {
  return source.length > 40 ? `${source.slice(0, 37).trimEnd()}…` : source;
}
