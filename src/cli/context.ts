import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createColors } from 'picocolors';
import { plain } from '../core/report/paint';
import type { Paint } from '../core/report/paint';
import type { CommandContext } from './command';
import { CliError } from './errors';
import type { Io } from './io';
import type { globalOptions, OptionValues } from './options';

type GlobalValues = Pick<OptionValues<typeof globalOptions>, 'color' | 'no-color' | 'directory'>;

/** What a command runs with, and how to wait for what it left to be done later. */
export interface CommandRun {
  readonly context: CommandContext;
  settled(): Promise<void>;
}

/** @throws CliError when `-C` names no folder */
export async function contextFor(io: Io, options: GlobalValues): Promise<CommandRun> {
  const { signal } = io;
  const works = new Set<Promise<void>>();
  const context: CommandContext = {
    io,
    cwd: options.directory === undefined ? io.cwd : await existingFolder(io.cwd, options.directory),
    paint: paintFor(io, options),
    token: {
      get isCancellationRequested(): boolean {
        return signal?.aborted === true;
      },
    },
    print: (text) => {
      io.stdout.write(`${text}\n`);
    },
    note: (text) => {
      io.stderr.write(`${text}\n`);
    },
    later: (work) => {
      // A command that serves for hours has many of them.
      const done = work.finally(() => works.delete(done));
      works.add(done);
    },
  };
  return {
    context,
    async settled() {
      await Promise.all(works);
    },
  };
}

async function existingFolder(cwd: string, given: string): Promise<string> {
  const path = resolve(cwd, given);
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new CliError(`There is no folder ${given}: check what is given to -C.`);
  }
  return path;
}

/** Colours where they were asked for, or where a person looks at a terminal that shows them and did not decline. */
export function paintFor(
  { env, isTerminal }: Pick<Io, 'env' | 'isTerminal'>,
  options: Pick<GlobalValues, 'color' | 'no-color'>,
): Paint {
  return hasColour(env, isTerminal, options) ? createColors(true) : plain;
}

function hasColour(
  env: Io['env'],
  isTerminal: boolean,
  options: Pick<GlobalValues, 'color' | 'no-color'>,
): boolean {
  if (options.color || options['no-color']) {
    return !options['no-color'];
  }
  if (isSet(env['NO_COLOR'])) {
    return false;
  }
  if (isSet(env['FORCE_COLOR'])) {
    return !['0', 'false'].includes(env['FORCE_COLOR'] ?? '');
  }
  return isTerminal && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
