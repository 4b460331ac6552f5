import { check } from './commands/check';
import type { Io } from './io';
import { runProgram } from './program';

/**
 * As `main`, for `grounds check` alone: it is what editors, hooks and CI run most, and starts faster without the rest.
 * The build leaves to other files what a check does not always take.
 */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return runProgram([check], argv, io);
}
