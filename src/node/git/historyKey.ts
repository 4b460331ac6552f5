import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileReadError } from '../../core/ports';
import { readBounded } from '../boundedRead';
import { GitError } from './gitError';
import { createGitRunner } from './runGit';
import type { GitOptions } from './runGit';

/** More than any mail map takes. */
const MAX_MAIL_MAP = 4 << 20;
/** Settings by which git may tell the same commits differently. */
const SETTINGS = String.raw`^(core|diff|diffcore|extensions|i18n|log|mailmap)\.`;
/** Settings that name a mail map elsewhere, which may change without notice. */
const OTHER_MAIL_MAP = /(?:^|\0)mailmap\.(?:file|blob)\n/;

/**
 * Stands for everything but the commits themselves that decides what git tells of them: settings, the mail map and
 * replaced objects. What was told under one key is told under it again.
 * @param gitDirectory the absolute path of the folder that git keeps its own files in
 * @returns undefined where what git tells can change without notice
 * @throws GitError
 */
export async function historyKey(
  root: string,
  gitDirectory: string,
  options: GitOptions = {},
): Promise<string | undefined> {
  const run = createGitRunner(root, options);
  const [settings, replaced, mailMap, hasGrafts] = await Promise.all([
    run.text('config', '-z', '--includes', '--get-regexp', SETTINGS).catch(nothingFound),
    run.text('for-each-ref', '--format=%(refname) %(objectname)', 'refs/replace'),
    mailMapOf(root),
    exists(join(gitDirectory, 'info', 'grafts')),
  ]);
  if (hasGrafts || mailMap === undefined || OTHER_MAIL_MAP.test(settings)) {
    return undefined;
  }
  return createHash('sha256')
    .update(JSON.stringify([settings, replaced]))
    .update(mailMap)
    .digest('base64url');
}

/** `git config` ends with 1 where nothing is set. */
function nothingFound(error: unknown): string {
  if (error instanceof GitError && error.exitCode === 1) {
    return '';
  }
  throw error;
}

async function mailMapOf(root: string): Promise<Buffer | undefined> {
  try {
    return await readBounded(join(root, '.mailmap'), MAX_MAIL_MAP);
  } catch (error) {
    return error instanceof FileReadError && error.kind === 'missing' ? Buffer.alloc(0) : undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
