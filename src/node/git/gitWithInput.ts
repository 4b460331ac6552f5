import { GitError } from './gitError';
import { startGit } from './startGit';
import type { StartOptions } from './startGit';

/** How a command with input is run. */
export interface InputOptions extends StartOptions {
  /** More output than this is refused, in bytes. */
  readonly maxOutput?: number;
}

const MAX_OUTPUT = 256 << 20;

/**
 * The output of a git command that reads a list from its standard input, so that any number of objects costs one process.
 * @param args the command with its options; nothing that a repository supplies
 * @throws GitError also for any exit code but 0
 */
export async function gitWithInput(
  root: string,
  args: readonly string[],
  input: string,
  { maxOutput = MAX_OUTPUT, ...options }: InputOptions = {},
): Promise<Buffer> {
  const git = startGit(root, args, options);
  // Written while its output is read: neither side waits for the other. What it says at its end says why it failed.
  void git
    .write(input)
    .catch(() => undefined)
    .finally(() => {
      git.closeInput();
    });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of git.output()) {
    size += piece.length;
    if (size > maxOutput) {
      throw new GitError('failed', 'Git answered with more than can be read.', undefined);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
