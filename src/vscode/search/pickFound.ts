import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import { parseSearchQuery } from '../../core/search/searchQuery';
import type { SearchQuery } from '../../core/search/searchQuery';
import type { SearchHit } from '../../core/search/decisionSearch';
import { CancelledError } from '../../core/workspace/cancellation';
import { decisionLabel, statusText } from '../adapt/decisionText';
import type { Repository } from '../repository';
import type { Services } from '../services';
import { readTyped, searchOf } from './searches';

/** A decision that was found; an item without one only tells something. */
interface FoundItem extends vscode.QuickPickItem {
  readonly repository?: Repository;
  readonly hit?: SearchHit;
}

/** So many decisions of each repository are shown. */
const SHOWN = 30;

/** Searches while the user types, and opens what is picked at the line that was found. @param typed what is searched first */
export async function pickFound(services: Services, typed: string): Promise<void> {
  const { repositories, log } = services;
  await readTyped(services);
  const pick = vscode.window.createQuickPick<FoundItem>();
  pick.title = vscode.l10n.t('Search Decisions');
  pick.placeholder = vscode.l10n.t('Words, status:accepted, tag:…, by:…, evidence:benchmark, category:…');
  pick.value = typed;
  let current = new vscode.CancellationTokenSource();
  const show = async (): Promise<void> => {
    current.cancel();
    current = new vscode.CancellationTokenSource();
    const { token } = current;
    pick.busy = true;
    try {
      const items = await itemsFor(parseSearchQuery(pick.value), repositories.all, token);
      if (!token.isCancellationRequested) {
        pick.items = items;
        pick.busy = false;
      }
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        log.error('The decisions could not be searched.', error);
        pick.busy = false;
      }
    }
  };
  try {
    pick.show();
    const searching = show();
    const chosen = await new Promise<FoundItem | undefined>((resolve) => {
      pick.onDidChangeValue(() => void show());
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.hit !== undefined) {
          resolve(item);
        }
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
    });
    current.cancel();
    await searching;
    if (chosen?.hit !== undefined && chosen.repository !== undefined) {
      await openFound(chosen.repository, chosen.hit);
    }
  } finally {
    current.dispose();
    pick.dispose();
  }
}

async function itemsFor(
  query: SearchQuery,
  repositories: readonly Repository[],
  token: vscode.CancellationToken,
): Promise<readonly FoundItem[]> {
  if (query.problems.length > 0) {
    return query.problems.map((label) => ({ label, alwaysShow: true }));
  }
  const items: FoundItem[] = [];
  for (const repository of repositories) {
    const workspace = await repository.whenRead();
    if (workspace !== undefined) {
      const { hits } = await searchOf(repository, workspace).search(query, { limit: SHOWN, token });
      items.push(...hits.map((hit) => itemOf(repository, hit)));
    }
  }
  return items.length > 0 ? items : [{ label: vscode.l10n.t('No decision is like that.'), alwaysShow: true }];
}

/** A decision that was found, as it is picked. It is shown whatever was typed: the editor would only look for the letters. */
export function itemOf(
  repository: Repository,
  hit: SearchHit,
): FoundItem & { readonly repository: Repository; readonly hit: SearchHit } {
  const { decision, excerpt, dataFile } = hit;
  const found = excerpt?.text ?? decision.tags.map((tag) => `#${tag}`).join(' ');
  return {
    label: decisionLabel(decision),
    description: factsOf(decision),
    detail: dataFile === undefined ? found : vscode.l10n.t('{0} in {1}', found, dataFile),
    alwaysShow: true,
    repository,
    hit,
  };
}

function factsOf({ status, date }: Decision): string {
  return [statusText(status), ...(date === undefined ? [] : [date])].join(' · ');
}

/** Opens a record at the line that was found. */
export async function openFound(repository: Repository, { decision, excerpt }: SearchHit): Promise<void> {
  const { line, character } = excerpt ?? decision.titleRange.start;
  const start = new vscode.Position(line, character);
  await vscode.window.showTextDocument(repository.uriOf(decision.path), {
    selection: new vscode.Range(start, start),
  });
}
