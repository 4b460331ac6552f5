import { adrToolsFolder, log4brainsFolders } from '../config/otherTools';
import { basename, compareText, isWithin, resolvePath } from '../graph/paths';
import type { GroundsConfig } from '../model/config';
import type { NotRead } from '../model/decision';
import { classifyFile } from '../parse/identity';
import type { CancellationToken, DirectoryEntry, FileSystem } from '../ports';
import { globMatcher, literalBase } from './glob';
import type { PathMatcher } from './glob';
import { usualFolders, usualPlace } from './usualFolders';
import { childPath, walkFolders } from './walk';
import type { VisitedFolder } from './walk';

/** Configuration files of other tools are small. */
const MAX_TOOL_FILE_BYTES = 64 * 1024;

/** The decision folders of a repository. */
export interface FoundFolders {
  /** Outermost folders, ordered by path; none is inside another unless it is named by itself. */
  readonly roots: readonly string[];
  readonly searched: readonly string[];
  readonly notRead: readonly NotRead[];
}

/** Finds the folders that the configuration names, or else those of other tools and those with a usual name. */
export function findFolders(
  files: FileSystem,
  config: GroundsConfig,
  isIgnored: PathMatcher,
  token: CancellationToken | undefined,
): Promise<FoundFolders> {
  return config.folders === undefined
    ? findUsual(files, isIgnored, token)
    : findConfigured(files, config.folders, isIgnored, token);
}

async function findConfigured(
  files: FileSystem,
  globs: readonly string[],
  isIgnored: PathMatcher,
  token: CancellationToken | undefined,
): Promise<FoundFolders> {
  const roots = new Set<string>();
  const notRead: NotRead[] = [];
  for (const glob of globs) {
    const { base, literal } = literalBase(glob);
    if (literal) {
      if (await files.exists(base)) {
        roots.add(base);
      }
      continue;
    }
    const matches = globMatcher([glob]);
    const visit = ({ path }: VisitedFolder): boolean => {
      if (path !== '' && matches(path) && !isIgnored(path)) {
        roots.add(path);
        return false;
      }
      return !isIgnored(path);
    };
    notRead.push(...tooMany(await walkFolders(files, base, visit, token)));
  }
  return { roots: [...roots].sort(compareText), searched: globs, notRead };
}

async function findUsual(
  files: FileSystem,
  isIgnored: PathMatcher,
  token: CancellationToken | undefined,
): Promise<FoundFolders> {
  const byName: VisitedFolder[] = [];
  const toolFiles: string[] = [];
  const visit = (folder: VisitedFolder): boolean => {
    if (isIgnored(folder.path)) {
      return false;
    }
    toolFiles.push(...toolFilesIn(folder));
    const place = usualPlace(folder.path);
    if (place === 'strong' || (place === 'weak' && looksRight(folder))) {
      byName.push(folder);
      return false;
    }
    return true;
  };
  const left = await walkFolders(files, '', visit, token);
  const named = await foldersOfTools(files, toolFiles);
  const roots = new Set([...byName.map(({ path }) => path), ...named]);
  return {
    roots: outermost([...roots].sort(compareText)),
    searched: [...new Set([...named, ...usualFolders])],
    notRead: tooMany(left),
  };
}

/** A folder that only its short name speaks for has to be empty or to hold something that can be a record or a template. */
function looksRight({ path, entries }: VisitedFolder): boolean {
  return (
    entries.length === 0 ||
    entries.some(({ name, kind }) => {
      const child = childPath(path, name);
      return kind === 'folder'
        ? /^\d{3,}/.test(name)
        : ['candidate', 'template'].includes(classifyFile(child).kind);
    })
  );
}

function toolFilesIn({
  path,
  entries,
}: {
  path: string;
  entries: readonly DirectoryEntry[];
}): readonly string[] {
  return entries
    .filter(({ name, kind }) => kind === 'file' && (name === '.adr-dir' || name === '.log4brains.yml'))
    .map(({ name }) => childPath(path, name));
}

/** The folders that the files of adr-tools and log4brains name and that are there. */
async function foldersOfTools(files: FileSystem, toolFiles: readonly string[]): Promise<readonly string[]> {
  const folders = new Set<string>();
  for (const path of toolFiles) {
    // These files are hints. One that cannot be read names nothing; the usual places are searched all the same.
    const text = await files.readText(path, MAX_TOOL_FILE_BYTES).catch(() => '');
    const named = basename(path) === '.adr-dir' ? adrToolsFolder(text) : log4brainsFolders(text);
    for (const target of named) {
      const folder = resolvePath(path.slice(0, Math.max(0, path.lastIndexOf('/'))), target);
      if (folder !== undefined && folder !== '' && (await files.exists(folder))) {
        folders.add(folder);
      }
    }
  }
  return [...folders].sort(compareText);
}

function outermost(roots: readonly string[]): readonly string[] {
  return roots.filter((root) => !roots.some((other) => other !== root && isWithin(root, other)));
}

function tooMany(path: string | undefined): readonly NotRead[] {
  const reason =
    'There are too many folders to search; name the decision folders under `folders` in `.grounds.yaml`.';
  return path === undefined ? [] : [{ path, kind: 'unreadable', reason }];
}
