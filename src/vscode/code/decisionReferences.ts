import * as vscode from 'vscode';
import { globFor } from '../../core/code/governs';
import { resolveMarkers } from '../../core/code/placed';
import type { MarkedFile } from '../../core/code/placed';
import { foldersWithoutCode, leftOutOfCode } from '../../core/code/scope';
import type { Decision } from '../../core/model/decision';
import type { DecisionWorkspace } from '../../core/service';
import { mayAskGit } from '../adapt/mayAskGit';
import { toRange } from '../adapt/positions';
import { openRecord } from '../features/openRecord';
import { loadCore, loadEvidence } from '../loadCore';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { codeDocument, markerAt, markersIn } from './codeDocument';

/** More governed files than these are a list that nobody reads. */
const MAX_GOVERNED = 500;

/** A decision that references are asked for, or the files that it governs. */
interface Asked {
  readonly repository: Repository;
  readonly workspace: DecisionWorkspace;
  readonly decision: Decision;
  readonly of: 'decision' | 'governed files';
}

/**
 * All references to a decision: relations of other records and markers in code. From a record they are asked for on its
 * title, on a reference to another one, or on its `governs`, which gives the files that it means; from code on a marker.
 */
export function registerDecisionReferences(
  repositories: Repositories,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.languages.registerReferenceProvider('*', {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const asked = await askedAt(document, position, repositories);
      if (asked === undefined || token.isCancellationRequested) {
        return undefined;
      }
      const { repository, workspace, decision } = asked;
      if (asked.of === 'governed files') {
        return governedFiles(asked, token, log);
      }
      const locationOf = (path: string, range: Parameters<typeof toRange>[0]): vscode.Location =>
        new vscode.Location(repository.uriOf(path), toRange(range));
      const marked = await markedFiles(asked, token, log);
      return [
        ...(includeDeclaration ? [locationOf(decision.path, decision.titleRange)] : []),
        ...workspace.inbound(decision).map(({ from, relation }) => locationOf(from.path, relation.range)),
        ...marked.flatMap((file) =>
          resolveMarkers(file, workspace)
            .filter(({ candidates }) => candidates.some(({ path }) => path === decision.path))
            .map(({ marker }) => locationOf(file.path, marker.range)),
        ),
      ];
    },
  });
}

async function askedAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  repositories: Repositories,
): Promise<Asked | undefined> {
  const code = codeDocument(repositories, document.uri);
  if (code !== undefined) {
    const [decision, another] = markerAt(document, position, code)?.candidates ?? [];
    return decision === undefined || another !== undefined
      ? undefined
      : { ...code, decision, of: 'decision' };
  }
  const record = await openRecord(repositories, document);
  const own = record?.workspace.byPath(record.parsed.path);
  if (record === undefined || own === undefined) {
    return undefined;
  }
  const { referenceAt } = await loadCore();
  const { parsed, workspace } = record;
  const offset = document.offsetAt(position);
  const other = referenceAt(parsed, offset, workspace)?.decision;
  if (other !== undefined) {
    return { ...record, decision: other, of: 'decision' };
  }
  if (parsed.title !== undefined && parsed.rangeOf(parsed.title.span).start.line === position.line) {
    return { ...record, decision: own, of: 'decision' };
  }
  const key = parsed.frontMatter?.keySpan(['governs']);
  const value = parsed.frontMatter?.valueSpan(['governs']);
  const isGoverns = key !== undefined && offset >= key.start && offset <= (value?.end ?? key.end);
  return isGoverns ? { ...record, decision: own, of: 'governed files' } : undefined;
}

async function mayRunGit(repository: Repository): Promise<boolean> {
  await repository.whenRead();
  return repository.isVersioned && mayAskGit(repository);
}

/** The files with markers: those that git knows, with open documents as they are now. */
async function markedFiles(
  { repository, workspace }: Asked,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
): Promise<readonly MarkedFile[]> {
  const isLeftOut = leftOutOfCode(workspace);
  const open = new Map<string, MarkedFile>();
  for (const document of vscode.workspace.textDocuments) {
    const path = repository.pathOf(document.uri);
    if (path !== undefined && !isLeftOut(path)) {
      open.set(path, { path, markers: markersIn(document, workspace) });
    }
  }
  const files = await asGitKnows(repository, token, log, async (signal) => {
    const { searchMarkers } = await loadEvidence();
    const scan = await searchMarkers(
      {
        root: repository.root.fsPath,
        files: await repository.files(),
        prefixes: workspace.config.code.markers,
        isLeftOut,
        without: foldersWithoutCode(workspace),
      },
      { token, signal },
    );
    return scan.marked;
  });
  return [...files.filter(({ path }) => !open.has(path)), ...open.values()];
}

async function governedFiles(
  { repository, decision }: Asked,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
): Promise<vscode.Location[]> {
  const listed = await asGitKnows(repository, token, log, async (signal) => {
    const { createFileSearch } = await loadEvidence();
    return createFileSearch(repository.root.fsPath, { signal }).listed('');
  });
  return listed
    .filter((path) => globFor(path, decision) !== undefined)
    .slice(0, MAX_GOVERNED)
    .map((path) => new vscode.Location(repository.uriOf(path), new vscode.Position(0, 0)));
}

/** What git says, or nothing: where it may not be asked, when it fails, and when nobody waits any more. */
async function asGitKnows<T>(
  repository: Repository,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
  ask: (signal: AbortSignal) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (!(await mayRunGit(repository))) {
    return [];
  }
  const abort = new AbortController();
  const listening = token.onCancellationRequested(() => {
    abort.abort();
  });
  try {
    return await ask(abort.signal);
  } catch (error) {
    if (!token.isCancellationRequested) {
      log.warn(`The code of ${repository.root.toString(true)} could not be searched.`, error);
    }
    return [];
  } finally {
    listening.dispose();
  }
}
