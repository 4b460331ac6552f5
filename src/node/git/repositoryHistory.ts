import type { RevisionPair } from '../../core/history/compareLogs';
import type { PathChange } from '../../core/history/commit';
import type { HistoryGaps } from '../../core/history/gaps';
import type { RecordText } from '../../core/history/recordText';
import { RecordTrails } from '../../core/history/trails';
import type { Revision } from '../../core/history/trails';
import { MAX_RECORD_BYTES } from '../../core/workspace/inlineAnalyser';
import { FileReadError } from '../../core/ports';
import { decodeText } from '../decodeText';
import { GitError, createGit } from './git';
import type { Git } from './git';
import { readLog } from './history';
import { KeptLog, keptOf } from './keptLog';
import type { KeptCommit } from './keptLog';
import { createObjectReader } from './objectReader';
import type { ObjectContent, ObjectReader } from './objectReader';
import { presentBlobs } from './presentBlobs';
import { readRecordLog } from './recordLog';
import { openRevisionFiles } from './revisionFiles';
import type { RevisionFiles } from './revisionFiles';
import type { GitOptions } from './runGit';

/** Two commits with their files. */
export interface ComparedFiles extends RevisionPair {
  readonly before: RevisionFiles;
  readonly after: RevisionFiles;
}

/** The history of the records of one repository. To be closed by who opened it. */
export interface RepositoryHistory {
  readonly git: Git;
  /** The whole id of the commit that the history leads up to. */
  readonly head: string;
  /**
   * The changes of records through all their names, newest first, each under the path that it has at `head`; in one pass
   * over all commits, or for a single one faster; where a log was kept, only over those that are new since. Empty for a
   * path that `head` has not.
   * @throws GitError when nothing can be told; a history that breaks off is in `gaps`
   */
  revisionsOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly Revision[]>>;
  /** A version of a record, by its object id. @throws GitError */
  readonly text: (id: string) => Promise<RecordText>;
  /** The files of a commit, by its whole id. @throws GitError */
  filesAt(commit: string): Promise<RevisionFiles>;
  /** What differs between two commits. @throws GitError */
  changesBetween(from: string, to: string): Promise<readonly PathChange[]>;
  /** Two commits side by side, by their whole ids. @throws GitError */
  pair(from: string, to: string): Promise<ComparedFiles>;
  /** What is known to be missing in all that was told so far. */
  gaps(): HistoryGaps;
  close(): void;
}

/**
 * Opens the history that leads up to a commit.
 * @param head a whole commit id
 * @throws GitError
 */
export async function openHistory(
  root: string,
  head: string,
  options: GitOptions = {},
): Promise<RepositoryHistory> {
  const git = createGit(root, options);
  const { cutOff, isPartial } = await git.gaps();
  const present = isPartial ? await presentBlobs(root, options) : undefined;
  const seen = { from: [head], cutOff, exactRenames: isPartial };
  let opened: Promise<KeptLog | undefined> | undefined;
  let reader: ObjectReader | undefined;
  const missing = new Set<string>();
  let brokenOff: string | undefined;

  /** What is missing in a clone can come to be there, so that only of a complete one the log is kept. */
  function keptLog(): Promise<KeptLog | undefined> {
    opened ??= cutOff.size === 0 && !isPartial ? KeptLog.open(root, options) : Promise.resolve(undefined);
    return opened;
  }

  async function takeAll(trails: RecordTrails): Promise<void> {
    const log = await keptLog();
    const kept: KeptCommit[] = [];
    for await (const commit of readLog(root, { ...seen, changes: true }, options)) {
      trails.add(commit);
      if (log !== undefined) {
        kept.push(...keptOf(commit));
      }
    }
    await log?.save(head, kept);
  }

  /** The trails as the log tells them that was kept; undefined where it cannot. */
  async function keptTrails(paths: readonly string[]): Promise<RecordTrails | undefined> {
    const trails = new RecordTrails(paths);
    const log = await keptLog();
    for (const commit of (await log?.upTo(head)) ?? []) {
      trails.add(commit);
    }
    return trails.commits === 0 || trails.hasStrayed ? undefined : trails;
  }

  async function contentOf(id: string): Promise<ObjectContent> {
    reader ??= createObjectReader(root, {
      ...options,
      maxBytes: MAX_RECORD_BYTES,
      ...(present === undefined ? {} : { present }),
    });
    const content = await reader.read(id);
    if (content.kind === 'missing') {
      missing.add(id);
    }
    return content;
  }

  const history: RepositoryHistory = {
    git,
    head,
    async revisionsOf(paths) {
      const kept = await keptTrails(paths);
      if (kept !== undefined) {
        return revisionsIn(kept, paths);
      }
      const trails = new RecordTrails(paths);
      try {
        const [only] = paths;
        if (only !== undefined && paths.length === 1) {
          (await readRecordLog(root, only, seen, options)).forEach((commit) => {
            trails.add(commit);
          });
        } else {
          await takeAll(trails);
        }
      } catch (error) {
        if (!(error instanceof GitError) || (error.kind !== 'missing-object' && trails.commits === 0)) {
          throw error;
        }
        brokenOff = error.message;
        if (paths.length === 1) {
          // What the faster way found has no order until it is complete; the other tells as much as there is.
          await takeAll(trails).catch(rethrowUnless('missing-object'));
        }
      }
      return revisionsIn(trails, paths);
    },
    filesAt: (commit) => openRevisionFiles(git, commit, contentOf),
    changesBetween: (from, to) => git.changesBetween(from, to, isPartial),
    text: async (id) => {
      const content = await contentOf(id);
      if (content.kind === 'missing') {
        return { kind: 'unknown', reason: 'this version is not in this clone' };
      }
      return content.kind === 'too-large'
        ? { kind: 'unknown', reason: 'this version is too large to be read' }
        : decoded(content.bytes);
    },
    async pair(from, to) {
      const [before, after, changes] = await Promise.all([
        history.filesAt(from),
        history.filesAt(to),
        history.changesBetween(from, to),
      ]);
      return { before, after, changes, text: history.text };
    },
    gaps: () => ({ isShallow: cutOff.size > 0, missing: missing.size, brokenOff }),
    close: () => reader?.close(),
  };
  return history;
}

function revisionsIn(
  trails: RecordTrails,
  paths: readonly string[],
): ReadonlyMap<string, readonly Revision[]> {
  return new Map(paths.map((path) => [path, trails.of(path)]));
}

function decoded(bytes: Buffer): RecordText {
  try {
    return { kind: 'read', text: decodeText(bytes) };
  } catch (error) {
    if (!(error instanceof FileReadError)) {
      throw error;
    }
    return { kind: 'unknown', reason: 'this version is not text in UTF-8' };
  }
}

function rethrowUnless(kind: GitError['kind']): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof GitError) || error.kind !== kind) {
      throw error;
    }
  };
}
