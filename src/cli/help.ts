import { plain } from '../core/report/paint';
import type { Paint } from '../core/report/paint';
import type { Command } from './command';
import { globalOptions } from './options';
import type { OptionSpec, OptionSpecs } from './options';
import { usage } from './parseArguments';

/** How help is laid out. */
export interface HelpOptions {
  readonly paint?: Paint;
  /** Characters on a line. */
  readonly columns: number | undefined;
}

const NARROW = 60;
const WIDE = 100;

/** What `grounds --help` prints. */
export function overview(commands: readonly Command[], { paint = plain, columns }: HelpOptions): string {
  const lines = [
    `${paint.bold('grounds')}: decision records that a tool can check`,
    '',
    `${paint.bold('Usage:')} grounds COMMAND [OPTIONS]`,
    '',
    paint.bold('Commands'),
    ...table(
      commands.map(({ name, summary }) => [name, summary]),
      columns,
    ),
    '',
    paint.bold('Options of every command'),
    ...optionTable(globalOptions, columns),
    '',
    ...wrap(
      'Every command works from any folder of a repository. The exit code is 0 when all is well, 1 when there are findings at or above --fail-on, and 2 when a command could not run. `grounds help COMMAND` tells more.',
      lineWidth(columns),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** What `grounds help COMMAND` prints. */
export function commandHelp(command: Command, { paint = plain, columns }: HelpOptions): string {
  const { name, summary, details, positionals, options, examples } = command;
  const width = lineWidth(columns);
  const lines = [
    `${paint.bold(`grounds ${name}`)}: ${summary}`,
    '',
    `${paint.bold('Usage:')} grounds ${usage({ name, positionals })}${Object.keys(options).length === 0 ? '' : ' [OPTIONS]'}`,
    ...details.flatMap((paragraph) => ['', ...wrap(paragraph, width)]),
    ...(Object.keys(options).length === 0
      ? []
      : ['', paint.bold('Options'), ...optionTable(options, columns)]),
    '',
    paint.bold('Options of every command'),
    ...optionTable(globalOptions, columns),
    ...(examples.length === 0 ? [] : ['', paint.bold('Examples'), ...examples.map((line) => `  ${line}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function optionTable(options: OptionSpecs, columns: number | undefined): readonly string[] {
  return table(
    Object.entries(options).map(([name, spec]) => [optionName(name, spec), description(spec)]),
    columns,
  );
}

function optionName(name: string, { short, value, choices }: OptionSpec): string {
  const argument = value ?? (choices === undefined ? undefined : choices.join('|'));
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${argument === undefined ? '' : ` ${argument}`}`;
}

function description({ description: text, multiple }: OptionSpec): string {
  return multiple === true ? `${text}; can be given several times` : text;
}

/** Two columns, the second one wrapped; a long first column gets a line of its own. */
function table(rows: readonly (readonly [string, string])[], columns: number | undefined): readonly string[] {
  const widest = Math.max(...rows.map(([first]) => first.length));
  const indent = Math.min(widest, 28) + 4;
  return rows.flatMap(([first, second]) => {
    const [head = '', ...tail] = wrap(second, lineWidth(columns) - indent);
    const padding = ' '.repeat(indent);
    return first.length > indent - 4
      ? [`  ${first}`, ...[head, ...tail].map((line) => padding + line)]
      : [`  ${first}`.padEnd(indent) + head, ...tail.map((line) => padding + line)];
  });
}

function lineWidth(columns: number | undefined): number {
  return Math.min(WIDE, Math.max(NARROW, columns ?? WIDE));
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
