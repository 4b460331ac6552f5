import * as vscode from 'vscode';
import { loadPast } from '../loadCore';
import { REVISION_SCHEME, revisionPlace } from '../past/revisionAddress';
import type { Repositories } from '../repositories';

/** Documents that show files as git has them: for repositories of this window only. */
export function registerRevisions(repositories: Repositories): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(REVISION_SCHEME, {
    async provideTextDocumentContent(uri) {
      const place = revisionPlace(uri);
      const repository = place && repositories.all.find(({ key }) => key === place.root);
      if (place === undefined || repository === undefined) {
        throw new Error(vscode.l10n.t('This address means no file of a repository in this window.'));
      }
      const { revisionText } = await loadPast();
      return revisionText(repository, place.path, place.content);
    },
  });
}
