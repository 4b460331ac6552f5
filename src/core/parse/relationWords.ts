import type { RelationKind } from '../model/decision';
import { nameKey } from './fieldNames';

/** What fields and headings call each relation, beside its own name: `supersededBy`, `Replaced by`, `Related ADRs`. */
const NAMES: Readonly<Record<RelationKind, readonly string[]>> = {
  supersedes: ['supersedes', 'supercedes', 'replaces', 'obsoletes'],
  'superseded-by': ['superseded by', 'superceded by', 'replaced by', 'obsoleted by'],
  amends: ['amends', 'extends', 'refines', 'clarifies', 'modifies'],
  'amended-by': ['amended by', 'extended by', 'refined by', 'clarified by', 'modified by'],
  'depends-on': ['depends on', 'depends', 'builds on', 'requires'],
  'relates-to': [
    'relates to',
    'related',
    'related to',
    'related decisions',
    'related adrs',
    'related adr',
    'related records',
    'related decision records',
    'related architecture decisions',
    'see also',
  ],
  'deviates-from': ['deviates from', 'deviations'],
};

const kindOf: ReadonlyMap<string, RelationKind> = new Map(
  (Object.keys(NAMES) as RelationKind[]).flatMap((kind) =>
    NAMES[kind].map((name) => [nameKey(name), kind] as const),
  ),
);

/** The relation that a key of the front matter or a heading names. */
export function relationNamed(name: string): RelationKind | undefined {
  return name.length > 60 ? undefined : kindOf.get(nameKey(name));
}

/** The words that state a relation in a sentence, as alternatives of a pattern, the longer ones first. */
export const relationWords: readonly (readonly [RelationKind, string])[] = [
  [
    'superseded-by',
    'super[sc]ee?ded by|replaced by|obsoleted by|succeeded by|ersetzt durch|abgelöst durch|remplacée? par|supplantée? par|reemplazad[oa] por|sustituid[oa] por|substituíd[oa] por|sostituit[oa] da|vervangen door|zastąpion[yae] przez',
  ],
  [
    'supersedes',
    'super[sc]ee?des|replaces|obsoletes|ersetzt|remplace|reemplaza a|reemplaza|sustituye a|sustituye|substitui|sostituisce|vervangt|zastępuje|заменяет',
  ],
  ['amended-by', '(?:amended|clarified|extended|refined|modified|complemented) by'],
  ['amends', 'amends|clarifies|extends|refines|modifies|complements'],
  ['depends-on', 'depends on|builds (?:up)?on|based on|requires'],
  ['relates-to', 'relates to|related to|see also'],
  ['deviates-from', 'deviates from'],
];
