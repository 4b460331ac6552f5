import { compareText, dirname, isWithin } from '../graph/paths';
import type { FileSystem } from '../ports';
import { evidenceFolderFor } from '../workspace/evidenceFolder';
import { childPath, walkFolders } from '../workspace/walk';
import type { CompletionContext } from './completion';
import type { OfferedValue } from './values';

/** Endings of reports, tables and texts that evidence can be read from. */
const DATA = /\.(?:xml|trx|csv|tsv|jsonl?|ndjson|tap|info|sarif|txt|out|log|md)$/i;
/** Files with these names hold no results. */
const CONFIGURATION = /(?:^|\/)(?:package(?:-lock)?|composer|[tj]sconfig[^/]*)\.json$|(?:^|\/)pom\.xml$/i;

/** More files than these are not offered. */
const MAX_FILES = 20_000;

/** The files of a repository, without those in folders of tools and of other people's code. */
export async function listFiles(files: FileSystem): Promise<readonly string[]> {
  const found: string[] = [];
  await walkFolders(
    files,
    '',
    ({ path, entries }) => {
      const names = entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
      found.push(...names.map((name) => childPath(path, name)).slice(0, MAX_FILES - found.length));
      return found.length < MAX_FILES;
    },
    undefined,
  );
  return found;
}

/** Files that can be data: those in the evidence folder of the record first, then those in evidence folders at all. */
export function dataFiles({
  files = [],
  path,
  view,
  config,
}: Pick<CompletionContext, 'files' | 'path' | 'view' | 'config'>): readonly OfferedValue[] {
  const decision = view.byPath(path);
  const own = decision === undefined ? undefined : evidenceFolderFor(decision, config);
  const all = own === undefined ? undefined : dirname(own);
  const rank = (file: string): number =>
    own !== undefined && isWithin(file, own) ? 0 : all !== undefined && isWithin(file, all) ? 1 : 2;
  const records = new Set(view.all().map((other) => other.path));
  return files
    .filter((file) => DATA.test(file) && !CONFIGURATION.test(file) && !records.has(file))
    .map((file) => ({ file, rank: rank(file) }))
    .sort((a, b) => a.rank - b.rank || compareText(a.file, b.file))
    .map(({ file }) => ({ value: file, kind: 'file' }));
}

/** Folders, each with how many files it stands for, the outer ones first; then single files. */
export function foldersAndFiles({ files = [] }: Pick<CompletionContext, 'files'>): readonly OfferedValue[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    for (let folder = dirname(file); folder !== ''; folder = dirname(folder)) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const depth = (folder: string): number => folder.split('/').length;
  const folders = [...counts].sort(([a], [b]) => depth(a) - depth(b) || compareText(a, b));
  return [
    ...folders.map(([folder, count]): OfferedValue => ({
      value: `${folder}/`,
      kind: 'folder',
      detail: count === 1 ? '1 file' : `${count} files`,
    })),
    ...[...files].sort(compareText).map((value): OfferedValue => ({ value, kind: 'file' })),
  ];
}
