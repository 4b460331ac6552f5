import * as vscode from 'vscode';
import type { Repository } from '../repository';
import { UserError } from '../util/userError';
import { commitNamed, withPast } from './repositoryPast';

/** Longer messages are cut. */
const MAX_MESSAGE = 2000;

/** What git knows of a commit, by its id or the beginning of one; undefined when it is none of this clone. */
export async function commitCard(
  repository: Repository,
  id: string,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
  try {
    const commit = await withPast(repository, (history) => commitNamed(repository, history, id), token);
    if (!commit.id.startsWith(id.toLowerCase())) {
      // A branch of that name.
      return undefined;
    }
    const card = new vscode.MarkdownString('$(git-commit) ', true);
    card.appendMarkdown(`\`${commit.id.slice(0, 10)}\` `);
    card.appendText(`${commit.author.name} · ${commit.authored.slice(0, 10)}`);
    card.appendMarkdown('\n\n');
    card.appendText(commit.message.trim().slice(0, MAX_MESSAGE));
    return card;
  } catch (error) {
    if (error instanceof UserError) {
      return undefined;
    }
    throw error;
  }
}
