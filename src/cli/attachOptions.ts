import { attachedTypes } from '../core/evidence/attach';
import type { Selection } from '../core/evidence/attach';
import type { Cells } from '../core/evidence/claim';
import { statisticNames } from '../core/evidence/statistics';
import { UsageError } from './errors';
import type { OptionSpecs, OptionValues } from './options';

/** The options by which evidence from a report is described. */
export const attachOptions = {
  finding: { type: 'string', value: 'TEXT', description: 'what the data shows, in one sentence (required)' },
  supports: {
    type: 'string',
    value: 'OPTION',
    multiple: true,
    description: 'the option that the data speaks for',
  },
  refutes: {
    type: 'string',
    value: 'OPTION',
    multiple: true,
    description: 'the option that the data speaks against',
  },
  about: {
    type: 'string',
    choices: ['problem'],
    description: 'say `problem` for data that shows that the problem itself is real',
  },
  tests: {
    type: 'string',
    value: 'CLASS#NAME',
    multiple: true,
    description:
      'the tests that are meant, `*` standing for anything (default: those that claim the decision, else all)',
  },
  expect: { type: 'string', choices: ['passed', 'failed'], description: 'how the tests have to end' },
  metric: { type: 'string', value: 'NAME', description: 'the number of a benchmark that is meant' },
  select: {
    type: 'string',
    value: 'KEY=VALUE',
    multiple: true,
    description: 'which benchmark is meant, as in bench=NAME',
  },
  pointer: { type: 'string', value: 'POINTER', description: 'the value of a JSON file, as in /p95/ms' },
  column: { type: 'string', value: 'NAME', description: 'the column of a table' },
  where: { type: 'string', value: 'KEY=VALUE', multiple: true, description: 'which rows of a table count' },
  stat: {
    type: 'string',
    choices: statisticNames,
    value: 'NAME',
    description: `how the values of a column become one number: ${statisticNames.join(', ')}`,
  },
  compare: {
    type: 'string',
    value: 'OPTION=KEY=VALUE',
    multiple: true,
    description: 'where the same measurement stands for an option, to compare options',
  },
  unit: { type: 'string', value: 'UNIT', description: 'the unit, where the report does not say' },
  better: { type: 'string', choices: ['lower', 'higher'], description: 'which values are better' },
  'at-most': { type: 'string', value: 'LIMIT', description: 'a limit, as in "200 ms"' },
  'at-least': { type: 'string', value: 'LIMIT', description: 'a limit, as in "500 req/s"' },
  covers: {
    type: 'string',
    value: 'GLOB',
    multiple: true,
    description: 'the code that the data speaks about (default: what is proposed)',
  },
  coverage: {
    type: 'string',
    value: 'FILE',
    description: 'a coverage report that tells which code the data speaks about',
  },
  type: { type: 'string', choices: attachedTypes, description: 'the kind of evidence' },
  id: { type: 'string', value: 'ID', description: 'its name in the record (default: the next of E1, E2, …)' },
  format: { type: 'string', value: 'NAME', description: 'the format, where it is not recognised' },
  'no-copy': { type: 'boolean', description: 'leave the file where it is' },
  redact: {
    type: 'boolean',
    description:
      'replace host names, user names and home folders in the copy without asking (scripts: always)',
  },
  'no-redact': { type: 'boolean', description: 'keep host names, user names and home folders in the copy' },
  'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
} as const satisfies OptionSpecs;

/** What was said about evidence from a report. */
export type AttachOptions = OptionValues<typeof attachOptions>;

/** What is meant by a report, as far as it was said; undefined when nothing was. @throws UsageError */
export function selectionIn(options: AttachOptions, command: string): Selection | undefined {
  const { tests, expect, metric, pointer, column, stat } = options;
  const select = cellsIn('--select', options.select, command);
  const where = cellsIn('--where', options.where, command);
  const kinds = [
    ['--tests', tests.length > 0],
    ['--metric or --select', metric !== undefined || select !== undefined],
    ['--pointer', pointer !== undefined],
    ['--column', column !== undefined],
  ] as const;
  const given = kinds.filter(([, isGiven]) => isGiven).map(([name]) => name);
  if (given.length > 1) {
    throw new UsageError(`${given.join(' and ')} name different things of a report: leave one out.`, command);
  }
  if ((where !== undefined || stat !== undefined) && column === undefined) {
    throw new UsageError('--where and --stat go with a column of a table: name it with --column.', command);
  }
  if (given.length === 0 && options.compare.length === 0) {
    return expect === 'failed' ? { tests: ['*'], expect } : undefined;
  }
  return {
    tests,
    expect: expect === 'failed' ? expect : undefined,
    metric,
    select,
    pointer,
    column,
    where,
    stat,
  };
}

/** Where the measurement of each option stands, by the names that were given. @throws UsageError */
export function comparisonIn(
  { compare }: AttachOptions,
  command: string,
): readonly { readonly title: string; readonly cells: Cells }[] {
  const byOption = new Map<string, [string, string][]>();
  for (const given of compare) {
    const [option = '', key = '', ...value] = given.split('=');
    if (option.trim() === '' || key.trim() === '' || value.length === 0) {
      throw new UsageError(
        `--compare cannot be \`${given}\`: write OPTION=KEY=VALUE, as in SQLite=bench=read.`,
        command,
      );
    }
    const cells = byOption.get(option.trim()) ?? [];
    cells.push([key.trim(), value.join('=')]);
    byOption.set(option.trim(), cells);
  }
  return [...byOption].map(([title, cells]) => ({ title, cells: Object.fromEntries(cells) }));
}

function cellsIn(option: string, given: readonly string[], command: string): Cells | undefined {
  const cells = given.map((text): [string, string] => {
    const equals = text.indexOf('=');
    if (equals < 1) {
      throw new UsageError(`${option} cannot be \`${text}\`: write KEY=VALUE.`, command);
    }
    return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  });
  return cells.length === 0 ? undefined : Object.fromEntries(cells);
}
