import type { RelationKind } from '../model/decision';
import type { Located, Span } from '../model/text';
import { splitAtCommas, textField, valueAt } from './fields';
import type { FieldPath, FrontMatter, ParsedRelation } from './parsedDecision';
import { relationTo } from './reference';
import { relationNamed } from './relationWords';

/** The fields of a mapping that hold the reference: ours, and those of other tools. */
const REFERENCE_KEYS = ['decision', 'id', 'adr', 'ref', 'target', 'path'];
const KIND_KEYS = ['kind', 'type', 'rel', 'relation'];

/**
 * The relations that the front matter declares: a reference or a list of them under the relation's name in any spelling,
 * mappings such as those of `deviates-from`, and `links` with a kind and a target.
 */
export function declaredRelations(
  text: string,
  frontMatter: FrontMatter | undefined,
): readonly ParsedRelation[] {
  if (frontMatter === undefined) {
    return [];
  }
  return Object.keys(frontMatter.data).flatMap((key) => {
    const kind = relationNamed(key);
    if (kind !== undefined) {
      return itemsOf(frontMatter, [key]).flatMap((path) =>
        referencesAt(text, frontMatter, path).flatMap((found) => located(text, kind, found)),
      );
    }
    return key === 'links'
      ? itemsOf(frontMatter, [key]).flatMap((path) => linkAt(text, frontMatter, path))
      : [];
  });
}

/** The items of a list; a single value is a list of one. */
function itemsOf({ data }: FrontMatter, path: FieldPath): readonly FieldPath[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
}

function referencesAt(text: string, frontMatter: FrontMatter, path: FieldPath): readonly Located<string>[] {
  const written = textField(frontMatter, path);
  if (written !== undefined) {
    // Only a single value may hold several; a comma in a link is part of it.
    return path.length === 1 && !written.value.includes('](') ? splitAtCommas(text, written) : [written];
  }
  for (const key of REFERENCE_KEYS) {
    const found = textField(frontMatter, [...path, key]);
    if (found !== undefined) {
      return [found];
    }
  }
  return [];
}

function linkAt(text: string, frontMatter: FrontMatter, path: FieldPath): readonly ParsedRelation[] {
  const kind = KIND_KEYS.map((key) => textField(frontMatter, [...path, key])?.value).find(
    (each) => each !== undefined,
  );
  const relation: RelationKind | undefined = kind === undefined ? undefined : relationNamed(kind);
  return relation === undefined
    ? []
    : referencesAt(text, frontMatter, path).flatMap((found) => located(text, relation, found));
}

function located(
  text: string,
  kind: RelationKind,
  { value, span }: Located<string>,
): readonly ParsedRelation[] {
  const relation = relationTo(kind, value, inside(text, value, span), 'front-matter');
  return relation === undefined ? [] : [relation];
}

/** A quoted reference is pointed at inside its quotes, so that a fix can replace just the reference. */
function inside(text: string, value: string, span: Span): Span {
  const at = text.slice(span.start, span.end).indexOf(value);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + value.length };
}
