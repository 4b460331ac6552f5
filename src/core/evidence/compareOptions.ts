import type { EvidenceReason } from '../model/evidence';
import { optionFinder } from '../rules/support/options';
import type { EvidenceClaim } from './claim';
import type { Answer, ValueAnswer } from './query';
import { convert, directionOf, formatQuantity } from './units';
import type { Direction } from './report';

/** One option with its value, in the unit of the first. */
interface Entry {
  readonly option: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

type Say = (reason: EvidenceReason) => void;

/**
 * Ranks the options by what was measured, and compares the ranking with what the item says that it shows. Where the data
 * carries spread and the intervals of the best overlap, there is no clear leader, and none is named; nor is one where a
 * value is missing, for the missing one may be the best.
 * @returns the option that leads clearly
 */
export function compareOptions(
  claim: EvidenceClaim,
  values: ReadonlyMap<string, Answer>,
  titles: readonly string[],
  say: Say,
): string | undefined {
  const entries = comparable(values, say);
  if (entries === undefined || entries.length < 2) {
    return undefined;
  }
  const direction = directionFor(claim, values, say);
  if (direction === undefined) {
    say({
      code: 'no-direction',
      state: undefined,
      field: 'options',
      message:
        'which value is better is not said, so no option leads: add `better: lower` or `better: higher`',
    });
    return undefined;
  }
  const sign = direction === 'lower' ? 1 : -1;
  const ranked = [...entries].sort((a, b) => sign * (a.value - b.value));
  const best = ranked[0]!;
  // Those that the data cannot tell from the best.
  const leading = ranked.filter((entry) => entry === best || overlaps(entry, best));
  if (leading.length > 1) {
    say({
      code: 'no-clear-leader',
      state: undefined,
      field: 'options',
      message: `there is no clear leader: the data cannot tell ${listed(leading)} apart`,
    });
  }
  sayWhatIsOtherwise(claim, entries, leading, titles, say);
  return leading.length === 1 ? best.option : undefined;
}

/** Where the item names other options as better or worse than the data does. */
function sayWhatIsOtherwise(
  { supports, refutes }: EvidenceClaim,
  entries: readonly Entry[],
  leading: readonly Entry[],
  titles: readonly string[],
  say: Say,
): void {
  const keyOf = optionFinder(titles);
  const leadingKeys = new Set(leading.map(({ option }) => keyOf(option)));
  const measuredKeys = new Set(entries.map(({ option }) => keyOf(option)));
  const favours = `the data favours ${listed(leading)}`;
  for (const name of supports) {
    if (measuredKeys.has(keyOf(name)) && !leadingKeys.has(keyOf(name))) {
      const message = `${favours}, not ${name}`;
      say({ code: 'other-leader', state: 'contradicts', field: 'supports', option: name, message });
    }
  }
  for (const name of refutes) {
    if (leading.length === 1 && leadingKeys.has(keyOf(name))) {
      const message = `${favours}, which it is said to refute`;
      say({ code: 'other-leader', state: 'contradicts', field: 'refutes', option: name, message });
    }
  }
}

function listed(entries: readonly Entry[]): string {
  const names = entries.map(({ option, text }) => `${option} (${text})`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** The values in one unit; undefined when one of them is missing, no number, or in a unit of another kind. */
function comparable(values: ReadonlyMap<string, Answer>, say: Say): readonly Entry[] | undefined {
  const found: { readonly option: string; readonly answer: ValueAnswer }[] = [];
  for (const [option, answer] of values) {
    if (answer.kind === 'value') {
      found.push({ option, answer });
    } else if (answer.kind === 'text') {
      say({
        code: 'not-a-number',
        state: 'broken',
        field: 'options',
        option,
        message: `for ${option}, the data says what is not a number, so it cannot be compared`,
      });
    }
  }
  if (found.length < values.size) {
    return undefined;
  }
  const unit = found[0]?.answer.unit;
  const entries: Entry[] = [];
  for (const { option, answer } of found) {
    const to = (value: number): number | undefined =>
      answer.unit === unit ? value : convert(value, answer.unit ?? '', unit ?? '');
    const value = to(answer.value);
    if (value === undefined) {
      say({
        code: 'unit',
        state: 'broken',
        field: 'options',
        option,
        message: `${option} is in ${answer.unit ?? 'no unit'}, ${found[0]?.option ?? ''} in ${unit ?? 'no unit'}: they cannot be compared`,
      });
      return undefined;
    }
    const low = to(answer.low ?? answer.value) ?? value;
    const high = to(answer.high ?? answer.value) ?? value;
    entries.push({ option, value, low, high, text: formatQuantity(answer.value, answer.unit) });
  }
  return entries;
}

function overlaps(a: Entry, b: Entry): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** Stated, or proven by the unit or the format; never guessed. */
function directionFor(
  { better, unit }: EvidenceClaim,
  values: ReadonlyMap<string, Answer>,
  say: Say,
): Direction | undefined {
  const shown = [...values.values()].map((answer) =>
    answer.kind === 'value' ? (answer.better ?? directionOf(unit ?? answer.unit ?? '')) : undefined,
  );
  const [first] = shown;
  const proven = shown.every((direction) => direction === first) ? first : undefined;
  if (better !== undefined && proven !== undefined && better !== proven) {
    say({
      code: 'other-direction',
      state: undefined,
      field: 'options',
      message: `it says that ${better} is better, though by its format or unit ${proven} is`,
    });
  }
  return better ?? proven;
}
