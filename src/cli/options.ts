import { UsageError } from './errors';

/** One option of a command: parsing and help are made from it. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  /** One letter that stands for it. */
  readonly short?: string;
  /** Whether it can be given several times. */
  readonly multiple?: boolean;
  /** What its value is called in the help. */
  readonly value?: string;
  /** The values that it can have. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** Options by their long name. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OneValueOf<Spec extends OptionSpec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : string;

type ValueOf<Spec extends OptionSpec> = Spec['type'] extends 'boolean'
  ? boolean
  : Spec extends { readonly multiple: true }
    ? readonly OneValueOf<Spec>[]
    : OneValueOf<Spec> | undefined;

/** What was given for each option: false, nothing or an empty list where it was left out. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>;
};

/** The options that every command has. */
export const globalOptions = {
  directory: {
    type: 'string',
    short: 'C',
    value: 'DIR',
    description: 'run as if started in DIR',
  },
  help: { type: 'boolean', short: 'h', description: 'show this help' },
  color: { type: 'boolean', description: 'use colours even where no terminal is recognised' },
  'no-color': { type: 'boolean', description: 'use no colours' },
  version: { type: 'boolean', short: 'V', description: 'print the version' },
} as const satisfies OptionSpecs;

/** `--json` as the short form of `--format json`, for every command that has formats. */
export const jsonOption = {
  type: 'boolean',
  description: 'the same as --format json',
} as const satisfies OptionSpec;

/**
 * The format that was chosen by `--format` or `--json`; the usual one without either.
 * @throws UsageError when they contradict each other
 */
export function formatOf<Format extends string, Usual extends string = 'text'>(
  { format, json }: { readonly format: Format | undefined; readonly json: boolean },
  command: string,
  usual = 'text' as Usual,
): Format | Usual | 'json' {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} contradict each other: leave one out.`, command);
  }
  return json ? 'json' : (format ?? usual);
}
