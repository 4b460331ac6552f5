import { printable } from '../core/report/printable';
import { CancelledError } from '../core/service';
import type { Command } from './command';
import { contextFor, paintFor } from './context';
import { CliError, UsageError, causeOf } from './errors';
import { commandHelp, overview } from './help';
import type { Io } from './io';
import { chooseCommand, didYouMean, parseArguments } from './parseArguments';
import { version } from './version';

/** It could not run: the command was not understood, or the repository cannot be worked on. */
const COULD_NOT_RUN = 2;
/** As shells say that a program was ended by Ctrl-C. */
const CANCELLED = 130;

/**
 * The command line of Grounds with these commands.
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 clean, 1 findings at or above `--fail-on`, 2 could not run, 130 cancelled. Never rejects.
 */
export async function runProgram(
  commands: readonly Command[],
  argv: readonly string[],
  io: Io,
): Promise<number> {
  try {
    return await dispatch(commands, argv, io);
  } catch (error) {
    if (error instanceof CancelledError || io.signal?.aborted === true) {
      return CANCELLED;
    }
    io.stderr.write(`${describe(error, io)}\n`);
    return COULD_NOT_RUN;
  }
}

async function dispatch(commands: readonly Command[], argv: readonly string[], io: Io): Promise<number> {
  const { name, rest } = chooseCommand(argv, commands);
  if (name === undefined || name === 'help') {
    return withoutCommand(commands, name === 'help', rest, io);
  }
  const command = findCommand(commands, name);
  const input = parseArguments(rest, command);
  if (input.options.version) {
    return print(io, `${version()}\n`);
  }
  if (input.options.help) {
    return print(io, commandHelp(command, layout(io, input.options)));
  }
  const run = await contextFor(io, input.options);
  try {
    return await command.run(input, run.context);
  } finally {
    await run.settled();
  }
}

/** `grounds`, `grounds --version`, `grounds help`, `grounds help COMMAND`. */
function withoutCommand(
  commands: readonly Command[],
  isHelp: boolean,
  rest: readonly string[],
  io: Io,
): number {
  const positionals = isHelp ? [{ name: 'COMMAND', ask: 'name a command', optional: true }] : [];
  const { options, positionals: given } = parseArguments(rest, { name: 'help', options: {}, positionals });
  if (options.version) {
    return print(io, `${version()}\n`);
  }
  const [topic] = given;
  const help =
    topic === undefined || topic === 'help'
      ? overview(commands, layout(io, options))
      : commandHelp(findCommand(commands, topic), layout(io, options));
  return print(io, help);
}

function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const hint = didYouMean(
      name,
      commands.map((candidate) => candidate.name),
    );
    throw new UsageError(`There is no command \`${name}\`${hint === undefined ? '' : `: ${hint}`}.`);
  }
  return command;
}

function layout(
  io: Io,
  options: Parameters<typeof paintFor>[1],
): { paint: ReturnType<typeof paintFor>; columns: number | undefined } {
  return { paint: paintFor(io, options), columns: io.columns };
}

function print(io: Io, text: string): number {
  io.stdout.write(text);
  return 0;
}

/** One sentence for a person; it may quote files of the repository, so nothing in it reaches the terminal as it is. */
function describe(error: unknown, io: Io): string {
  const cause = causeOf(error);
  if (error instanceof CliError) {
    const message = error.message.replace(/\?\.$/, '?');
    const more = error instanceof UsageError ? ` See \`grounds help${inHelp(error.command)}\`.` : '';
    return lines(`grounds: ${message}${more}`);
  }
  if (cause !== undefined && error instanceof Error) {
    return lines(`grounds: ${error.message.replace(/\.$/, '')}: ${cause}.`);
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack =
    error instanceof Error && (io.env['GROUNDS_DEBUG'] ?? '') !== '' ? `\n${error.stack ?? ''}` : '';
  return lines(
    `grounds: Something unexpected happened (${message}). This is a defect in Grounds: please report it.${stack}`,
  );
}

function inHelp(command: string | undefined): string {
  return command === undefined || command === 'help' ? '' : ` ${command}`;
}

function lines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
