import { dirname } from '../graph/paths';
import type { Outcome } from '../evidence/report';
import type { Decision } from '../model/decision';
import { relationKinds } from '../model/decision';
import { isClosed, statuses } from '../model/status';
import type { FieldPath } from '../parse/parsedDecision';
import { referenceTo } from '../rules/support/relations';
import { fieldAt } from '../schema/vocabulary';
import { dataFiles, foldersAndFiles } from './files';
import type { CompletionContext } from './completion';

/** What a value is: decides its icon. */
export type ValueKind =
  | 'word'
  | 'person'
  | 'decision'
  | 'option'
  | 'rule'
  | 'evidence'
  | 'date'
  | 'file'
  | 'folder'
  | 'test'
  | 'column'
  | 'measurement'
  | 'value';

/** A value that fits a field. */
export interface OfferedValue {
  readonly value: string;
  readonly kind: ValueKind;
  readonly detail?: string;
  /** How a test ended. */
  readonly outcome?: Outcome;
  /** Markdown. */
  readonly description?: string;
}

type Source = (context: CompletionContext) => readonly OfferedValue[];

/** Where the values of a field come from, by its path without positions in lists. */
const sources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['status', statusWords],
  ['category', ({ config }) => words(config.categories)],
  ['tags', ({ view }) => words(byFrequency(view.all(), ({ tags }) => tags))],
  ['date', today],
  ['decide-by', today],
  ['chosen', optionTitles],
  ['evidence.supports', optionTitles],
  ['evidence.refutes', optionTitles],
  ['evidence.date', today],
  ['evidence.accessed', today],
  ['evidence.file', dataFiles],
  ['evidence.covers', foldersAndFiles],
  ['governs', foldersAndFiles],
  ['evidence.format', () => words(fieldAt(['evidence', 0, 'format'])?.examples ?? [])],
  ['outcome.evidence', evidenceIds],
  ['evidence.from', citableItems],
  [
    'waivers.rule',
    ({ rules = [] }) => rules.map(({ id, summary }) => ({ value: id, kind: 'rule', detail: summary })),
  ],
  ...['decision-makers', 'consulted', 'informed', 'approver', 'accountable', 'stakeholders.*'].map(
    (path): [string, Source] => [path, people],
  ),
  ...['deviates-from.approved-by', 'waivers.by', 'evidence.reconfirmed.by'].map((path): [string, Source] => [
    path,
    people,
  ]),
  ...[...relationKinds, 'deviates-from.decision'].map((path): [string, Source] => [path, decisions]),
]);

/** The values to offer for the field at `path`, best first. */
export function valuesAt(path: FieldPath, context: CompletionContext): readonly OfferedValue[] {
  const name = nameOf(path);
  const source = sources.get(name);
  if (source !== undefined) {
    return source(context);
  }
  const field = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return (fieldAt(field)?.enum ?? []).map(({ value, description }) => ({
    value,
    kind: 'word',
    ...(description === undefined ? {} : { description }),
  }));
}

/** Whether the values of a field are paths of files. */
export function isFileField(path: FieldPath): boolean {
  return FILE_FIELDS.has(nameOf(path));
}

const FILE_FIELDS: ReadonlySet<string> = new Set(['evidence.file', 'evidence.covers', 'governs']);

function nameOf(path: FieldPath): string {
  const names = path.filter((segment) => typeof segment === 'string');
  return names[0] === 'stakeholders' && names.length === 2 ? 'stakeholders.*' : names.join('.');
}

/** Whether the keys of the mapping at `path` are titles of options. */
export function optionTitlesAt(path: FieldPath): boolean {
  return path.length === 3 && path[0] === 'evidence' && path[2] === 'options';
}

function words(values: readonly string[]): readonly OfferedValue[] {
  return values.map((value) => ({ value, kind: 'word' }));
}

function statusWords({ config }: CompletionContext): readonly OfferedValue[] {
  const configured = statuses.flatMap((status) =>
    (config.statuses[status] ?? []).map((value): OfferedValue => ({ value, kind: 'word', detail: status })),
  );
  const known = new Set(configured.map(({ value }) => value));
  return [...words(statuses.filter((status) => !known.has(status))), ...configured];
}

function today({ today: value }: CompletionContext): readonly OfferedValue[] {
  return [{ value, kind: 'date' }];
}

function optionTitles({ options }: CompletionContext): readonly OfferedValue[] {
  return options.map((value) => ({ value, kind: 'option' }));
}

function evidenceIds({ view, path }: CompletionContext): readonly OfferedValue[] {
  return (view.byPath(path)?.evidence ?? []).flatMap(({ id, type }) =>
    id === undefined
      ? []
      : [{ value: id, kind: 'evidence', ...(type === undefined ? {} : { detail: type }) }],
  );
}

/** The items of evidence of other decisions, the latest decision first. */
function citableItems({ view, path }: CompletionContext): readonly OfferedValue[] {
  return decisions({ view, path }).flatMap(({ decision, value, detail }) =>
    decision.evidence.flatMap(({ id, type }) =>
      id === undefined
        ? []
        : [
            {
              value: `${value}#${id}`,
              kind: 'evidence' as const,
              detail: [type, detail].filter((part) => part !== undefined).join(' · '),
            },
          ],
    ),
  );
}

function people({ view }: CompletionContext): readonly OfferedValue[] {
  const names = byFrequency(view.all(), (decision) => decision.people);
  return names.map((value) => ({ value, kind: 'person' }));
}

/** Those still in force first, the latest of them at the top. */
function decisions({
  view,
  path,
}: Pick<CompletionContext, 'view' | 'path'>): readonly (OfferedValue & { readonly decision: Decision })[] {
  const from = view.byPath(path) ?? { path, folder: dirname(path) };
  const others = view.all().filter((decision) => decision.path !== path);
  const latestFirst = [...others].reverse();
  return [
    ...latestFirst.filter(({ status }) => !isClosed(status)),
    ...latestFirst.filter(({ status }) => isClosed(status)),
  ].map((decision) => ({
    decision,
    value: referenceTo(decision, from),
    kind: 'decision',
    ...(decision.title === undefined ? {} : { detail: decision.title }),
    description: decision.status,
  }));
}

function byFrequency(
  all: readonly Decision[],
  valuesOf: (decision: Decision) => readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of all.flatMap(valuesOf)) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
}
