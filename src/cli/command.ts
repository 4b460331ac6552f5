import type { Paint } from '../core/report/paint';
import type { CancellationToken } from '../core/ports';
import type { Io } from './io';
import type { globalOptions, OptionSpecs, OptionValues } from './options';

/** An argument without a name. */
export interface PositionalSpec {
  readonly name: string;
  /** What is to be said when it is missing: an imperative such as `say which decision to show`. */
  readonly ask: string;
  readonly optional?: boolean;
  /** Whether the last one can be given any number of times. */
  readonly repeated?: boolean;
}

/** What a command runs with. */
export interface CommandContext {
  readonly io: Io;
  /** Absolute path of the folder that relative paths start at: where it was run, or `-C`. */
  readonly cwd: string;
  /** Colours for `stdout`. */
  readonly paint: Paint;
  readonly token: CancellationToken;
  /** Writes lines to `stdout`. */
  readonly print: (text: string) => void;
  /** Writes lines to `stderr`: what is not the result. */
  readonly note: (text: string) => void;
  /** Takes work that may go on while the command does, and that is waited for before the program ends. */
  readonly later: (work: Promise<void>) => void;
}

/** What was given to a command. */
export interface CommandInput<Specs extends OptionSpecs> {
  readonly options: OptionValues<Specs & typeof globalOptions>;
  readonly positionals: readonly string[];
}

/** A command with its options' types forgotten, as the table of commands holds it. */
export interface Command {
  readonly name: string;
  /** What it does, as in `validates all decisions`. */
  readonly summary: string;
  /** More about it, one paragraph each. */
  readonly details: readonly string[];
  readonly positionals: readonly PositionalSpec[];
  readonly options: OptionSpecs;
  readonly examples: readonly string[];
  /** @returns the exit code */
  run(input: CommandInput<OptionSpecs>, context: CommandContext): Promise<number>;
}

/** A command as its file declares it: what `run` gets is typed by `options`. */
export interface CommandDefinition<Specs extends OptionSpecs> extends Omit<Command, 'options' | 'run'> {
  readonly options: Specs;
  run(this: void, input: CommandInput<Specs>, context: CommandContext): Promise<number>;
}

/** Declares a command. */
export function defineCommand<const Specs extends OptionSpecs>(
  definition: CommandDefinition<Specs>,
): Command {
  const { run } = definition;
  return {
    ...definition,
    // `parseArguments` makes the values by these very options.
    run: (input, context) => run(input as unknown as CommandInput<Specs>, context),
  };
}
