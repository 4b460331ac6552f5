import * as vscode from 'vscode';
import type { Decision } from '../../core/model/decision';
import type { Repository } from '../repository';
import { withLateProgress } from '../util/lateProgress';
import { chooseRevision } from './chooseRevision';
import { commitNamed, compareCommits, decisionsAt, withPast } from './repositoryPast';
import type { ComparedDecision } from './repositoryPast';
import { revisionUri } from './revisionAddress';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Compares the decisions of two revisions, and shows the differences of those that are picked. */
export async function compareDecisionLog(repository: Repository, a: unknown, b: unknown): Promise<void> {
  const title = vscode.l10n.t('Compare Decision Log');
  const from = await given(repository, a, title, vscode.l10n.t('From which revision?'));
  const to = from && (await given(repository, b, title, vscode.l10n.t('To which revision?')));
  if (from === undefined || to === undefined) {
    return;
  }
  const found = await withLateProgress(title, (token) =>
    withPast(
      repository,
      async (history) =>
        compareCommits(
          history,
          await commitNamed(repository, history, from),
          await commitNamed(repository, history, to),
          token,
        ),
      token,
    ),
  );
  if (found === undefined) {
    return;
  }
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No decision changed from {0} to {1}.', from, to),
    );
    return;
  }
  await pickEach(
    vscode.l10n.t('{0}: {1} → {2}', title, from, to),
    vscode.l10n.t('{0} decisions changed; pick one to see the difference', found.length),
    found.map((decision): Choice<ComparedDecision> => ({
      label: labelOf(decision),
      description: decision.path,
      detail: decision.events.map(({ detail }) => detail).join(' · '),
      value: decision,
    })),
    (decision) => showDifference(repository, decision, `${from} → ${to}`),
  );
}

/** Lists the decisions of a revision, and opens those that are picked as they were then. */
export async function openDecisionLogAsOf(repository: Repository, revision: unknown): Promise<void> {
  const title = vscode.l10n.t('Open Decision Log As Of');
  const at = await given(
    repository,
    revision,
    title,
    vscode.l10n.t('As of which branch, tag, commit or date?'),
  );
  if (at === undefined) {
    return;
  }
  const found = await withLateProgress(title, (token) =>
    withPast(
      repository,
      async (history) => {
        const commit = await commitNamed(repository, history, at);
        return { commit, decisions: (await decisionsAt(history, commit, token)).all() };
      },
      token,
    ),
  );
  if (found === undefined) {
    return;
  }
  const { commit, decisions } = found;
  const shown = `${at} (${commit.id.slice(0, 10)}, ${commit.committed.slice(0, 10)})`;
  if (decisions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no decisions as of {0}.', shown));
    return;
  }
  await pickEach(
    vscode.l10n.t('Decision Log as of {0}', shown),
    vscode.l10n.t('{0} decisions; pick one to read it as it was', decisions.length),
    decisions.map((decision): Choice<Decision> => ({
      label: labelOf(decision),
      description: [decision.status, decision.date].filter((part) => part !== undefined).join(' · '),
      detail: decision.path,
      value: decision,
    })),
    async ({ path }) => {
      const uri = revisionUri(repository, path, { commit: commit.id });
      await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
    },
  );
}

async function given(
  repository: Repository,
  argument: unknown,
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  return typeof argument === 'string' && argument.trim() !== ''
    ? argument.trim()
    : chooseRevision(repository, title, placeHolder);
}

function labelOf({ id, title }: { readonly id: string; readonly title: string | undefined }): string {
  return [id, title?.replaceAll('$(', '$ (')].filter((part) => part !== undefined).join('  ');
}

async function showDifference(
  repository: Repository,
  { path, from = path, change, commits }: ComparedDecision,
  range: string,
): Promise<void> {
  await vscode.commands.executeCommand(
    'vscode.diff',
    revisionUri(repository, from, { object: change?.before, at: commits.before }),
    revisionUri(repository, path, { object: change?.after, at: commits.after }),
    `${path.slice(path.lastIndexOf('/') + 1)} (${range})`,
    { preview: true, preserveFocus: true } satisfies vscode.TextDocumentShowOptions,
  );
}

/** A list that stays open while one after the other is looked at, until Escape. */
function pickEach<T>(
  title: string,
  placeholder: string,
  items: readonly Choice<T>[],
  show: (value: T) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<Choice<T>>();
    Object.assign(picker, { title, placeholder, items, matchOnDescription: true, matchOnDetail: true });
    picker.ignoreFocusOut = true;
    picker.onDidAccept(() => {
      const [picked] = picker.selectedItems;
      if (picked !== undefined) {
        show(picked.value).catch((error: unknown) => {
          picker.hide();
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve();
    });
    picker.show();
  });
}
