import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeAtomic } from '../node/writeFile';
import type { CommandContext } from './command';
import { CliError, causeOf } from './errors';

/**
 * Writes a result into a file, with the folders above it, or to standard output.
 * @param output the file; undefined for standard output
 * @throws CliError when that cannot be done
 */
export async function writeOutput(
  { cwd, io }: CommandContext,
  output: string | undefined,
  text: string,
): Promise<void> {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  const path = resolve(cwd, output);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAtomic(path, text);
  } catch (error) {
    const cause = causeOf(error);
    throw cause === undefined ? error : new CliError(`${output} could not be written: ${cause}.`);
  }
}
