import { GitError } from './gitError';
import { gitWithInput } from './gitWithInput';
import type { GitOptions } from './runGit';

const URL_SETTING = /^remote\.(.+)\.url$/s;

/**
 * The address of the repository that this one was cloned from, as it is configured: that of `origin`, or of the only
 * remote; undefined when there is none or it is not known which. It may hold a password.
 * @throws GitError
 */
export async function remoteAddress(root: string, options: GitOptions = {}): Promise<string | undefined> {
  let output: string;
  try {
    const settings = ['config', '--null', '--get-regexp', String.raw`^remote\..*\.url$`];
    output = (await gitWithInput(root, settings, '', options)).toString('utf8');
  } catch (error) {
    // Git says by this that there is none.
    if (error instanceof GitError && error.exitCode === 1) {
      return undefined;
    }
    throw error;
  }
  const addresses = new Map<string, string>();
  for (const setting of output.split('\0')) {
    const feed = setting.indexOf('\n');
    const name = URL_SETTING.exec(setting.slice(0, Math.max(0, feed)))?.[1];
    // Of several addresses of one remote, git reads from the first.
    if (name !== undefined && !addresses.has(name)) {
      addresses.set(name, setting.slice(feed + 1));
    }
  }
  const [only] = addresses.values();
  return addresses.get('origin') ?? (addresses.size === 1 ? only : undefined);
}
