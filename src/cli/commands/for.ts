import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { decisionsFor } from '../../core/code/decisionsFor';
import { leftOutOfCode } from '../../core/code/scope';
import { writeRelevanceJson, writeRelevanceText } from '../../core/report/relevance';
import type { RelevantPath } from '../../core/report/relevance';
import type { DecisionWorkspace } from '../../core/service';
import { childPath, walkFolders } from '../../core/workspace/walk';
import { readMarkers, searchMarkers } from '../../node/code/codeSearch';
import type { MarkerScan } from '../../node/code/codeSearch';
import { GitError } from '../../node/git/gitError';
import { createFileSearch } from '../../node/git/searchFiles';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError } from '../errors';
import { jsonOption } from '../options';
import { findRepository, openWorkspace, pathInRepository, requireDecisions } from '../repository';
import type { Repository } from '../repository';

/** `grounds for` */
export const forPaths = defineCommand({
  name: 'for',
  summary: 'shows the decisions that govern files, or that the files name',
  details: [
    'A decision governs what its `governs` means, unless it was rejected, retired or superseded. It is named by a marker such as `ADR-0007`, `@adr 7` or `grounds: 0007`. Of a folder all files are looked at that git tracks or would track.',
    'A file need not exist yet.',
  ],
  positionals: [{ name: 'PATH', ask: 'say which file or folder', repeated: true }],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
    'no-verify': { type: 'boolean', description: 'do not check the evidence of the decisions' },
  },
  examples: ['grounds for src/store/put.ts', 'grounds for src test --json'],

  async run({ options, positionals }, context) {
    const repository = await findRepository(context);
    const asked = [...new Set(positionals.map((path) => pathInRepository(context, repository, path)))];
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const paths: RelevantPath[] = [];
    for (const path of asked) {
      paths.push(await relevantPath(path, repository, workspace, context).catch(rethrowForUser));
    }
    if (!options['no-verify']) {
      const records = new Set(
        paths.flatMap(({ decisions }) => decisions.map(({ decision }) => decision.path)),
      );
      await workspace.verify([...records], { token: context.token });
    }
    const report = { paths, stateOf: workspace.stateOf.bind(workspace) };
    const isJson = options.json || options.format === 'json';
    context.io.stdout.write(isJson ? writeRelevanceJson(report) : writeRelevanceText(report, context.paint));
    return 0;
  },
});

/** @throws CliError when git could not say which files there are */
function rethrowForUser(error: unknown): never {
  throw error instanceof GitError ? new CliError(`The files could not be listed: ${error.message}`) : error;
}

async function relevantPath(
  path: string,
  repository: Repository,
  workspace: DecisionWorkspace,
  context: CommandContext,
): Promise<RelevantPath> {
  const kind = await kindOf(join(repository.root, path));
  const { paths, scan } =
    kind === 'folder'
      ? await inFolder(path, repository, workspace, context)
      : { paths: [path], scan: await inFile(path, repository, workspace, context) };
  return {
    path,
    kind,
    files: paths.length,
    unread: scan.unread,
    ...decisionsFor(paths, scan.marked, workspace),
  };
}

async function kindOf(absolute: string): Promise<RelevantPath['kind']> {
  try {
    return (await lstat(absolute)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

/** The references of a record are relations, not markers. */
function inFile(
  path: string,
  { files }: Repository,
  workspace: DecisionWorkspace,
  { token }: CommandContext,
): Promise<MarkerScan> {
  const paths = workspace.folderOf(path) === undefined ? [path] : [];
  return readMarkers(files, paths, workspace.config.code.markers, token);
}

async function inFolder(
  path: string,
  { root, files, isVersioned }: Repository,
  workspace: DecisionWorkspace,
  { token, io: { signal } }: CommandContext,
): Promise<{ readonly paths: readonly string[]; readonly scan: MarkerScan }> {
  const isLeftOut = leftOutOfCode(workspace);
  const prefixes = workspace.config.code.markers;
  if (isVersioned) {
    const [paths, scan] = await Promise.all([
      createFileSearch(root, signal === undefined ? {} : { signal }).listed(path),
      searchMarkers({ root, files, prefixes, isLeftOut }, { under: path, token, ...(signal && { signal }) }),
    ]);
    return { paths, scan };
  }
  const paths: string[] = [];
  await walkFolders(
    files,
    path,
    ({ path: folder, entries }) => {
      paths.push(...entries.flatMap(({ name, kind }) => (kind === 'file' ? [childPath(folder, name)] : [])));
      return true;
    },
    token,
  );
  const code = paths.filter((file) => !isLeftOut(file));
  return { paths, scan: await readMarkers(files, code, prefixes, token) };
}
