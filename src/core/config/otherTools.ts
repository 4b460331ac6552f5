import { valueAt } from '../parse/fields';
import { readBlock } from '../parse/frontMatter';

/** More packages than any repository has. */
const maxPackages = 1000;

/**
 * The decision folder that adr-tools keeps in `.adr-dir`, as written: relative to the folder of that file. At most one;
 * none when the file names no folder that a repository can have.
 */
export function adrToolsFolder(text: string): readonly string[] {
  return folders([/^\s*([^\r\n]{1,1000})/.exec(text)?.[1]?.trim()]);
}

/**
 * The decision folders that log4brains keeps in `.log4brains.yml`, as written: relative to the folder of that file.
 * The one of the project comes first, then those of its packages; none when the file cannot be read.
 */
export function log4brainsFolders(text: string): readonly string[] {
  const data = readBlock(text, { start: 0, end: text.length }).data?.data;
  const packages = valueAt(data, ['project', 'packages']);
  const items: readonly unknown[] = Array.isArray(packages) ? packages.slice(0, maxPackages) : [];
  return folders([
    valueAt(data, ['project', 'adrFolder']),
    ...items.map((item) => valueAt(item, ['adrFolder'])),
  ]);
}

/** Relative paths only: an absolute one is right on one machine at most. */
function folders(values: readonly unknown[]): readonly string[] {
  const relative = values.filter(
    (value) => typeof value === 'string' && /^(?![/~]|[A-Za-z]:)[^\\\0\r\n]+$/.test(value),
  );
  return [...new Set(relative as string[])];
}
