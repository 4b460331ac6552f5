import { join } from 'node:path';
import type { CommitQuestions } from '../../core/commits/facts';
import type { Commit } from '../../core/history/commit';
import { gitWithInput } from '../git/gitWithInput';
import { historyKey } from '../git/historyKey';
import { findGitDirectory } from '../root';
import { readSealed, writeSealed } from '../sealedFile';
import { LOG_FORMAT, LOG_SETTINGS, parseLog } from './commitLog';

/** The commits up to one of them that may belong to decisions. */
export interface HistoryCommits {
  /** Those whose messages may name a decision, newest first. Without their paths. */
  readonly naming: readonly Commit[];
  /** Those that changed something in the decision folders, newest first, with all their paths. */
  readonly touching: readonly Commit[];
}

type Questions = Pick<CommitQuestions, 'words' | 'folders'>;

/** Which commits are looked through: `head` and those before it, without `known` and those before that. */
interface Span {
  readonly root: string;
  readonly head: string;
  readonly known?: string;
  readonly signal: AbortSignal;
}

interface Kept extends HistoryCommits {
  readonly head: string;
}

/** What takes more is not kept, in bytes. */
const MAX_BYTES = 64 << 20;
/** After so many commits all are looked through again. */
const MAX_NEW = 1000;

/**
 * The commits of a complete clone that may belong to decisions. What was found is kept in git's own folder, so that next
 * time only the commits made since are looked through; after a merge all are, because git then chooses anew which side of
 * it a file comes from.
 * @param mayKeep whether what was found takes the place of what is kept
 * @throws GitError
 */
export async function readHistoryCommits(
  span: Span,
  questions: Questions,
  mayKeep: boolean,
): Promise<HistoryCommits> {
  const { root, head, signal } = span;
  const folder = await findGitDirectory(root);
  const key = folder && (await historyKey(root, folder, { signal }));
  if (!folder || !key) {
    return readCommits(span, questions);
  }
  const file = join(folder, 'grounds', 'commits');
  const title = `grounds commits 1 ${key} ${JSON.stringify([questions.words, questions.folders])}`;
  const kept = parsed(await readSealed(file, title, MAX_BYTES));
  if (kept?.head === head) {
    return kept;
  }
  const known = kept !== undefined && (await leadsStraightTo(span, kept.head)) ? kept : undefined;
  const { naming, touching } = await readCommits(known ? { ...span, known: known.head } : span, questions);
  const found = {
    naming: [...naming, ...(known?.naming ?? [])],
    touching: [...touching, ...(known?.touching ?? [])],
  };
  if (mayKeep) {
    const body = JSON.stringify({ head, ...found } satisfies Kept);
    if (Buffer.byteLength(body) <= MAX_BYTES - title.length) {
      await writeSealed(file, title, body);
    }
  }
  return found;
}

function parsed(body: string | undefined): Kept | undefined {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as Kept);
  } catch {
    return undefined;
  }
}

/** Whether some commits, each with one parent, were made on top of `known`, and nothing else. */
async function leadsStraightTo({ root, head, signal }: Span, known: string): Promise<boolean> {
  try {
    const args = ['rev-list', '--parents', `--max-count=${MAX_NEW + 1}`, '--stdin'];
    const output = await gitWithInput(root, args, `${head}\n^${known}\n`, { signal });
    const lines = output.toString('latin1').split('\n').slice(0, -1);
    let next: string | undefined = head;
    for (const line of lines) {
      const [id, parent, second] = line.split(' ');
      next = id === next && second === undefined ? parent : undefined;
    }
    return next === known && lines.length <= MAX_NEW;
  } catch {
    // It is gone; why else git could not be asked, the next question says.
    return false;
  }
}

async function readCommits(span: Span, { words, folders }: Questions): Promise<HistoryCommits> {
  const [naming, touching] = await Promise.all([namingCommits(span, words), touchingCommits(span, folders)]);
  return { naming, touching };
}

/** The commits whose messages have a word by which decisions are named: git itself passes over all others. */
async function namingCommits(span: Span, words: readonly string[]): Promise<readonly Commit[]> {
  const patterns = words.map((word) => `--grep=${word}`);
  return readCommitLog(
    [...LOG_SETTINGS, 'log', '-z', LOG_FORMAT, '--fixed-strings', '--regexp-ignore-case', ...patterns],
    span,
  );
}

/** The commits that changed something in the decision folders, with everything that they changed. */
async function touchingCommits(span: Span, folders: readonly string[]): Promise<readonly Commit[]> {
  if (folders.length === 0) {
    return [];
  }
  return readCommitLog(
    [
      '--literal-pathspecs',
      ...LOG_SETTINGS,
      'log',
      '-z',
      LOG_FORMAT,
      '--raw',
      '--no-abbrev',
      '--full-diff',
      '-M',
      '-l400',
      '--no-ext-diff',
      '--ignore-submodules=all',
    ],
    span,
    folders.includes('') ? ['.'] : folders,
  );
}

async function readCommitLog(
  args: readonly string[],
  { root, head, known, signal }: Span,
  paths: readonly string[] = [],
): Promise<readonly Commit[]> {
  const revisions = [head, ...(known === undefined ? [] : [`^${known}`])];
  const output = await gitWithInput(root, [...args, ...revisions, '--', ...paths], '', { signal });
  return parseLog(output.toString('utf8'));
}
