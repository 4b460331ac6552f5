import * as vscode from 'vscode';
import { mayAskGit } from '../adapt/mayAskGit';
import { loadPast } from '../loadCore';
import { REVISION_SCHEME, revisionPlace } from '../past/revisionAddress';
import type { Repositories } from '../repositories';
import type { Repository } from '../repository';
import { Disposables } from '../util/disposables';

/** The file of a commit that a document shows. */
interface CommitPlace {
  readonly repository: Repository;
  readonly place: { readonly path: string; readonly commit: string };
}

/**
 * Documents that show files as git has them, for repositories of this window only. Those of records lead to the other
 * records of the same commit.
 */
export function registerRevisions(repositories: Repositories): vscode.Disposable {
  const disposables = new Disposables();
  const selector: vscode.DocumentSelector = { language: 'markdown', scheme: REVISION_SCHEME };
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(REVISION_SCHEME, {
      async provideTextDocumentContent(uri) {
        const place = revisionPlace(uri);
        const repository = place && repositories.all.find(({ key }) => key === place.root);
        if (place === undefined || repository === undefined) {
          throw new Error(vscode.l10n.t('This address means no file of a repository in this window.'));
        }
        const { revisionText } = await loadPast();
        return revisionText(repository, place.path, place.content);
      },
    }),
  );
  disposables.add(
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position): Promise<vscode.Hover | undefined> {
        const found = commitPlace(repositories, document.uri);
        return found && (await loadPast()).revisionHover(found.repository, found.place, document, position);
      },
    }),
  );
  disposables.add(
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position): Promise<vscode.LocationLink[] | undefined> {
        const found = commitPlace(repositories, document.uri);
        return (
          found && (await loadPast()).revisionDefinition(found.repository, found.place, document, position)
        );
      },
    }),
  );
  disposables.add(
    vscode.languages.registerDocumentLinkProvider(selector, {
      async provideDocumentLinks(document): Promise<vscode.DocumentLink[]> {
        const found = commitPlace(repositories, document.uri);
        return found === undefined
          ? []
          : (await loadPast()).revisionLinks(found.repository, found.place, document);
      },
    }),
  );
  return disposables;
}

/** Undefined for what is no file of a known commit, or of a repository that git may not be asked about. */
function commitPlace(repositories: Repositories, uri: vscode.Uri): CommitPlace | undefined {
  const { root, path, content } = revisionPlace(uri) ?? {};
  const repository = repositories.all.find(({ key }) => key === root);
  const commit = content === undefined ? undefined : 'commit' in content ? content.commit : content.at;
  return repository === undefined || path === undefined || commit === undefined || !mayAskGit(repository)
    ? undefined
    : { repository, place: { path, commit } };
}
