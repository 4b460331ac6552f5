import { PathNames } from '../evidence/nearestPaths';
import { doubleQuoted, yamlScalar } from '../fix/yamlText';
import type { Outcome } from '../evidence/report';
import type { DecisionView } from '../graph/decisionIndex';
import type { GroundsConfig } from '../model/config';
import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import type { Rule } from '../rules/rule';
import { fieldAt, fieldsOf } from '../schema/vocabulary';
import type { FieldDescription } from '../schema/vocabulary';
import { frontMatterBlock } from './frontMatterBlock';
import { isOfReport } from './reportPlace';
import { scanYaml } from './scanYaml';
import { isFileField, optionTitlesAt, valuesAt } from './values';
import type { OfferedValue, ValueKind } from './values';
import type { YamlKey, YamlPlace } from './yamlPlace';

/** Something to insert at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | ValueKind;
  /** A few words beside the label. */
  readonly detail: string | undefined;
  /** How a test ended. */
  readonly outcome?: Outcome | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly newText: string;
  /** What is compared with the text that stands there; begins as that text does, quotes included. */
  readonly filterText: string;
  /** Replaced by `newText`; ends at the cursor or after it, and holds no line end. */
  readonly replace: Span;
  /** Whether values can be offered once it is inserted. */
  readonly continues: boolean;
}

/** The suggestions at a place, best first. */
export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** True when there are more than were given: ask again as more is typed. */
  readonly incomplete: boolean;
}

/** What completion needs to know besides the text. */
export interface CompletionContext {
  /** Path of the record, relative to the root. */
  readonly path: string;
  readonly view: DecisionView;
  readonly config: GroundsConfig;
  /** The options that the text's body considers. */
  readonly options: readonly string[];
  /** ISO date. */
  readonly today: string;
  /** The line end of the text. */
  readonly eol: '\n' | '\r\n';
  /** The files of the repository, relative to its root; needed where {@link needsFiles} says so. */
  readonly files?: readonly string[];
  /** The rules that there are. */
  readonly rules?: readonly Pick<Rule, 'id' | 'summary'>[];
  /** What a report offers, where `reportPlaceAt` finds that it does. */
  readonly fromReport?: readonly OfferedValue[] | undefined;
}

const LIMIT = 200;
/** So many paths are offered for a misspelt one. */
const MAX_MEANT = 3;
const NONE: Suggestions = { items: [], incomplete: false };

/** What can be typed at `offset` of a record's front matter; nothing outside of it. */
export function completionsAt(text: string, offset: number, context: CompletionContext): Suggestions {
  const block = frontMatterBlock(text);
  if (block === undefined || offset < block.start || offset > block.end) {
    return NONE;
  }
  const { keys, places } = scanYaml(text, block, offset);
  const items = places.flatMap((place) =>
    place.kind === 'key' ? keysFor(text, place, keys, context) : valuesFor(text, offset, place, context),
  );
  return items.length > LIMIT ? limited(items, text, offset) : { items, incomplete: false };
}

/** Thousands of items cost more to send than to ask for again: only those that what is typed can mean are given. */
function limited(items: readonly Suggestion[], text: string, offset: number): Suggestions {
  const typed = text.slice(items[0]?.replace.start ?? offset, offset).toLowerCase();
  const holding: Suggestion[] = [];
  const others: Suggestion[] = [];
  for (const item of items) {
    const filter = item.filterText.toLowerCase();
    if (filter.includes(typed)) {
      holding.push(item);
    } else if (holdsInOrder(filter, typed)) {
      others.push(item);
    }
    if (holding.length === LIMIT) {
      break;
    }
  }
  return { items: [...holding, ...others].slice(0, LIMIT), incomplete: true };
}

/** Whether all characters of `typed` are in a text, in their order. */
function holdsInOrder(text: string, typed: string): boolean {
  let at = 0;
  for (const character of typed) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

/** Whether what can be typed at `offset` are files of the repository. */
export function needsFiles(text: string, offset: number): boolean {
  const block = frontMatterBlock(text);
  if (block === undefined || offset < block.start || offset > block.end) {
    return false;
  }
  return scanYaml(text, block, offset).places.some(
    (place) => place.kind === 'value' && isFileField(place.path),
  );
}

function keysFor(
  text: string,
  place: YamlPlace & { readonly kind: 'key' },
  keys: readonly YamlKey[],
  context: CompletionContext,
): Suggestion[] {
  const present = new Set(
    keys.flatMap(({ path, name, span }) =>
      span.start !== place.span.start && isChild(path, place.parent) ? [name] : [],
    ),
  );
  // Below `evidence:` and the like, where only items can stand, a key begins one.
  const startsItem = !place.flow && !place.afterDash && isListOfMappings(place.parent);
  const parent = startsItem ? [...place.parent, 0] : place.parent;
  const dash = startsItem ? '- ' : '';
  const typed = text.slice(place.span.start, place.span.end);
  const { fromReport } = context;
  const fromItsReport =
    fromReport === undefined || !isOfReport(place)
      ? []
      : fromReport.map(({ value, detail }) => freeKey(value, detail));
  return fromItsReport
    .concat(freeKeysOf(parent, context), fieldsOf(parent))
    .filter(({ name }) => startsItem || !present.has(name))
    .map((field) => {
      const { name, type, description } = field;
      const written = typed.startsWith('"') || typed.startsWith("'") ? doubleQuoted(name) : yamlScalar(name);
      return {
        label: name,
        kind: 'key',
        detail: type,
        documentation: description === '' ? undefined : description,
        newText: place.hasColon
          ? written
          : dash + written + afterKey(field, parent, place, dash, context.eol),
        filterText: quoteOf(typed) + name,
        replace: place.span,
        continues: !place.hasColon,
      };
    });
}

/** Fields whose names are not in the schema: option titles, and the disciplines that the configuration asks for. */
function freeKeysOf(parent: FieldPath, context: CompletionContext): readonly FieldDescription[] {
  if (optionTitlesAt(parent)) {
    return context.options.map((name) => freeKey(name));
  }
  if (parent.length === 1 && parent[0] === 'stakeholders') {
    const known = new Set(fieldsOf(parent).map(({ name }) => name));
    const configured = new Set(Object.values(context.config.stakeholders).flat());
    return [...configured].filter((name) => !known.has(name)).map((name) => freeKey(name));
  }
  return [];
}

function freeKey(name: string, type = ''): FieldDescription {
  return { name, description: '', type, enum: [], examples: [], list: false, required: false };
}

/** What follows a key: its colon, and for mappings and lists of them the start of the next line. */
function afterKey(
  { name }: FieldDescription,
  parent: FieldPath,
  place: YamlPlace & { readonly kind: 'key' },
  dash: string,
  eol: string,
): string {
  const path = [...parent, name];
  const indent = ' '.repeat(place.column + dash.length + 2);
  if (place.flow) {
    return ': ';
  }
  if (isListOfMappings(path)) {
    return `:${eol}${indent}- `;
  }
  return fieldsOf(path).length > 0 || optionTitlesAt(path) ? `:${eol}${indent}` : ': ';
}

function isListOfMappings(path: FieldPath): boolean {
  return fieldsOf(path).length === 0 && fieldsOf([...path, 0]).length > 0;
}

function isChild(path: FieldPath, parent: FieldPath): boolean {
  return path.length === parent.length + 1 && parent.every((segment, index) => path[index] === segment);
}

function valuesFor(
  text: string,
  offset: number,
  place: YamlPlace & { readonly kind: 'value' },
  context: CompletionContext,
): Suggestion[] {
  const values = (isOfReport(place) ? context.fromReport : undefined) ?? valuesAt(place.path, context);
  const replace = partOf(text, offset, place, values);
  const quote = quoteOf(text.slice(replace.start, replace.end));
  const space = place.needsSpace ? ' ' : '';
  const typed = text.slice(replace.start + quote.length, offset).trim();
  const offered: readonly (OfferedValue & { readonly typed?: string })[] = [
    ...values,
    ...misspelt(place.path, typed, values),
  ];
  return offered.map((value) => ({
    label: value.value,
    kind: value.kind,
    detail: value.detail,
    outcome: value.outcome,
    documentation: value.description,
    newText: space + (quote === '' ? yamlScalar(value.value) : quoted(value.value, quote)),
    filterText: `${quote}${value.typed ?? value.value}${value.detail === undefined ? '' : ` ${value.detail}`}`,
    replace,
    continues: false,
  }));
}

/** What a path was meant to be that begins none of those that there are. */
function misspelt(
  path: FieldPath,
  typed: string,
  values: readonly OfferedValue[],
): readonly (OfferedValue & { readonly typed?: string })[] {
  if (typed === '' || !isFileField(path) || values.some(({ value }) => value.includes(typed))) {
    return [];
  }
  const paths = values.flatMap(({ kind, value }) => (kind === 'file' ? [value] : []));
  return new PathNames(paths)
    .nearest(typed, MAX_MEANT)
    .map((value) => ({ value, kind: value.endsWith('/') ? 'folder' : 'file', typed }));
}

/** Names can be separated by commas without being a list: then only the one at the cursor is replaced. */
function partOf(
  text: string,
  offset: number,
  place: YamlPlace & { readonly kind: 'value' },
  values: readonly OfferedValue[],
): Span {
  const { span } = place;
  const listed = values[0]?.kind === 'person' && fieldAt(place.path)?.list === true;
  if (!listed || quoteOf(text.slice(span.start, span.end)) !== '') {
    return span;
  }
  const before = text.lastIndexOf(',', offset - 1);
  const after = text.indexOf(',', offset);
  let start = before < span.start ? span.start : before + 1;
  while (start < offset && text[start] === ' ') {
    start += 1;
  }
  return { start, end: after < 0 || after > span.end ? span.end : after };
}

function quoteOf(written: string): string {
  return /^["']/.exec(written)?.[0] ?? '';
}

function quoted(value: string, quote: string): string {
  const single = quote === "'" && !/[\p{Cc}\u2028\u2029]/u.test(value);
  return single ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}
