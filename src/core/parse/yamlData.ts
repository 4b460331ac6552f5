import type { Span } from '../model/text';
import type { BraceField } from './braces';
import type { FieldPath, SyntaxProblem } from './parsedDecision';
import { aliasProblem, bracesProblem, duplicateProblem, mergeProblem, shift } from './yamlProblems';
import { isAlias, isEmpty, isMap, isScalar, isSeq, scalarText, scalarValue } from './yamlTree';
import type { ParsedNode, YAMLMap } from './yamlTree';

/** More problems than this of one block help nobody. */
const MAX_PROBLEMS = 100;

/** The nodes of a block as plain data, with the way back to the nodes. */
export interface YamlData {
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly SyntaxProblem[];
  /** Stretches of the text whose YAML errors are explained by a problem. */
  readonly explained: readonly Span[];
  keySpan(path: FieldPath): Span | undefined;
  valueSpan(path: FieldPath): Span | undefined;
  textAt(path: FieldPath): string | undefined;
}

/** A field of a mapping, by the nodes of its key and value. */
interface Field {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

/**
 * Turns the nodes of a mapping into plain data in one walk: objects without prototypes, the first of several equal keys,
 * nothing for aliases and merge keys.
 * @param block the YAML, `offset` its place in the text, `braces` the values that were masked in it
 */
export function readData(
  root: YAMLMap,
  block: string,
  offset: number,
  braces: readonly BraceField[],
): YamlData {
  const walk = new Walk(block, offset, braces);
  const data = walk.mapping(root);
  return {
    data,
    problems: walk.finish(),
    explained: walk.explained,
    keySpan: (path) => walk.keySpan(root, path),
    valueSpan: (path) => walk.valueSpan(root, path),
    textAt: (path) => walk.textAt(root, path),
  };
}

class Walk {
  readonly explained: Span[] = [];
  readonly #problems: SyntaxProblem[] = [];
  readonly #masked: ReadonlyMap<number, BraceField>;
  /** Values that stand for text although YAML reads something else. */
  readonly #texts = new Map<ParsedNode, string>();
  readonly #fields = new WeakMap<YAMLMap, Map<string, Field>>();
  #firstAnchor: { readonly name: string; readonly before: number } | undefined;

  constructor(
    private readonly block: string,
    private readonly offset: number,
    braces: readonly BraceField[],
  ) {
    this.#masked = new Map(braces.map((field) => [field.start, field]));
  }

  mapping(map: YAMLMap): Record<string, unknown> {
    const data = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of map.items as Field[]) {
      const name = keyText(key);
      if (name === undefined) {
        continue;
      }
      if (name === '<<') {
        this.#report(() => mergeProblem(this.#placeOf(key)));
      } else if (Object.hasOwn(data, name)) {
        this.#report(() => duplicateProblem(name, this.#placeOf(key)));
      } else {
        data[name] = this.#value(value, name, key);
      }
    }
    return data;
  }

  finish(): readonly SyntaxProblem[] {
    const anchor = this.#firstAnchor;
    if (anchor !== undefined && !this.#problems.some(({ code }) => code === 'alias')) {
      const written = `&${anchor.name}`;
      const start = this.block.lastIndexOf(written, anchor.before);
      if (start >= 0) {
        const span = shift({ start, end: start + written.length }, this.offset);
        this.#report(() => aliasProblem(written, span));
      }
    }
    return this.#problems;
  }

  keySpan(root: YAMLMap, path: FieldPath): Span | undefined {
    const parent = this.#nodeAt(root, path.slice(0, -1));
    const last = path.at(-1);
    if (isMap(parent)) {
      return last === undefined ? undefined : this.#spanOf(this.#field(parent, String(last))?.key);
    }
    return typeof last === 'number' ? this.valueSpan(root, path) : undefined;
  }

  valueSpan(root: YAMLMap, path: FieldPath): Span | undefined {
    return this.#spanOf(this.#nodeAt(root, path));
  }

  textAt(root: YAMLMap, path: FieldPath): string | undefined {
    const node = this.#nodeAt(root, path);
    return node === null || node === undefined ? undefined : (this.#texts.get(node) ?? scalarText(node));
  }

  #value(node: ParsedNode | null, name: string, key: ParsedNode): unknown {
    if (node === null) {
      return null;
    }
    if (isScalar(node)) {
      this.#noteAnchor(node);
      const masked = this.#masked.get(node.range[0]);
      if (masked !== undefined) {
        this.#texts.set(node, masked.inner);
        this.#report(() => bracesProblem(masked.key, masked.inner, this.#placeOf(node)));
        return masked.inner;
      }
      return scalarValue(node);
    }
    if (isAlias(node)) {
      this.#report(() => aliasProblem(`*${node.source}`, this.#placeOf(node)));
      return null;
    }
    this.#noteAnchor(node);
    if (isSeq(node)) {
      return (node.items as (ParsedNode | null)[]).map((item) => this.#value(item, name, key));
    }
    const map = node;
    const text = this.#textOfMapping(map, key);
    if (text === undefined) {
      return this.mapping(map);
    }
    this.#texts.set(node, text);
    if (map.flow === true) {
      this.explained.push({ start: map.range[0] + this.offset, end: map.range[2] + this.offset });
      this.#report(() => bracesProblem(name, text, this.#placeOf(node)));
    }
    return text;
  }

  /**
   * The text that was meant where YAML reads a mapping: `{a placeholder}`, and `a title: with a colon` in the line of
   * its key, which is an error of its own. Undefined for a mapping.
   */
  #textOfMapping(map: YAMLMap.Parsed, key: ParsedNode): string | undefined {
    const [start, end] = map.range;
    if (map.flow !== true) {
      const between = this.block.slice(key.range[1], start);
      return /[\r\n]/.test(between) || !between.includes(':')
        ? undefined
        : this.block.slice(start, end).trim();
    }
    const isPlaceholder =
      map.items.length > 0 && map.items.every(({ value }) => value === null) && this.block[start] === '{';
    return isPlaceholder
      ? this.block
          .slice(start, end)
          .replace(/^\{|\}$/g, '')
          .trim()
      : undefined;
  }

  #noteAnchor(node: ParsedNode): void {
    if ('anchor' in node && node.anchor !== undefined && this.#firstAnchor === undefined) {
      this.#firstAnchor = { name: node.anchor, before: node.range[0] };
    }
  }

  #report(make: () => SyntaxProblem): void {
    if (this.#problems.length < MAX_PROBLEMS) {
      this.#problems.push(make());
    }
  }

  #nodeAt(root: YAMLMap, path: FieldPath): ParsedNode | null | undefined {
    let node: ParsedNode | null | undefined = root as ParsedNode;
    for (const step of path) {
      if (isMap(node) && !this.#texts.has(node)) {
        node = this.#field(node, String(step))?.value;
      } else if (isSeq(node) && typeof step === 'number') {
        node = node.items[step];
      } else {
        return undefined;
      }
    }
    return node;
  }

  #field(map: YAMLMap, name: string): Field | undefined {
    let fields = this.#fields.get(map);
    if (fields === undefined) {
      fields = new Map();
      for (const field of map.items as Field[]) {
        const key = keyText(field.key);
        if (key !== undefined && !fields.has(key)) {
          fields.set(key, field);
        }
      }
      this.#fields.set(map, fields);
    }
    return fields.get(name);
  }

  /** Where a node stands in the text, white space and comments behind it left out; undefined for an empty one. */
  #spanOf(node: ParsedNode | null | undefined): Span | undefined {
    return isWritten(node) ? this.#placeOf(node) : undefined;
  }

  #placeOf(node: ParsedNode): Span {
    const [start] = node.range;
    const length = this.block.slice(start, this.#endOf(node)).trimEnd().length;
    return shift({ start, end: start + length }, this.offset);
  }

  /** Where a node ends. What runs over lines ends with the last thing in it, not with the comments behind that. */
  #endOf(node: ParsedNode): number {
    const last = lastWithin(node);
    return last === undefined ? node.range[1] : this.#endOf(last);
  }
}

/** The last key or value within a list or mapping over lines that is not empty. */
function lastWithin(node: ParsedNode): ParsedNode | undefined {
  if (isMap(node) && node.flow !== true) {
    const field = (node.items as Field[]).at(-1);
    return isWritten(field?.value) ? field.value : field?.key;
  }
  const item = isSeq(node) && node.flow !== true ? node.items.at(-1) : undefined;
  return isWritten(item) ? item : undefined;
}

function isWritten(node: ParsedNode | null | undefined): node is ParsedNode {
  return node !== null && node !== undefined && !(isScalar(node) && isEmpty(node));
}

function keyText(key: unknown): string | undefined {
  return isScalar(key) && typeof key.value === 'string' ? key.value : undefined;
}
