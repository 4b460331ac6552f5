import { resolvePath } from '../graph/paths';
import type { GroundsConfig, RuleSetting } from '../model/config';
import type { Severity } from '../model/severity';
import { defaultConfig } from './defaultConfig';

/**
 * The configuration that valid data of `.grounds.yaml` stands for: names as the code has them, scalars as lists where
 * lists are expected, defaults for what is absent.
 *
 * @param data only what the schema allows: what is absent or empty falls back to the default
 */
export function configFrom(source: string, data: unknown): GroundsConfig {
  const settings = mapping(data);
  const numbering = mapping(settings.get('numbering'));
  const code = mapping(settings.get('code'));
  const commits = mapping(settings.get('commits'));
  const folders = paths(settings.get('folders'));
  return {
    source,
    folders,
    ignore: paths(settings.get('ignore')) ?? defaultConfig.ignore,
    numbering: {
      scheme: numbering.get('scheme') === 'date' ? 'date' : defaultConfig.numbering.scheme,
      digits: Number(numbering.get('digits') ?? defaultConfig.numbering.digits),
    },
    templates: path(settings.get('templates')),
    evidenceFolder: path(settings.get('evidence-folder')) ?? evidenceFolderOf(folders),
    code: {
      markers: words(code.get('markers')) ?? defaultConfig.code.markers,
      ignore: paths(code.get('ignore')) ?? defaultConfig.code.ignore,
    },
    commits: {
      prefixes: words(commits.get('mentions')) ?? defaultConfig.commits.prefixes,
      trailers: words(commits.get('trailers')) ?? defaultConfig.commits.trailers,
    },
    statuses: Object.fromEntries(wordsByName(settings.get('statuses'))),
    categories: words(settings.get('categories')) ?? defaultConfig.categories,
    stakeholders: settings.has('stakeholders')
      ? Object.fromEntries(wordsByName(settings.get('stakeholders')))
      : defaultConfig.stakeholders,
    technologists: words(settings.get('technologists')) ?? defaultConfig.technologists,
    stalledAfter: Number(settings.get('stalled-after') ?? defaultConfig.stalledAfter),
    since: text(settings.get('since')),
    rules: Object.fromEntries(settingsByRule(settings.get('rules'))),
    failOn: (text(settings.get('fail-on')) as Severity | undefined) ?? defaultConfig.failOn,
  };
}

/** The fields of a mapping that have a value. */
function mapping(data: unknown): ReadonlyMap<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return new Map();
  }
  return new Map(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `./docs/adr/` and `docs/adr` are one folder. */
function path(value: unknown): string | undefined {
  return typeof value === 'string' ? resolvePath('', value) : undefined;
}

function list<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map(read).filter((item) => item !== undefined);
}

function paths(value: unknown): readonly string[] | undefined {
  return list(value, path);
}

/** Words, which a scalar separates by commas. */
function words(value: unknown): readonly string[] | undefined {
  const items = typeof value === 'string' ? value.split(',') : value;
  return list(items, text)
    ?.map((word) => word.trim())
    .filter((word) => word !== '');
}

function wordsByName(value: unknown): readonly (readonly [string, readonly string[]])[] {
  return [...mapping(value)].map(([name, list]) => [name, words(list) ?? []]);
}

function settingsByRule(value: unknown): readonly (readonly [string, RuleSetting])[] {
  return [...mapping(value)].map(([rule, setting]) => [
    rule,
    // The schema has seen to it that these are severities, by status or for all.
    (typeof setting === 'string' ? setting : Object.fromEntries(mapping(setting))) as RuleSetting,
  ]);
}

/** Evidence is kept beside the decisions, unless the folders are only known as a pattern. */
function evidenceFolderOf(folders: readonly string[] | undefined): string {
  const first = folders?.find((folder) => !/[*?[\]{}!]/.test(folder));
  return first === undefined ? defaultConfig.evidenceFolder : resolvePath(first, 'evidence')!;
}
