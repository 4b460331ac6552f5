import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { location } from '../core/report/location';
import { count, enumerate } from '../core/report/wording';
import type { CancellationToken, Clock, FileSystem, Logger } from '../core/ports';
import type { DecisionWorkspace } from '../core/service';
import { CONFIG_PATH } from '../core/workspace/readStandard';
import { usualFolders } from '../core/workspace/usualFolders';
import { createNodeFileSystem } from '../node/fileSystem';
import { toRepositoryPath } from '../node/repositoryPath';
import { findRepositoryRoot } from '../node/root';
import { createNodeService } from '../node/service';
import type { CommandContext } from './command';
import { CliError } from './errors';

/** The repository that a command works on. */
export interface Repository {
  /** Absolute path. */
  readonly root: string;
  /** Whether git knows it. */
  readonly isVersioned: boolean;
  readonly files: FileSystem;
  /** The folder that the command runs in, relative to the root; `''` when it is the root or elsewhere. */
  readonly folder: string;
}

/** How a repository is opened. */
export interface OpenOptions {
  /** A file or folder in the repository; by default where the command runs. */
  readonly from?: string;
  /** Whether analyses are kept for the next run; by default they are. */
  readonly cache?: boolean;
  /** What today is; by default the clock of this machine says it. */
  readonly clock?: Clock;
}

/**
 * Finds the repository around a file or folder: the one that git knows, else the nearest folder with a configuration,
 * else the one that holds a usual decision folder, else the folder itself.
 * @throws CliError when there is nothing at `from`
 */
export async function findRepository(context: CommandContext, from = context.cwd): Promise<Repository> {
  const start = (await isFolder(from)) ? from : dirname(from);
  const versioned = await findRepositoryRoot(start);
  // Without git, what is below the current folder belongs to it.
  const isBelow = toRepositoryPath(context.cwd, start) !== undefined;
  const root = versioned ?? (await rootWithoutGit(isBelow ? context.cwd : start));
  const folder = toRepositoryPath(root, context.cwd) ?? '';
  return { root, isVersioned: versioned !== undefined, files: createNodeFileSystem(root), folder };
}

async function rootWithoutGit(start: string): Promise<string> {
  return (await configuredAbove(start)) ?? aboveUsualFolder(start) ?? start;
}

/** @throws CliError when there is nothing at `path` */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    throw new CliError(`There is no file or folder ${path}: check the spelling.`);
  }
}

async function configuredAbove(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    if (
      await stat(join(folder, CONFIG_PATH)).then(
        (entry) => entry.isFile(),
        () => false,
      )
    ) {
      return folder;
    }
    if (folder === dirname(folder)) {
      return undefined;
    }
  }
}

/** The project when one is inside its decision folder. */
function aboveUsualFolder(start: string): string | undefined {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const usual = usualFolders.find((path) => endsWith(folder, path.split('/')));
    if (usual !== undefined) {
      return resolve(folder, ...usual.split('/').map(() => '..'));
    }
  }
  return undefined;
}

function endsWith(folder: string, segments: readonly string[]): boolean {
  let at = folder;
  return segments.toReversed().every((segment) => {
    const matches = basename(at) === segment;
    at = dirname(at);
    return matches;
  });
}

/** Reads the decisions of a repository. @throws CliError when its configuration cannot be used */
export async function openWorkspace(
  context: CommandContext,
  repository: Repository,
  { cache = true, clock }: OpenOptions = {},
): Promise<DecisionWorkspace> {
  const service = createNodeService(repository.root, {
    cache,
    ...(clock === undefined ? {} : { clock }),
    logger: loggerFor(context),
    later: context.later,
  });
  const workspace = await service.open({ token: context.token });
  requireSoundConfig(workspace);
  return workspace;
}

/** Messages about Grounds itself: shown only to who asked for them. */
export function loggerFor({ io, note }: CommandContext): Logger {
  const write = (io.env['GROUNDS_DEBUG'] ?? '') === '' ? () => undefined : note;
  return { debug: write, warn: write };
}

/** How credits are read: see `readCredits`. */
export function creditTools(
  context: CommandContext,
  { root }: Repository,
): { root: string; logger: Logger; signal?: AbortSignal; token: CancellationToken } {
  const { io, token } = context;
  return {
    root,
    logger: loggerFor(context),
    token,
    ...(io.signal === undefined ? {} : { signal: io.signal }),
  };
}

/**
 * A check by other rules than those that were asked for is none.
 * @throws CliError that names the places in the configuration
 */
export function requireSoundConfig({ configFindings }: DecisionWorkspace): void {
  const errors = configFindings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const lines = errors.map(({ path, range, message }) => `${location(path, range)}: ${message}`);
    throw new CliError(lines.join('\n'));
  }
}

/** @throws CliError when there are no decisions, which says where they were looked for */
export function requireDecisions(repository: Repository, workspace: DecisionWorkspace): void {
  if (workspace.all().length > 0) {
    return;
  }
  const { config } = workspace;
  const wayOut =
    config.source === undefined
      ? 'run `grounds init` to write the first one'
      : `correct \`folders\` in ${config.source}, or write the first one with \`grounds new\``;
  const place = repository.isVersioned
    ? repository.root
    : `${repository.root}, which is not in a git repository`;
  throw new CliError(`No decisions were found in ${place} (${whereLooked(workspace)}): ${wayOut}.`);
}

function whereLooked({ folders, searched, notRead }: DecisionWorkspace): string {
  const unread = notRead.find(({ kind }) => kind !== 'index' && kind !== 'template') ?? notRead[0];
  const [first] = folders;
  if (first === undefined || unread === undefined) {
    return `looked in ${enumerate(searched)}`;
  }
  const others = folders.length === 1 ? '' : ` and ${count(folders.length - 1, 'other folder')}`;
  const reason = unread.reason.replace(/\.$/, '');
  return `none of the ${count(notRead.length, 'file')} in ${first}${others} is one; ${unread.path}: ${reason}`;
}

/**
 * A path that a user gave, relative to the repository's root.
 * @throws CliError when it is outside
 */
export function pathInRepository(context: CommandContext, { root }: Repository, given: string): string {
  const path = toRepositoryPath(root, resolve(context.cwd, given));
  if (path === undefined) {
    throw new CliError(`${given} is not in the repository ${root}: give a path inside it.`);
  }
  return path;
}
