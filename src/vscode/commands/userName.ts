import { mayAskGit } from '../adapt/mayAskGit';
import { loadEvidence } from '../loadCore';
import type { Repository } from '../repository';

/** What git calls the user; undefined where it knows no name or may not be asked. */
export async function userName(repository: Repository): Promise<string | undefined> {
  if (!mayAskGit(repository)) {
    return undefined;
  }
  const { createGit } = await loadEvidence();
  // Without git, or without a name in its configuration, the user is asked.
  return createGit(repository.root.fsPath)
    .userName()
    .catch(() => undefined);
}
