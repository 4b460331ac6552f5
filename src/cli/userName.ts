import { createGit, GitError } from '../node/git/git';
import { CliError } from './errors';
import type { Repository } from './repository';

/** What git calls the user. @param does what somebody does, as in `reconfirms` @throws CliError when git knows no name */
export async function userName({ root }: Repository, does: string): Promise<string> {
  let name: string | undefined;
  try {
    name = await createGit(root).userName();
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error;
    }
  }
  if (name === undefined) {
    throw new CliError(`Git does not know your name: say with --by who ${does}.`);
  }
  return name;
}
