import { valueAt } from '../parse/fields';
import { readBlock } from '../parse/frontMatter';

/** More packages than any monorepo has. */
const maxFolders = 200;

/** The folder that adr-tools' `.adr-dir` names, relative to where that file stands. */
export function adrToolsFolder(text: string): readonly string[] {
  const folder = text.split(/\r?\n/)[0]?.trim() ?? '';
  return folder === '' ? [] : [folder];
}

/** The folders that `.log4brains.yml` names for the project and its packages, relative to where that file stands. */
export function log4brainsFolders(text: string): readonly string[] {
  const start = /^---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;
  const data = readBlock(text, { start, end: text.length }).data?.data;
  const packages = valueAt(data, ['project', 'packages']);
  const folders = [
    valueAt(data, ['project', 'adrFolder']),
    ...(Array.isArray(packages) ? packages.map((item) => valueAt(item, ['adrFolder'])) : []),
  ];
  return folders.filter((folder) => typeof folder === 'string').slice(0, maxFolders);
}
