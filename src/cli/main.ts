import { commands } from './commands/index';
import type { Io } from './io';
import { runProgram } from './program';

/** The command line of Grounds: see {@link runProgram}. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return runProgram(commands, argv, io);
}
