import * as vscode from 'vscode';
import { compareLogs } from '../../core/history/compareLogs';
import type { DecisionChange } from '../../core/history/compareLogs';
import type { Commit, PathChange } from '../../core/history/commit';
import { incompleteness } from '../../core/history/gaps';
import { tellTimeline } from '../../core/history/timeline';
import type { TimelineEntry } from '../../core/history/timeline';
import { Versions } from '../../core/history/versions';
import type { CancellationToken } from '../../core/ports';
import { createDecisionService } from '../../core/service';
import type { DecisionWorkspace } from '../../core/service';
import { MAX_RECORD_BYTES } from '../../core/workspace/inlineAnalyser';
import { commitAt } from '../../node/git/moment';
import { openHistory } from '../../node/git/repositoryHistory';
import type { RepositoryHistory } from '../../node/git/repositoryHistory';
import { createGit } from '../../node/git/git';
import { requireGit } from '../adapt/mayAskGit';
import type { Repository } from '../repository';
import { UserError } from '../util/userError';
import type { RevisionContent } from './revisionAddress';

/** What one commit did to a decision, with what it takes to show the difference. */
export interface PastEntry extends TimelineEntry {
  readonly change: PathChange;
}

/** The life of a decision. */
export interface Past {
  /** Newest first. */
  readonly entries: readonly PastEntry[];
  /** Why there may be more; sentences. */
  readonly incomplete: readonly string[];
}

const silent = { debug: (): void => undefined, warn: (): void => undefined };

/**
 * Runs `work` on the history of a repository; ends it when nobody waits any more.
 * @throws UserError where there is none, or git may not be run
 */
export async function withPast<T>(
  repository: Pick<Repository, 'root' | 'isVersioned'>,
  work: (history: RepositoryHistory) => Promise<T>,
  token?: vscode.CancellationToken,
): Promise<T> {
  requireGit(repository);
  const { root, isVersioned } = repository;
  if (!isVersioned) {
    throw new UserError(
      vscode.l10n.t('This folder is not in a git repository, so there is no history to look at.'),
    );
  }
  const controller = new AbortController();
  const cancelled = token?.onCancellationRequested(() => {
    controller.abort();
  });
  try {
    const options = { signal: controller.signal };
    const head = await createGit(root.fsPath, options).head();
    if (head === undefined) {
      throw new UserError(vscode.l10n.t('There is no commit yet: commit the decisions first.'));
    }
    const history = await openHistory(root.fsPath, head, options);
    try {
      return await work(history);
    } finally {
      history.close();
    }
  } finally {
    cancelled?.dispose();
  }
}

/** The life of the decision whose record is at `path`. */
export function pastOf(
  repository: Repository,
  path: string,
  token?: vscode.CancellationToken,
): Promise<Past> {
  const work = async (history: RepositoryHistory): Promise<Past> => {
    const revisions = (await history.revisionsOf([path])).get(path) ?? [];
    const statuses = repository.workspace?.config.statuses ?? {};
    const versions = new Versions(history.text.bind(history), { statuses });
    const told = await tellTimeline(revisions, versions, token);
    const changes = new Map(revisions.map(({ commit, change }) => [commit.id, change]));
    return {
      entries: told
        .flatMap((entry) => {
          const change = changes.get(entry.commit.id);
          return change === undefined ? [] : [{ ...entry, change }];
        })
        .reverse(),
      incomplete: incompleteness(history.gaps()).map(({ message }) => message),
    };
  };
  return withPast(repository, work, token);
}

/** The text of a file as git has it. */
export function revisionText(
  repository: Repository,
  path: string,
  content: RevisionContent,
): Promise<string> {
  return withPast(repository, async (history) => {
    if ('commit' in content) {
      return (await history.filesAt(content.commit)).readText(path, MAX_RECORD_BYTES);
    }
    if (content.object === undefined) {
      return '';
    }
    const text = await history.text(content.object);
    if (text.kind === 'unknown') {
      throw new UserError(text.reason);
    }
    return text.text;
  });
}

/** The commit that a revision or date means. @throws UserError when there is none */
export async function commitNamed(
  { root }: Pick<Repository, 'root'>,
  history: RepositoryHistory,
  given: string,
): Promise<Commit> {
  const commit = await commitAt(root.fsPath, history.git, given, {});
  if (commit === undefined) {
    throw new UserError(
      vscode.l10n.t(
        'There is no revision {0}: give a branch, a tag, a commit or a date such as 2026-03-14.',
        given,
      ),
    );
  }
  return commit;
}

/** What became of a decision between two commits, with what it takes to show the difference. */
export interface ComparedDecision extends DecisionChange {
  readonly change: PathChange | undefined;
}

/** What became of the decisions between two commits. */
export async function compareCommits(
  history: RepositoryHistory,
  from: Commit,
  to: Commit,
  token?: CancellationToken,
): Promise<readonly ComparedDecision[]> {
  const [before, after, changes] = await Promise.all([
    history.filesAt(from.id),
    history.filesAt(to.id),
    history.changesBetween(from.id, to.id),
  ]);
  const text = history.text.bind(history);
  const found = await compareLogs({ before, after, changes, text }, token);
  return found.map((decision) => {
    const earlier = decision.from ?? decision.path;
    const ids = { before: before.idOf(earlier), after: after.idOf(decision.path) };
    return { ...decision, change: { kind: 'changed', path: decision.path, ...ids } };
  });
}

/** The decisions of a commit, as they were then. */
export async function decisionsAt(
  history: RepositoryHistory,
  commit: Commit,
  token?: CancellationToken,
): Promise<DecisionWorkspace> {
  const files = await history.filesAt(commit.id);
  const today = commit.committed.slice(0, 10);
  const service = createDecisionService({ files, clock: { today: () => today }, logger: silent });
  return service.open(token === undefined ? {} : { token });
}
