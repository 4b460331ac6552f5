import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { main } from '../../src/cli/main';

const run = promisify(execFile);

/** Decisions of the sample whose evidence is pinned; that of the proposed one waits for it. */
const pinned = ['3', '4', '5', '6'];
/** What is done to covered code afterwards, so that some evidence is out of date. */
const lateChange = { file: 'src/payments/retry.js', text: '\n// A shop may set its own limit some day.\n' };

/**
 * Pins evidence in the sample workspace with the command line, as its authors would have, and lets the code go on. The
 * commits are the same each time.
 * @throws Error when something cannot be pinned
 */
export async function pinEvidence(folder: string): Promise<void> {
  for (const id of pinned) {
    let said = '';
    const write = (text: string): void => {
      said += text;
    };
    const code = await main(['pin', id], {
      cwd: folder,
      env: {},
      isTerminal: false,
      columns: undefined,
      stdout: { write },
      stderr: { write },
    });
    if (code !== 0) {
      throw new Error(`The evidence of decision ${id} of the sample could not be pinned: ${said}`);
    }
  }
  await commit(folder, 'Storage Lead', '2026-06-23', 'Pin the evidence');
  await appendFile(join(folder, lateChange.file), lateChange.text);
  await commit(folder, 'Payments Lead', '2026-06-30', 'Note a wish of the shops');
}

/** Commits everything, without anything that the user has configured. */
async function commit(folder: string, author: string, day: string, message: string): Promise<void> {
  const date = `${day}T12:00:00Z`;
  const settings = [
    `user.name=${author}`,
    `user.email=${author.toLowerCase().replaceAll(' ', '-')}@example.com`,
    'commit.gpgsign=false',
    'core.autocrlf=false',
    'core.hooksPath=/dev/null',
    'i18n.commitEncoding=utf-8',
  ].flatMap((setting) => ['-c', setting]);
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  await run('git', [...settings, 'commit', '--quiet', '--all', '-m', message], { cwd: folder, env });
}
