import type { ParsedDecision } from '../../parse/parsedDecision';

/** Two titles with the same key mean the same option: emphasis, quotes, case and spacing do not matter. */
export function optionKey(title: string): string {
  return title
    .normalize('NFC')
    .replace(/[*_`"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** `SQLite – an embedded database`, `SQLite: embedded`, `SQLite (embedded)`: what follows the name explains it. */
const EXPLANATION = /\s+[–—-]\s.*$|:\s.*$|\s+\(.*$/s;

/**
 * Finds the option that a name means among the titles of a record: the whole title, or the name that it begins with when
 * only one title has that name. Gives the key of the title, or of the name itself when it means none of them.
 */
export function optionFinder(titles: readonly string[]): (name: string) => string {
  const keys = new Set(titles.map(optionKey));
  const byName = new Map<string, string | undefined>();
  for (const title of titles) {
    const name = optionKey(title.replace(EXPLANATION, ''));
    byName.set(name, byName.has(name) ? undefined : optionKey(title));
  }
  return (name) => {
    const wanted = optionKey(name);
    return keys.has(wanted) ? wanted : (byName.get(wanted) ?? wanted);
  };
}

/** The title of an option as an item of evidence has it. */
export interface TestedOption {
  readonly title: string;
  /** The key of the option that is meant, or of the title itself when the record considers no such option. */
  readonly key: string;
  readonly item: string;
  readonly index: number;
}

/** What evidence is about: the options that items support, refute or measure. */
export function testedOptions({
  options,
  evidence,
}: Pick<ParsedDecision, 'options' | 'evidence'>): readonly TestedOption[] {
  const meant = optionFinder(options.map(({ value }) => value));
  return evidence.flatMap(({ index, id, supports, refutes, measures }) => {
    const titles = [...[...supports, ...refutes].map(({ value }) => value), ...measures];
    const item = id?.value ?? `item ${index + 1}`;
    return titles.map((title) => ({ title, key: meant(title), item, index }));
  });
}
