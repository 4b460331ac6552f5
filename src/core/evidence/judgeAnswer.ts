import type { EvidenceReason, EvidenceResult } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { EvidenceClaim } from './claim';
import { compareOptions } from './compareOptions';
import { queriesOf } from './query';
import type { Answer, FileReading, TestsAnswer, ValueAnswer } from './query';
import { convert, formatQuantity, parseQuantity, sameQuantity } from './units';

/** What the data of an item says, as text and as numbers. */
export interface Measured {
  readonly result: EvidenceResult | undefined;
  /** The same as it was read: by option, or under an empty name when no options are compared. */
  readonly values: ReadonlyMap<string, Answer>;
  /** The option that the measurements favour clearly. */
  readonly leader: string | undefined;
}

type Say = (reason: EvidenceReason) => void;

/** Compares what a file says with what an item claims that it says. */
export function judgeAnswer(
  claim: EvidenceClaim,
  reading: FileReading,
  titles: readonly string[],
  say: Say,
): Measured {
  const { main, byOption } = queriesOf(claim);
  const answers = reading.answers;
  const names = main === undefined ? byOption.map(({ option }) => option) : [''];
  const values = new Map<string, Answer>();
  names.forEach((name, index) => {
    const answer = answers[index];
    if (answer !== undefined) {
      values.set(name, withUnit(answer, claim, say));
    }
  });
  for (const [option, answer] of values) {
    judgeOne(claim, answer, option, say);
  }
  const hasFailed = [...values.values()].some((answer) => answer.kind === 'tests' && answer.failed > 0);
  const [defect] = reading.defects;
  if (defect !== undefined && !(hasFailed && claim.expect === 'passed')) {
    say({
      code: 'damaged',
      state: 'broken',
      field: 'file',
      message: `the file is damaged (${defect}), so it proves nothing but failures`,
    });
  }
  judgeLimits(claim, values, titles, say);
  const leader = main === undefined ? compareOptions(claim, values, titles, say) : undefined;
  return { result: resultOf(values), values, leader };
}

/** A value in the unit that the item states. */
function withUnit(answer: Answer, { unit }: EvidenceClaim, say: Say): Answer {
  if (answer.kind !== 'value' || unit === undefined || answer.unit === unit) {
    return answer;
  }
  if (answer.unit === undefined) {
    return { ...answer, unit };
  }
  const from = answer.unit;
  const converted = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : convert(value, from, unit);
  const value = converted(answer.value);
  if (value === undefined) {
    say({
      code: 'unit',
      state: 'broken',
      message: `the data is in ${from}, which is not ${unit}`,
    });
    return answer;
  }
  return { ...answer, value, unit, low: converted(answer.low), high: converted(answer.high) };
}

function judgeOne(claim: EvidenceClaim, answer: Answer, option: string, say: Say): void {
  switch (answer.kind) {
    case 'none':
      say({
        code: 'no-match',
        state: 'broken',
        field: fieldOf(claim, option),
        message: `${option === '' ? '' : `${option}: `}${answer.message}`,
        nearest: answer.nearest,
      });
      return;
    case 'quote':
      if (!answer.found) {
        say({
          code: 'quote-missing',
          state: 'broken',
          field: 'quote',
          message: `the quoted words are not in ${claim.file ?? 'the file'}`,
        });
      }
      return;
    case 'tests':
      judgeTests(claim, answer, say);
      return;
    case 'value':
    case 'text':
      return;
  }
}

function fieldOf(claim: EvidenceClaim, option: string): string {
  const fields = ['tests', 'column', 'pointer', 'metric'];
  return option === '' ? (fields.find((field) => Object.hasOwn(claim.places, field)) ?? 'file') : 'options';
}

function judgeTests(claim: EvidenceClaim, answer: TestsAnswer, say: Say): void {
  const { matched, passed, failed, skipped, flaky, examples } = answer;
  const first = examples[0];
  if (claim.count !== undefined && claim.count !== matched) {
    say({
      code: 'test-count',
      state: 'broken',
      field: 'tests',
      message: `${matched} ${matched === 1 ? 'test matches' : 'tests match'}, but \`count\` says ${claim.count}`,
    });
  }
  if (claim.expect === 'failed') {
    if (passed > 0) {
      say({
        code: 'test-passed',
        state: 'contradicts',
        field: 'tests',
        message: `a failure is expected, but ${passed} of ${matched} passed, such as ${answer.passedExample ?? ''}`,
      });
    }
  } else if (failed > 0) {
    const message = first?.message?.split('\n')[0]?.trim() ?? '';
    say({
      code: 'test-failed',
      state: 'contradicts',
      field: 'tests',
      message: `${failed} of ${matched} failed: ${first?.test ?? ''}${message === '' ? '' : ` (${message.slice(0, 200)})`}`,
    });
  }
  if (passed + failed === 0) {
    say({
      code: 'test-skipped',
      state: 'broken',
      field: 'tests',
      message: `${matched === 1 ? 'the test was' : `all ${matched} tests were`} skipped, which proves nothing`,
    });
  } else if (skipped > 0) {
    say({ code: 'some-skipped', state: undefined, field: 'tests', message: `${skipped} of ${matched} were skipped` });
  }
  if (flaky > 0) {
    say({
      code: 'flaky',
      state: undefined,
      field: 'tests',
      message: `${flaky} of ${matched} passed only when run again`,
    });
  }
}

/** Limits hold for the options that the data is said to support; for the single value where none are compared. */
function judgeLimits(
  claim: EvidenceClaim,
  values: ReadonlyMap<string, Answer>,
  titles: readonly string[],
  say: Say,
): void {
  const keyOf = optionFinder(titles);
  const supported = new Set(claim.supports.map(keyOf));
  for (const [option, answer] of values) {
    if (answer.kind !== 'value' || (option !== '' && !supported.has(keyOf(option)))) {
      continue;
    }
    for (const [limit, sign] of [
      [claim.atMost, 1],
      [claim.atLeast, -1],
    ] as const) {
      if (limit !== undefined) {
        judgeLimit(answer, limit, sign, option, say);
      }
    }
  }
}

function judgeLimit(answer: ValueAnswer, limit: string, sign: 1 | -1, option: string, say: Say): void {
  const whose = option === '' ? '' : `${option}: `;
  const quantity = parseQuantity(limit);
  const broken = (message: string): void => {
    say({ code: 'limit-unclear', state: 'broken', message: `${whose}${message}` });
  };
  if (quantity === undefined) {
    broken(`the limit ${limit} is not a number with a unit`);
    return;
  }
  const { unit = answer.unit } = quantity;
  const value =
    unit === answer.unit
      ? answer.value
      : answer.unit === undefined
        ? undefined
        : convert(answer.value, answer.unit, unit ?? '');
  if (value === undefined) {
    broken(
      answer.unit === undefined
        ? `the limit is in ${unit ?? 'no unit'}, but the data does not say its unit: add \`unit\``
        : `the limit is in ${unit ?? 'no unit'}, the data in ${answer.unit}`,
    );
    return;
  }
  if (sign * (value - quantity.value) > 0) {
    say({
      code: 'limit',
      state: 'contradicts',
      message: `${whose}${formatQuantity(answer.value, answer.unit)} is ${sign > 0 ? 'more than' : 'less than'} ${limit}`,
    });
  }
}

function resultOf(values: ReadonlyMap<string, Answer>): EvidenceResult | undefined {
  const single = values.get('');
  if (single !== undefined) {
    return textOf(single);
  }
  const texts = [...values].map(([option, answer]) => [option, textOf(answer)] as const);
  return texts.length === 0 || texts.some(([, text]) => text === undefined)
    ? undefined
    : Object.fromEntries(texts.map(([option, text]) => [option, text ?? '']));
}

/** An answer as it is recorded; undefined for what is not recorded. */
function textOf(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'tests': {
      const { matched, passed, failed, skipped } = answer;
      const others = [
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
      ];
      return [`${passed}/${matched} passed`, ...others].join(', ');
    }
    case 'value':
      return formatQuantity(answer.value, answer.unit);
    case 'text':
      return answer.text;
    case 'quote':
    case 'none':
      return undefined;
  }
}

/** Whether what was recorded is what is read now, to the digits that were recorded. */
export function sameResult(recorded: EvidenceResult, values: ReadonlyMap<string, Answer>): boolean {
  if (typeof recorded === 'string') {
    const answer = values.get('');
    return answer !== undefined && sameText(recorded, answer);
  }
  return (
    Object.keys(recorded).length === values.size &&
    [...values].every(
      ([option, answer]) => Object.hasOwn(recorded, option) && sameText(recorded[option] ?? '', answer),
    )
  );
}

function sameText(recorded: string, answer: Answer): boolean {
  return answer.kind === 'value'
    ? sameQuantity(recorded, answer.value, answer.unit)
    : textOf(answer)?.replace(/\s+/g, ' ') === recorded.replace(/\s+/g, ' ');
}
