import type { FieldPath } from '../parse/parsedDecision';
import { frontMatterBlock } from './frontMatterBlock';
import { scanYaml } from './scanYaml';
import { skipSpaces } from './yamlPlace';
import type { YamlKey, YamlPlace } from './yamlPlace';

/** A place inside an item of evidence where something that stands in its report can be typed. */
export interface ReportPlace {
  /** The file of the item, as it is written. */
  readonly file: string;
  /** The format that the item states. */
  readonly format: string | undefined;
  readonly wants: 'tests' | 'column' | 'metric' | 'pointer' | 'rows' | 'entries';
  /** Of rows and entries: the key whose values are asked for; undefined for the keys themselves. */
  readonly key: string | undefined;
  /** What the item says already, which narrows what fits. */
  readonly column: string | undefined;
  readonly metric: string | undefined;
  readonly bench: string | undefined;
}

/** Fields with a mapping from names in the report to values in it. */
const CELLS: ReadonlySet<unknown> = new Set(['where', 'select']);
const VALUES: ReadonlySet<unknown> = new Set(['tests', 'column', 'metric', 'pointer']);

/** The place at `offset` of a record's text; undefined where a report has nothing to offer. */
export function reportPlaceAt(text: string, offset: number): ReportPlace | undefined {
  const block = frontMatterBlock(text);
  if (block === undefined || offset < block.start || offset > block.end) {
    return undefined;
  }
  const { keys, places } = scanYaml(text, block, offset);
  for (const place of places) {
    const wanted = wantedAt(place);
    const [, index] = placePath(place);
    if (wanted === undefined) {
      continue;
    }
    const textOf = (...field: readonly string[]): string | undefined => {
      const path: FieldPath = ['evidence', index ?? 0, ...field];
      const key = keys.find((candidate) => isSame(candidate.path, path));
      return key === undefined ? undefined : valueOf(text, key, block.start, block.end);
    };
    const file = textOf('file');
    if (file === undefined || file === '') {
      continue;
    }
    const column = textOf('column');
    return {
      ...{ file, format: textOf('format'), column, metric: textOf('metric') },
      bench: textOf('select', 'bench') ?? textOf('select', 'name'),
      wants: wanted.wants === 'options' ? (column === undefined ? 'entries' : 'rows') : wanted.wants,
      key: wanted.key,
    };
  }
  return undefined;
}

/** Whether what can be typed at a place of the front matter stands in the report that its item names. */
export function isOfReport(place: YamlPlace): boolean {
  return wantedAt(place) !== undefined;
}

/** The mapping that a key is of, or the value itself. */
function placePath(place: YamlPlace): FieldPath {
  return place.kind === 'key' ? place.parent : place.path;
}

function wantedAt(
  place: YamlPlace,
): { readonly wants: ReportPlace['wants'] | 'options'; readonly key: string | undefined } | undefined {
  const [list, index, field, ...below] = placePath(place);
  if (list !== 'evidence' || typeof index !== 'number') {
    return undefined;
  }
  if (place.kind === 'value' && VALUES.has(field)) {
    return { wants: field as 'tests', key: undefined };
  }
  const isOption = field === 'options';
  const cell = isOption ? below.slice(1) : below;
  if (!(isOption || CELLS.has(field)) || cell.length !== (place.kind === 'key' ? 0 : 1)) {
    return undefined;
  }
  if (isOption && below.length === 0) {
    return undefined;
  }
  return {
    wants: isOption ? 'options' : field === 'where' ? 'rows' : 'entries',
    key: place.kind === 'key' ? undefined : String(cell[0]),
  };
}

function isSame(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((segment, index) => segment === b[index]);
}

/** The scalar behind a key on its line; undefined where there is none. */
function valueOf(text: string, key: YamlKey, start: number, end: number): string | undefined {
  const at = skipSpaces(text, text.indexOf(':', key.span.end) + 1, end);
  const place = scanYaml(text, { start, end }, at).places.find(({ kind }) => kind === 'value');
  const written = place === undefined ? '' : text.slice(place.span.start, place.span.end).trim();
  if (written.startsWith("'")) {
    return written.slice(1, -1).replaceAll("''", "'");
  }
  if (written.startsWith('"')) {
    try {
      return String(JSON.parse(written));
    } catch {
      return undefined;
    }
  }
  return place === undefined ? undefined : written;
}
