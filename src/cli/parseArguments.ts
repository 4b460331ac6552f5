import { parseArgs } from 'node:util';
import { enumerate } from '../core/report/wording';
import { nearest } from '../core/text/nearest';
import type { Command, CommandInput } from './command';
import { UsageError } from './errors';
import { globalOptions } from './options';
import type { OptionSpec, OptionSpecs } from './options';

/** Which command is meant, and what is left of the arguments without its name. */
export interface CommandChoice {
  readonly name: string | undefined;
  readonly rest: readonly string[];
}

/** Finds the command's name among the arguments: the first that is neither an option nor the value of one. */
export function chooseCommand(argv: readonly string[], commands: readonly Command[]): CommandChoice {
  const all = Object.fromEntries<OptionSpec>([
    ...commands.flatMap(({ options }) => Object.entries(options)),
    ...Object.entries(globalOptions),
  ]);
  const first = tokensOf(argv, all).find(({ kind }) => kind === 'positional');
  if (first?.kind !== 'positional') {
    return { name: undefined, rest: argv };
  }
  return { name: first.value, rest: argv.toSpliced(first.index, 1) };
}

/** Reads the arguments of a command. @throws UsageError */
export function parseArguments(
  argv: readonly string[],
  { name, options, positionals }: Pick<Command, 'name' | 'options' | 'positionals'>,
): CommandInput<OptionSpecs> {
  const specs: OptionSpecs = { ...options, ...globalOptions };
  const values = new Map<string, OptionValue>();
  for (const [key, { type, multiple }] of Object.entries(specs)) {
    if (type === 'boolean' || multiple === true) {
      values.set(key, type === 'boolean' ? false : []);
    }
  }
  const given: string[] = [];
  for (const token of tokensOf(argv, specs)) {
    if (token.kind === 'positional') {
      given.push(token.value);
    } else if (token.kind === 'option') {
      const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
      if (spec === undefined) {
        throw unknownOption(token.rawName, specs, name);
      }
      const value = optionValue(token, spec, name);
      const before = values.get(token.name);
      values.set(
        token.name,
        Array.isArray(before) ? [...(before as readonly string[]), String(value)] : value,
      );
    }
  }
  if (values.get('help') !== true && values.get('version') !== true) {
    requirePositionals(given, { name, positionals });
  }
  // Each value is of its option's type; what was left out and has no default is absent.
  const typed = Object.fromEntries(values) as CommandInput<OptionSpecs>['options'];
  return { options: typed, positionals: given };
}

type OptionValue = boolean | string | readonly string[];
type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { readonly kind: 'option' }>;

function tokensOf(argv: readonly string[], specs: OptionSpecs): readonly Token[] {
  const options = Object.fromEntries(
    Object.entries(specs).map(([key, { type, short }]) => [
      key,
      { type, ...(short === undefined ? {} : { short }) },
    ]),
  );
  // Not strict: its messages name neither what was meant nor the way out.
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function optionValue(
  { rawName, value, inlineValue }: OptionToken,
  { type, choices }: OptionSpec,
  command: string,
): boolean | string {
  if (type === 'boolean') {
    if (value !== undefined) {
      throw new UsageError(`${rawName} takes no value.`, command);
    }
    return true;
  }
  if (value === undefined || (inlineValue === false && value.startsWith('-') && value !== '-')) {
    throw new UsageError(
      value === undefined
        ? `${rawName} needs a value.`
        : `${rawName} needs a value; one that begins with a dash is written ${rawName}=${value}.`,
      command,
    );
  }
  if (choices !== undefined && !choices.includes(value)) {
    throw new UsageError(
      `${rawName} cannot be \`${value}\`: ${didYouMean(value, choices) ?? `it is one of ${enumerate(choices, 'or')}`}.`,
      command,
    );
  }
  return value;
}

function unknownOption(rawName: string, specs: OptionSpecs, command: string): UsageError {
  const names = Object.keys(specs).map((key) => `--${key}`);
  const hint = didYouMean(rawName, names);
  return new UsageError(
    `\`grounds ${command}\` has no option ${rawName}${hint === undefined ? '' : `: ${hint}`}.`,
    command,
  );
}

function requirePositionals(
  given: readonly string[],
  { name, positionals }: Pick<Command, 'name' | 'positionals'>,
): void {
  const missing = positionals[given.length];
  if (missing !== undefined && missing.optional !== true) {
    throw new UsageError(`${sentenceStart(missing.ask)}: \`grounds ${usage({ name, positionals })}\`.`, name);
  }
  if (given.length > positionals.length && positionals.at(-1)?.repeated !== true) {
    const extra = given[positionals.length] ?? '';
    const quotes = positionals.length > 0 ? '; put an argument with spaces in quotes' : '';
    throw new UsageError(`\`grounds ${name}\` does not know what to do with \`${extra}\`${quotes}.`, name);
  }
}

/** `show REF`, `check [PATH...]` */
export function usage({ name, positionals }: Pick<Command, 'name' | 'positionals'>): string {
  const written = positionals.map(({ name: positional, optional, repeated }) => {
    const all = repeated === true ? `${positional}...` : positional;
    return optional === true ? `[${all}]` : all;
  });
  return [name, ...written].join(' ');
}

/** The question for what was probably meant; undefined when nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
