import * as vscode from 'vscode';
import { toDiagnostic } from '../adapt/diagnostics';
import { readSettings, settingsSection } from '../adapt/settings';
import type { Repositories } from '../repositories';
import type { Repository, RepositoryChange } from '../repository';
import { Disposables } from '../util/disposables';

/** The editor drops what goes beyond about this many diagnostics in one call. */
const CHUNK = 800;

/** Publishes what is found on records and configuration files, and takes it back when it no longer holds. */
export function registerDiagnostics(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  const publisher = disposables.add(new Publisher());
  const publishAll = (): void => {
    publisher.keepOnly(repositories.all);
    for (const repository of repositories.all) {
      publisher.publish({ repository, paths: undefined });
    }
  };
  disposables.add(
    repositories.onDidChange((change) => {
      publisher.publish(change);
    }),
  );
  disposables.add(repositories.onDidChangeList(publishAll));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.diagnostics`)) {
        publishAll();
      }
    }),
  );
  return disposables;
}

class Publisher implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('grounds');
  /** The paths with diagnostics, by repository. */
  readonly #published = new Map<Repository, Set<string>>();

  publish({ repository, paths }: RepositoryChange): void {
    const { workspace } = repository;
    const known = this.#published.get(repository) ?? new Set<string>();
    this.#published.set(repository, known);
    if (workspace === undefined) {
      return;
    }
    const affected =
      paths ??
      new Set([
        ...known,
        ...workspace.all().map(({ path }) => path),
        ...workspace.configFindings.map(({ path }) => path),
      ]);
    const open = openDocuments(repository);
    const settings = readSettings(repository.root);
    const entries: [vscode.Uri, vscode.Diagnostic[]][] = [];
    for (const path of affected) {
      const document = open.get(path);
      // What is known is about an earlier text: better keep what moves along with the text than show it elsewhere.
      if (document !== undefined && isStale(document, repository, path)) {
        continue;
      }
      const isOpen = document !== undefined;
      const isReported = settings.run !== 'off' && (isOpen || settings.scope === 'repository');
      const diagnostics = isReported ? diagnosticsFor(repository, path, isOpen) : [];
      if (diagnostics.length > 0) {
        known.add(path);
        entries.push([repository.uriOf(path), diagnostics]);
      } else if (known.delete(path)) {
        entries.push([repository.uriOf(path), []]);
      }
    }
    this.#set(entries);
  }

  /** Takes everything back that is about other repositories. */
  keepOnly(repositories: readonly Repository[]): void {
    for (const [repository, paths] of this.#published) {
      if (!repositories.includes(repository)) {
        this.#published.delete(repository);
        this.#set([...paths].map((path) => [repository.uriOf(path), []]));
      }
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #set(entries: readonly [vscode.Uri, vscode.Diagnostic[]][]): void {
    let chunk: [vscode.Uri, vscode.Diagnostic[]][] = [];
    let size = 0;
    for (const entry of entries) {
      chunk.push(entry);
      size += entry[1].length;
      if (size >= CHUNK) {
        this.#collection.set(chunk);
        chunk = [];
        size = 0;
      }
    }
    this.#collection.set(chunk);
  }
}

function diagnosticsFor(repository: Repository, path: string, isOpen: boolean): vscode.Diagnostic[] {
  const findings = repository.workspace?.findingsFor(path) ?? [];
  return findings
    .filter(({ severity }) => isOpen || severity !== 'hint') // The editor shows hints in the text only.
    .map((finding) => toDiagnostic(finding, (other) => repository.uriOf(other)));
}

function openDocuments(repository: Repository): ReadonlyMap<string, vscode.TextDocument> {
  const open = new Map<string, vscode.TextDocument>();
  for (const document of vscode.workspace.textDocuments) {
    const path = repository.pathOf(document.uri);
    if (path !== undefined && !document.isClosed) {
      open.set(path, document);
    }
  }
  return open;
}

function isStale(document: vscode.TextDocument, repository: Repository, path: string): boolean {
  const version = repository.versionOf(path);
  return version !== undefined && version !== document.version;
}
