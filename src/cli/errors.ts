import { FileReadError } from '../core/ports';
import { ChangeRefusedError } from '../node/applyFix';
import { errorCode } from '../node/boundedRead';

/** The command could not do what it was asked for; `message` is one sentence that says why and the way out. */
export class CliError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CliError';
  }
}

/** The command was not understood. `command` is the one whose help tells more. */
export class UsageError extends CliError {
  constructor(
    message: string,
    readonly command?: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}

const CAUSES: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you have no permission'],
  ['EPERM', 'you have no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'there is no space left on the disk'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EISDIR', 'there is a folder in its place'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['EEXIST', 'there is a file in its place'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
]);

/** Why a file could not be read or written, as the end of a sentence and without its full stop; undefined for other errors. */
export function causeOf(error: unknown): string | undefined {
  if (error instanceof FileReadError || error instanceof ChangeRefusedError) {
    return error.message.replace(/\.$/, '');
  }
  const code = errorCode(error);
  return code === undefined ? undefined : (CAUSES.get(code) ?? `the system says ${code}`);
}
