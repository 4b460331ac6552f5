import { count, enumerate } from '../core/report/wording';
import { printable } from '../core/report/printable';
import type { Paint } from '../core/report/paint';
import type { Commit } from '../core/history/commit';
import type { Incompleteness } from '../core/history/gaps';
import { commitAt, looksLikeDate } from '../node/git/moment';
import { GitError, createGit } from '../node/git/git';
import type { GitOptions } from '../node/git/git';
import { openHistory } from '../node/git/repositoryHistory';
import type { RepositoryHistory } from '../node/git/repositoryHistory';
import { CancelledError, createDecisionService } from '../core/service';
import type { DecisionWorkspace } from '../core/service';
import type { Decision } from '../core/model/decision';
import type { FileSystem } from '../core/ports';
import type { Revision } from '../core/history/trails';
import type { CommandContext } from './command';
import { CliError } from './errors';
import { findRepository, loggerFor } from './repository';
import type { Repository } from './repository';

/** The history was read, but not to its end. */
export const BROKEN_OFF = 2;

/** A repository with its history. */
export interface HistoryOf {
  readonly repository: Repository;
  readonly history: RepositoryHistory;
}

/**
 * Runs `work` on the history of the repository, up to the commit that is checked out.
 * @throws CliError for a folder without git, a repository without commits, and whatever git says
 */
export async function withHistory<T>(
  context: CommandContext,
  work: (found: HistoryOf) => Promise<T>,
): Promise<T> {
  const repository = await findRepository(context);
  if (!repository.isVersioned) {
    throw new CliError(`${repository.root} is not in a git repository, so there is no history to look at.`);
  }
  const options = gitOptions(context);
  return sayingWhatGitSaid(repository, async () => {
    const head = await createGit(repository.root, options).head();
    if (head === undefined) {
      throw new CliError(`There is no commit in ${repository.root} yet: commit the decisions first.`);
    }
    const history = await openHistory(repository.root, head, options);
    try {
      return await work({ repository, history });
    } finally {
      history.close();
    }
  });
}

/** How git is asked, so that Ctrl-C ends it. */
export function gitOptions({ io }: CommandContext): GitOptions {
  return io.signal === undefined ? {} : { signal: io.signal };
}

/** Does what asks git. @throws CliError with what git said when it fails */
export async function sayingWhatGitSaid<T>({ root }: Repository, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error;
    }
    switch (error.kind) {
      case 'cancelled':
        throw new CancelledError();
      case 'not-owned':
        throw new CliError(
          `Git does not read ${root} because it belongs to another user; when you trust it, run \`git config --global --add safe.directory "${root}"\`.`,
        );
      default:
        throw new CliError(
          error.kind === 'failed'
            ? `Git failed: ${error.message.replace(/^(?:fatal|error): /, '')}`
            : error.message,
        );
    }
  }
}

/** The commit that a user means by a revision, a tag or a date. @throws CliError when there is none */
export async function findCommit(
  context: CommandContext,
  { repository, history }: HistoryOf,
  given: string,
): Promise<Commit> {
  const commit = await commitAt(repository.root, history.git, given, gitOptions(context));
  if (commit !== undefined) {
    return commit;
  }
  const { isShallow } = history.gaps();
  const mayBeElsewhere = isShallow
    ? '; this clone is shallow, and it may be one of the commits that are not in it'
    : '';
  throw new CliError(
    looksLikeDate(given)
      ? `There is no commit from ${given} or before${mayBeElsewhere}.`
      : `There is no revision ${given}${mayBeElsewhere}: give a branch, a tag, a commit or a date such as 2026-03-14.`,
  );
}

/** The day of the commit that is checked out; undefined where there is none. @throws CliError with what git said */
export async function dayOfHead(
  context: CommandContext,
  repository: Repository,
): Promise<string | undefined> {
  const options = gitOptions(context);
  const { root, isVersioned } = repository;
  const commit = isVersioned
    ? await sayingWhatGitSaid(repository, () => commitAt(root, createGit(root, options), 'HEAD', options))
    : undefined;
  return commit?.committed.slice(0, 10);
}

/** `v1.0 (9fc2a8c, 2026-03-14)` */
export function shownCommit(given: string, { id, committed }: Commit): string {
  const short = shortId(id);
  const parts = [...(id.startsWith(given) ? [] : [short]), committed.slice(0, 10)];
  return `${id.startsWith(given) ? short : printable(given)} (${parts.join(', ')})`;
}

/** As much of a commit's id as people write. */
export function shortId(id: string): string {
  return id.slice(0, 10);
}

/** A record with its changes. */
export interface RecordHistory {
  /** Its path in the last commit. */
  readonly path: string;
  /** Newest first; empty when it is not committed. */
  readonly revisions: readonly Revision[];
}

/** The changes of a record. @param path as the working tree spells it */
export async function historyOf(history: RepositoryHistory, path: string): Promise<RecordHistory> {
  const revisions = (await history.revisionsOf([path])).get(path) ?? [];
  if (revisions.length > 0) {
    return { path, revisions };
  }
  const spelled = (await history.filesAt(history.head)).spelled(path);
  return spelled === undefined || spelled === path
    ? { path, revisions }
    : { path: spelled, revisions: (await history.revisionsOf([spelled])).get(spelled) ?? [] };
}

/** The decisions of a commit, as they were on a day. */
export function openDecisionsAt(
  context: CommandContext,
  files: FileSystem,
  today: string,
): Promise<DecisionWorkspace> {
  const service = createDecisionService({ files, clock: { today: () => today }, logger: loggerFor(context) });
  return service.open({ token: context.token });
}

/** What stands above what is told of one decision. */
export function headLines(
  { id, title, path }: Decision,
  missing: readonly Incompleteness[],
  paint: Paint,
): readonly string[] {
  const name = [id, title].filter((part) => part !== undefined).join('  ');
  return [paint.bold(printable(name)), paint.dim(printable(path)), ...incompleteLines(missing, paint)];
}

/** What is missing, for people; above what is told. */
export function incompleteLines(missing: readonly Incompleteness[], paint: Paint): readonly string[] {
  return missing.map(({ message }) => paint.yellow(`Incomplete: ${printable(message)}`));
}

/** `3 files in the decision folders were not read: a.md (It is …) and 2 more` */
export function notReadLine(notRead: readonly { readonly path: string; readonly reason: string }[]): string {
  const [first] = notRead;
  const others = notRead.length > 1 ? [`${notRead.length - 1} more`] : [];
  const named = [`${first?.path ?? ''} (${first?.reason.replace(/\.$/, '') ?? ''})`, ...others];
  return `${count(notRead.length, 'file')} could not be read: ${enumerate(named.map(printable))}.`;
}
