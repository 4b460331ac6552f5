import { getSystemErrorName } from 'node:util';

/**
 * Why a git command did not give a result. `too-old`: this git does not know what it was asked for, or the repository
 * has a form that it cannot read; `not-owned`: git refuses a repository of another user; `missing-object`: something is
 * not in this clone, or is damaged.
 */
export type GitErrorKind =
  'not-installed' | 'not-a-repository' | 'not-owned' | 'too-old' | 'missing-object' | 'cancelled' | 'failed';

/** A git command gave no result; `message` is a sentence, with what git said where it said something. */
export class GitError extends Error {
  constructor(
    readonly kind: GitErrorKind,
    message: string,
    /** The exit code of git; undefined when it did not come to an end by itself. */
    readonly exitCode: number | undefined,
  ) {
    super(message);
    this.name = 'GitError';
  }
}

/** The error for a command that nobody waits for any more. */
export function cancelledError(): GitError {
  return new GitError('cancelled', 'Cancelled.', undefined);
}

/** The error for a program that could not be started. @param errno the negative number of the system's error */
export function startError(errno: number, said: string): GitError {
  return getSystemErrorName(errno) === 'ENOENT'
    ? new GitError('not-installed', 'Git is not installed or not on the PATH.', undefined)
    : new GitError('failed', `Git could not be started: ${said}`, undefined);
}

/** The oldest git that knows every option that Grounds uses. */
const OLDEST = '2.24';

interface Failure {
  readonly kind: GitErrorKind;
  readonly pattern: RegExp;
  readonly message: string;
}

/** What git says on its standard error, in the language of the C locale, and what it means. */
const FAILURES: readonly Failure[] = [
  {
    kind: 'not-a-repository',
    pattern: /^fatal: not a git repository/m,
    message: 'This folder is not in a git repository.',
  },
  {
    kind: 'not-owned',
    pattern: /^fatal: (?:detected dubious ownership in repository|unsafe repository)/m,
    message:
      'Git does not read this repository because it belongs to another user; `git config --global --add safe.directory FOLDER` tells it that you trust it.',
  },
  {
    kind: 'too-old',
    pattern: /^fatal: (?:unknown repository extension|Expected git repo version|unknown object format)/im,
    message: 'This repository has a form that the installed git cannot read: install a newer git.',
  },
  {
    kind: 'too-old',
    pattern:
      /^(?:error|fatal): (?:unknown (?:option|switch|date format)|unrecognized argument|unknown argument)|^git: '[^']+' is not a git command|^usage: git /m,
    message: `The installed git is too old: Grounds needs git ${OLDEST} or later.`,
  },
  {
    kind: 'missing-object',
    pattern:
      /^(?:error|fatal): .*(?:promisor remote|unable to read|bad object|missing (?:blob|tree|commit)|could not (?:read|get) |is corrupt|transport '[^']*' not allowed|failed to (?:read|unpack)|bad tree)/im,
    message: 'Something that belongs to the history is not in this clone, or it is damaged',
  },
];

/** The error for a git that ended with another exit code than 0. @param said what it wrote to its standard error */
export function failedError(exitCode: number, said: string): GitError {
  const text = said.trim();
  const failure = FAILURES.find(({ pattern }) => pattern.test(text));
  if (failure === undefined) {
    return new GitError('failed', text === '' ? `Git ended with exit code ${exitCode}.` : text, exitCode);
  }
  const message =
    failure.kind === 'missing-object'
      ? `${failure.message}: git says "${firstLine(text)}".`
      : failure.message;
  return new GitError(failure.kind, message, exitCode);
}

function firstLine(text: string): string {
  return (/^(?:error|fatal): (.*)$/m.exec(text)?.[1] ?? text.split('\n')[0] ?? '').slice(0, 300);
}
