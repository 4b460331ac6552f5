import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs git in `folder`, without anything that the user has configured, and returns what it prints. */
export function git(folder: string, ...args: readonly string[]): Promise<string> {
  return gitWith({}, folder, ...args);
}

/** The same with more variables: `GIT_COMMITTER_DATE`. */
export async function gitWith(
  variables: Readonly<Record<string, string>>,
  folder: string,
  ...args: readonly string[]
): Promise<string> {
  const settings = ['user.name=Storage Lead', 'user.email=storage-lead@example.com', 'commit.gpgsign=false'];
  const config = settings.flatMap((setting) => ['-c', setting]);
  const { stdout } = await run('git', [...config, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      LC_ALL: 'C',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      ...variables,
    },
    maxBuffer: 1 << 26,
  });
  return stdout;
}
