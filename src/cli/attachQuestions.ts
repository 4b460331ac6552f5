import { selectionOf } from '../core/evidence/attach';
import type { Selection } from '../core/evidence/attach';
import type { Cells } from '../core/evidence/claim';
import type { ListedColumn, ReportContents } from '../core/evidence/contents';
import type { Direction } from '../core/evidence/report';
import { statisticNames } from '../core/evidence/statistics';
import { compileSelector } from '../core/evidence/testSelector';
import { choicesOf, numbered } from '../core/report/contents';
import { printable } from '../core/report/printable';
import { enumerate } from '../core/report/wording';
import type { CommandContext } from './command';
import { CliError } from './errors';

/** Somebody who answers questions on a terminal. */
export interface Asker {
  /** Asks until `read` gives an answer. @param read a sentence for an answer that makes no sense */
  ask<T>(question: string, read: (answer: string) => { readonly answer: T } | string): Promise<T>;
  /** Shows lines before a question. */
  show(lines: readonly string[]): void;
}

/** More wrong answers in a row come from no person. */
const MAX_ATTEMPTS = 10;
/** What stands for no answer, because the terminal was closed (Ctrl-D): no line can hold it. */
const CLOSED = '\n';

/** Who can be asked; undefined in scripts. @param nothing what is said of what was not done when there is no answer */
export function askerOf({ io, note }: CommandContext, nothing = 'Nothing was attached'): Asker | undefined {
  const { ask } = io;
  if (ask === undefined) {
    return undefined;
  }
  return {
    async ask(question, read) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const line = await ask(`${question} `, CLOSED);
        if (line === CLOSED) {
          throw new CliError(`${nothing}: a question was left without an answer.`);
        }
        const result = read(line.trim());
        if (typeof result !== 'string') {
          return result.answer;
        }
        note(result);
      }
      throw new CliError(`${nothing}: no answer could be understood.`);
    },
    show: (lines) => {
      lines.forEach(note);
    },
  };
}

/**
 * What is meant by a report, which has been shown with numbers.
 * @param claiming the tests that claim the decision, taken when no others are named
 */
export async function askSelection(
  asker: Asker,
  contents: ReportContents,
  claiming?: readonly string[],
): Promise<Selection> {
  const choices = choicesOf(contents);
  switch (choices.kind) {
    case 'tests':
      return askTests(asker, contents, choices, claiming);
    case 'measurements':
      return asker.ask('Which measurement? Give its number:', (answer) => {
        const chosen = choices.measurements[Number(answer) - 1];
        return chosen === undefined
          ? `Give a number from 1 to ${choices.measurements.length}.`
          : { answer: selectionOf(chosen, contents.measurements) };
      });
    case 'columns':
      return askColumn(asker, contents, choices.columns);
    case 'pointers':
      return asker.ask('Which value? Give its number or a JSON Pointer:', (answer) => {
        const pointer = answer.startsWith('/') ? answer : contents.pointers[Number(answer) - 1]?.pointer;
        return pointer === undefined
          ? `Give a number from 1 to ${contents.pointers.length}, or a pointer such as /p95/ms.`
          : { answer: { pointer } };
      });
    case 'nothing':
      throw new CliError('Nothing in this report can be read as a result: name other data.');
  }
}

async function askTests(
  asker: Asker,
  contents: ReportContents,
  { tests }: ReturnType<typeof choicesOf>,
  claiming: readonly string[] | undefined,
): Promise<Selection> {
  const proposed =
    claiming === undefined
      ? 'all'
      : `${enumerate(claiming)}, which claim${claiming.length === 1 ? 's' : ''} the decision; * for all`;
  const selectors = await asker.ask(
    `Which tests? Give numbers, or a name in which * stands for anything (empty: ${printable(proposed)}):`,
    (answer) => {
      if (answer === '') {
        return { answer: claiming ?? ['*'] };
      }
      const numbers = numbersIn(answer, tests.length);
      if (numbers !== undefined) {
        const names = numbers.map((number) => tests[number - 1]?.test ?? '');
        return { answer: [...new Set(names)] };
      }
      const matches = compileSelector(answer);
      return contents.listedTests.some(({ named }) => matches(named))
        ? { answer: [answer] }
        : `No test is called ${answer}.`;
    },
  );
  const matchers = selectors.map(compileSelector);
  const fails = contents.listedTests.some(
    ({ outcome, named }) => outcome === 'failed' && matchers.some((matches) => matches(named)),
  );
  const isExpected =
    fails && (await askYesNo(asker, 'Some of these failed. Does that show what you want to say?', false));
  return { tests: selectors, ...(isExpected ? { expect: 'failed' } : {}) };
}

/** `1 3-5` as numbers; undefined when it is no list of numbers up to `max`. */
export function numbersIn(answer: string, max: number): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const part of answer.split(/[\s,]+/).filter((text) => text !== '')) {
    const [, first = '', last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    const from = Number(first);
    const to = Number(last);
    if (first === '' || from < 1 || to < from || to > max) {
      return undefined;
    }
    for (let number = from; number <= to; number += 1) {
      numbers.push(number);
    }
  }
  return numbers.length === 0 ? undefined : numbers;
}

async function askColumn(
  asker: Asker,
  { table }: ReportContents,
  columns: readonly ListedColumn[],
): Promise<Selection> {
  const column = await asker.ask('Which column holds the values? Give its number or name:', (answer) => {
    const chosen = columns.find(({ name }) => name === answer) ?? columns[Number(answer) - 1];
    return chosen === undefined
      ? `There is no column ${answer}.`
      : chosen.isNumeric
        ? { answer: chosen.name }
        : `Not all of ${chosen.name} are numbers.`;
  });
  const where = await asker.ask('Which rows count? Give COLUMN=VALUE (empty: all):', (answer) => {
    const cells = cellsOf(answer, columns);
    return typeof cells === 'string' ? cells : { answer: cells };
  });
  if ((table?.rowCount ?? 0) < 2) {
    return { column, where };
  }
  const stat = await asker.ask(
    `How do their values become one number? ${enumerate(statisticNames, 'or')} (empty: median):`,
    (answer) => {
      const name = statisticNames.find((candidate) => candidate === (answer === '' ? 'median' : answer));
      return name === undefined ? `It is one of ${enumerate(statisticNames, 'or')}.` : { answer: name };
    },
  );
  return { column, where, stat };
}

function cellsOf(answer: string, columns: readonly ListedColumn[]): Cells | undefined | string {
  if (answer === '') {
    return undefined;
  }
  const equals = answer.indexOf('=');
  const name = answer.slice(0, equals).trim();
  const value = answer.slice(equals + 1).trim();
  const column = columns.find((candidate) => candidate.name === name);
  if (equals < 1 || column === undefined) {
    return equals < 1 ? 'Write COLUMN=VALUE.' : `There is no column ${name}.`;
  }
  return column.values !== undefined && !column.values.includes(value)
    ? `No row has ${name} ${value}: it is ${enumerate(column.values, 'or')}.`
    : Object.fromEntries([[name, value]]);
}

/** The unit and the direction of a measurement of which the report does not say them. */
export async function askUnit(
  asker: Asker,
): Promise<{ readonly unit: string | undefined; readonly better: Direction | undefined }> {
  const unit = await asker.ask('In which unit is it? (empty: none)', (answer) => ({
    answer: answer === '' ? undefined : answer,
  }));
  const better = await asker.ask(
    'Which is better, lower or higher? (empty: it does not matter)',
    (answer) => {
      const directions: readonly (Direction | '')[] = ['lower', 'higher', ''];
      const direction = directions.find((candidate) => candidate === answer.toLowerCase());
      return direction === undefined
        ? 'Say lower or higher, or nothing.'
        : { answer: direction === '' ? undefined : direction };
    },
  );
  return { unit, better };
}

/** Which options the data speaks for or against. @param verb `support` */
export async function askOptions(
  asker: Asker,
  verb: string,
  titles: readonly string[],
): Promise<readonly string[]> {
  if (titles.length === 0) {
    return [];
  }
  asker.show(numbered(titles, titles.length).map((line) => `  ${line}`));
  return asker.ask(`Which option does it ${verb}? Give numbers (empty: none):`, (answer) => {
    if (answer === '') {
      return { answer: [] };
    }
    const numbers = numbersIn(answer, titles.length);
    return numbers === undefined
      ? `Give numbers from 1 to ${titles.length}.`
      : { answer: numbers.map((number) => titles[number - 1] ?? '') };
  });
}

/** What the data shows; undefined when nothing is said. */
export async function askFinding(asker: Asker): Promise<string | undefined> {
  return asker.ask('What does the data show, in one sentence?', (answer) => ({
    answer: answer === '' ? undefined : answer,
  }));
}

/** What the data covers. @param proposed taken when nothing else is said */
export async function askCovers(
  asker: Asker,
  proposed: readonly string[],
  from: string | undefined,
): Promise<readonly string[]> {
  const known =
    proposed.length === 0
      ? '(empty: do not say)'
      : `(empty: ${proposed.join(' ')}, ${from ?? ''}; - for none)`;
  return asker.ask(
    `Which code does it speak about? Give paths or globs, separated by spaces ${known}`,
    (answer) => ({
      answer: answer === '' ? proposed : answer === '-' ? [] : answer.split(/\s+/),
    }),
  );
}

/** A question with yes or no. */
export async function askYesNo(asker: Asker, question: string, whenEmpty: boolean): Promise<boolean> {
  return asker.ask(`${question} ${whenEmpty ? '[Y/n]' : '[y/N]'}`, (answer) => {
    if (answer === '') {
      return { answer: whenEmpty };
    }
    const isYes = /^(?:y|yes)$/i.test(answer);
    return isYes || /^(?:n|no)$/i.test(answer) ? { answer: isYes } : 'Answer y or n.';
  });
}
