import * as vscode from 'vscode';
import { compareLogs } from '../../core/history/compareLogs';
import type { DecisionChange } from '../../core/history/compareLogs';
import type { Commit, PathChange } from '../../core/history/commit';
import type { CommitFacts } from '../../core/history/trails';
import type { GroundsConfig } from '../../core/model/config';
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
import type { GitOptions } from '../../node/git/git';
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
  /** What commits did to it, newest first. */
  readonly entries: readonly PastEntry[];
  /** How many commits changed its record, also where they changed nothing that a decision knows. */
  readonly commits: number;
  /** The last of them; undefined for a record that is not committed. */
  readonly last: CommitFacts | undefined;
  /** Why there may be more; sentences. */
  readonly incomplete: readonly string[];
}

const silent = { debug: (): void => undefined, warn: (): void => undefined };

/** How many lives of decisions are kept: those that are open, and some that were. */
const KEPT = 32;
/** By what it takes to tell them: a repository, the commit that is checked out there, a record and how it is read. */
const kept = new Map<string, Past>();

/** @throws UserError where there is no history, or git may not be run */
async function withHead<T>(
  repository: Pick<Repository, 'root' | 'isVersioned'>,
  token: vscode.CancellationToken | undefined,
  work: (head: string, options: GitOptions) => Promise<T>,
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
    return await work(head, options);
  } finally {
    cancelled?.dispose();
  }
}

async function withHistory<T>(
  { root }: Pick<Repository, 'root'>,
  head: string,
  options: GitOptions,
  work: (history: RepositoryHistory) => Promise<T>,
): Promise<T> {
  const history = await openHistory(root.fsPath, head, options);
  try {
    return await work(history);
  } finally {
    history.close();
  }
}

/**
 * Runs `work` on the history of a repository; ends it when nobody waits any more.
 * @throws UserError where there is none, or git may not be run
 */
export function withPast<T>(
  repository: Pick<Repository, 'root' | 'isVersioned'>,
  work: (history: RepositoryHistory) => Promise<T>,
  token?: vscode.CancellationToken,
): Promise<T> {
  return withHead(repository, token, (head, options) => withHistory(repository, head, options, work));
}

/**
 * The life of the decision whose record is at `path`, as far as it is committed. Asked again after each pause in typing, it
 * is read once for each commit that is checked out.
 * @throws UserError where there is no history, or git may not be run
 */
export function pastOf(
  repository: Repository,
  path: string,
  token?: vscode.CancellationToken,
): Promise<Past> {
  const statuses = repository.workspace?.config.statuses ?? {};
  return withHead(repository, token, async (head, options) => {
    const key = JSON.stringify([repository.key, head, path, statuses]);
    const known = kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const past = await withHistory(repository, head, options, (history) =>
      readPast(history, path, statuses, token),
    );
    // More of an incomplete history can be fetched while the same commit is checked out.
    if (past.incomplete.length === 0 && token?.isCancellationRequested !== true) {
      kept.set(key, past);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) {
        kept.delete(oldest);
      }
    }
    return past;
  });
}

async function readPast(
  history: RepositoryHistory,
  path: string,
  statuses: GroundsConfig['statuses'],
  token: vscode.CancellationToken | undefined,
): Promise<Past> {
  const revisions = (await history.revisionsOf([path])).get(path) ?? [];
  const told = await tellTimeline(revisions, new Versions(history.text, { statuses }), token);
  const changes = new Map(revisions.map(({ commit, change }) => [commit.id, change]));
  return {
    entries: told
      .flatMap((entry) => {
        const change = changes.get(entry.commit.id);
        return change === undefined ? [] : [{ ...entry, change }];
      })
      .reverse(),
    commits: revisions.length,
    last: revisions[0]?.commit,
    incomplete: incompleteness(history.gaps()).map(({ message }) => message),
  };
}

/** The text of a file as git has it; empty where the commit has no such file, as on one side of a difference. */
export function revisionText(
  repository: Repository,
  path: string,
  content: RevisionContent,
): Promise<string> {
  return withPast(repository, async (history) => {
    if ('commit' in content) {
      const files = await history.filesAt(content.commit);
      return (await files.exists(path)) ? files.readText(path, MAX_RECORD_BYTES) : '';
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
  /** The ids of the two commits. */
  readonly commits: { readonly before: string; readonly after: string };
}

/** What became of the decisions between two commits. */
export async function compareCommits(
  history: RepositoryHistory,
  from: Commit,
  to: Commit,
  token?: CancellationToken,
): Promise<readonly ComparedDecision[]> {
  const pair = await history.pair(from.id, to.id);
  const { before, after } = pair;
  const found = await compareLogs(pair, token);
  return found.map((decision) => {
    const earlier = decision.from ?? decision.path;
    const ids = { before: before.idOf(earlier), after: after.idOf(decision.path) };
    const commits = { before: from.id, after: to.id };
    return { ...decision, change: { kind: 'changed', path: decision.path, ...ids }, commits };
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
