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
 * carries spread and the intervals of the best overlap, there is no clear leader, and none is named.
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
  const direction = directionFor(claim, values);
  if (direction === undefined) {
    say({
      code: 'no-direction',
      state: undefined,
      field: 'options',
      message: 'which value is better is not said, so no option leads: add `better: lower` or `better: higher`',
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
      message: `there is no clear leader: ${leading.map(({ option, text }) => `${option} (${text})`).join(' and ')} overlap`,
    });
  }
  const keyOf = optionFinder(titles);
  const leadingKeys = new Set(leading.map(({ option }) => keyOf(option)));
  const measuredKeys = new Set(entries.map(({ option }) => keyOf(option)));
  const favours = `the data favours ${best.option} (${best.text})`;
  for (const name of claim.supports.filter((title) => measuredKeys.has(keyOf(title)))) {
    if (!leadingKeys.has(keyOf(name))) {
      say({ code: 'other-leader', state: 'contradicts', field: 'supports', message: `${favours}, not ${name}` });
    }
  }
  for (const name of claim.refutes) {
    if (keyOf(name) === keyOf(best.option) && leading.length === 1) {
      say({
        code: 'other-leader',
        state: 'contradicts',
        field: 'refutes',
        message: `${favours}, which it is said to refute`,
      });
    }
  }
  return leading.length === 1 ? best.option : undefined;
}

/** The values in one unit; undefined when they have none in common. */
function comparable(values: ReadonlyMap<string, Answer>, say: Say): readonly Entry[] | undefined {
  const found = [...values].flatMap(([option, answer]) =>
    answer.kind === 'value' ? [{ option, answer }] : [],
  );
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
): Direction | undefined {
  if (better !== undefined) {
    return better;
  }
  const stated = [...values.values()]
    .filter((answer): answer is ValueAnswer => answer.kind === 'value')
    .map((answer) => answer.better ?? directionOf(unit ?? answer.unit ?? ''));
  const [first] = stated;
  return stated.every((direction) => direction === first) ? first : undefined;
}
