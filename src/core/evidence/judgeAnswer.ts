import type { EvidenceReason, EvidenceResult, MeasuredValue } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { EvidenceClaim } from './claim';
import { compareOptions } from './compareOptions';
import { queriesOf } from './query';
import { shownOutcomes } from './shownResult';
import type { Answer, FileReading, TestsAnswer } from './query';
import { mapDistribution } from './statistics';
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
      values.set(name, withUnit(answer, claim, name, say));
    }
  });
  judgeMissing(claim, values, say);
  for (const [option, answer] of values) {
    judgeOne(claim, answer, (reason) => {
      say(option === '' ? reason : { option, ...reason });
    });
  }
  const hasFailed = [...values.values()].some((answer) => answer.kind === 'tests' && answer.failed > 0);
  const [defect] = reading.defects;
  if (defect !== undefined && !(hasFailed && claim.expect === 'passed')) {
    say({
      code: 'damaged',
      state: 'broken',
      field: 'file',
      message: `the file is damaged (${defect}), so what it says proves nothing`,
    });
  }
  judgeLimits(claim, values, titles, say);
  const leader = main === undefined ? compareOptions(claim, values, titles, say) : undefined;
  return { result: resultOf(values), values, leader };
}

/** A value in the unit that the item states. */
function withUnit(answer: Answer, { unit }: EvidenceClaim, option: string, say: Say): Answer {
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
  const distribution = mapDistribution(answer.distribution, (each) => convert(each, from, unit));
  if (value === undefined) {
    say({
      code: 'unit',
      state: 'broken',
      field: 'unit',
      ...(option !== '' && { option }),
      message: `${option === '' ? '' : `for ${option}, `}the data is in ${from}, which is not ${unit}`,
    });
    return answer;
  }
  return { ...answer, value, unit, low: converted(answer.low), high: converted(answer.high), distribution };
}

/** What is not in the file. What is missing for several options alike is said once. */
function judgeMissing(claim: EvidenceClaim, values: ReadonlyMap<string, Answer>, say: Say): void {
  const missing = [...values].flatMap(([option, answer]) =>
    answer.kind === 'none' ? [{ option, answer }] : [],
  );
  for (const [index, { option, answer }] of missing.entries()) {
    const alike = missing.findIndex((other) => other.answer.message === answer.message);
    if (alike < index) {
      continue;
    }
    const isShared = missing.some((other, at) => at > index && other.answer.message === answer.message);
    const isOfOption = option !== '' && !isShared;
    say({
      code: 'no-match',
      state: 'broken',
      field: isOfOption ? 'options' : fieldOf(claim, answer.wanted),
      ...(isOfOption && { option }),
      message: `${isOfOption ? `for ${option}, ` : ''}${answer.message}`,
      subject: answer.wanted,
      nearest: answer.nearest,
    });
  }
}

function judgeOne(claim: EvidenceClaim, answer: Answer, say: Say): void {
  switch (answer.kind) {
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
    case 'none':
      return;
  }
}

/** The field that names what is not in the file. */
function fieldOf(claim: EvidenceClaim, wanted: string | undefined): string {
  const { tests, metric, select = {}, pointer, column, where = {} } = claim;
  const naming: readonly (readonly [field: string, names: readonly (string | undefined)[]])[] = [
    ['tests', tests],
    ['column', [column]],
    ['where', Object.keys(where)],
    ['pointer', [pointer]],
    ['metric', [metric]],
    ['select', Object.values(select)],
  ];
  const exact = wanted === undefined ? undefined : naming.find(([, names]) => names.includes(wanted));
  const [field] = exact ?? naming.find(([name]) => Object.hasOwn(claim.places, name)) ?? ['file'];
  return field;
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
    const message =
      first?.message
        ?.trim()
        .split(/[\r\n]/, 1)[0]
        ?.trim() ?? '';
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
    say({
      code: 'some-skipped',
      state: undefined,
      field: 'tests',
      message: `${skipped} of ${matched} were skipped`,
    });
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

/** One side of what a value may be. */
interface Limit {
  readonly field: 'at-most' | 'at-least';
  /** As it is written. */
  readonly text: string;
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
  const judged = [...values].filter(([option]) => option === '' || supported.has(keyOf(option)));
  for (const [field, text] of [
    ['at-most', claim.atMost],
    ['at-least', claim.atLeast],
  ] as const) {
    if (text === undefined) {
      continue;
    }
    for (const [option, answer] of judged) {
      judgeLimit(answer, { field, text }, option, say);
    }
    if (values.size === 0) {
      const message = `no value is named that ${text} could be the limit of: add \`column\`, \`pointer\` or \`metric\``;
      say({ code: 'limit-unclear', state: 'broken', field, message });
    } else if (judged.length === 0) {
      const message = `${text} is the limit of no value, for none of the measured options is in \`supports\``;
      say({ code: 'limit-unused', state: undefined, field, message });
    }
  }
}

function judgeLimit(answer: Answer, { field, text: limit }: Limit, option: string, say: Say): void {
  const about = { field, ...(option !== '' && { option }) };
  const broken = (message: string): void => {
    say({
      ...about,
      code: 'limit-unclear',
      state: 'broken',
      message: `${option === '' ? '' : `for ${option}, `}${message}`,
    });
  };
  if (answer.kind === 'none') {
    return;
  }
  if (answer.kind !== 'value') {
    broken(`what the data says is not a number, so it cannot be compared with ${limit}`);
    return;
  }
  const quantity = parseQuantity(limit);
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
  if (field === 'at-most' ? value > quantity.value : value < quantity.value) {
    const rounded = formatQuantity(answer.value, answer.unit);
    // Rounded to the limit itself, the value would seem to keep it.
    const isHidden = sameQuantity(rounded, quantity.value, unit);
    const shown = isHidden ? [answer.value, answer.unit ?? ''].join(' ').trim() : rounded;
    say({
      ...about,
      code: 'limit',
      state: 'contradicts',
      message: `${option === '' ? `${shown} is` : `${option} has ${shown},`} ${field === 'at-most' ? 'more' : 'less'} than ${limit}`,
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

/** The answers that are numbers. */
export function measuredValues(values: ReadonlyMap<string, Answer>): readonly MeasuredValue[] {
  return [...values].flatMap(([option, answer]) => {
    if (answer.kind !== 'value') {
      return [];
    }
    const { value, unit, better, low, high, count, distribution } = answer;
    const name = option === '' ? undefined : option;
    return [{ option: name, value, unit, better, low, high, count, distribution }];
  });
}

/** An answer as it is recorded; undefined for what is not recorded. */
function textOf(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'tests':
      return shownOutcomes(answer, '/');
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
    : folded(textOf(answer)) === folded(recorded);
}

function folded(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}
