import type { Direction } from './report';

/** A number with the unit that it was written with; undefined when it was written without one. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | undefined;
}

/** What one side of a unit measures, and how many of the dimension's base it is. */
interface Atom {
  readonly dimension: string;
  /** An integer, so that conversions between units of whole ratio are exact. */
  readonly scale: number;
}

interface Unit {
  readonly over: Atom;
  /** What it is per; undefined for `ms`, a second for `req/s`. */
  readonly per: Atom | undefined;
}

function atoms(dimension: string, scales: Readonly<Record<string, number>>): [string, Atom][] {
  return Object.entries(scales).map(([name, scale]) => [name, { dimension, scale }]);
}

/** Symbols mean what they mean only in this case: `ms` is no `MS`, `B` no `b`. */
const symbols: ReadonlyMap<string, Atom> = new Map([
  // The two letters that look like a micro sign are both in use: U+00B5 and U+03BC.
  ...atoms('time', {
    ns: 1,
    us: 1e3,
    '\u00b5s': 1e3,
    '\u03bcs': 1e3,
    ms: 1e6,
    s: 1e9,
    min: 60e9,
    h: 3600e9,
  }),
  ...atoms('bytes', {
    B: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
  }),
  ...atoms('ratio', { '%': 1, ratio: 100 }),
]);

/** Words for the same, whose case does not matter. */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ns: ['nanosecond', 'nanoseconds'],
    us: ['microsecond', 'microseconds'],
    ms: ['millisecond', 'milliseconds'],
    s: ['sec', 'secs', 'second', 'seconds'],
    min: ['minute', 'minutes'],
    h: ['hour', 'hours'],
    B: ['byte', 'bytes'],
    '%': ['percent'],
    ratio: ['fraction'],
    op: ['ops', 'operation', 'operations'],
    req: ['reqs', 'request', 'requests'],
    query: ['queries'],
    transaction: ['transactions', 'tx'],
    iteration: ['iterations', 'iter'],
  }).flatMap(([name, others]) => others.map((other): [string, string] => [other, name])),
);

const second: Atom = { dimension: 'time', scale: 1e9 };

const abbreviations: ReadonlyMap<string, Unit> = new Map(
  Object.entries({ rps: 'req', qps: 'query', tps: 'transaction' }).map(([name, counted]) => [
    name,
    { over: { dimension: counted, scale: 1 }, per: second },
  ]),
);

/** What is done: more of it per second is better, and less time for one of it. */
const work: ReadonlySet<string> = new Set(['op', 'req', 'query', 'transaction', 'iteration']);

const unitPattern = /^(?:%|[\p{L}#][\p{L}_.-]{0,30})(?:\/[\p{L}#][\p{L}_.-]{0,30})?$/u;

/** A name that is not known is a dimension of its own: it converts to nothing but itself. */
function atomOf(name: string): Atom {
  const known = words.get(name.toLowerCase()) ?? name;
  return symbols.get(known) ?? { dimension: known, scale: 1 };
}

function unitOf(text: string): Unit | undefined {
  if (!unitPattern.test(text)) {
    return undefined;
  }
  const [over = '', per] = text.split('/');
  if (per === undefined) {
    return abbreviations.get(over.toLowerCase()) ?? { over: atomOf(over), per: undefined };
  }
  return { over: atomOf(over), per: atomOf(per) };
}

function measureTheSame(a: Unit, b: Unit): boolean {
  return a.over.dimension === b.over.dimension && a.per?.dimension === b.per?.dimension;
}

/** A number with something behind it. */
interface Written {
  readonly value: number;
  /** Half of what the last written digit counts. */
  readonly halfDigit: number;
  readonly rest: string;
}

const writtenPattern = /^([+-]?)([\d.,]+)(?:[eE]([+-]?\d{1,4}))?\s*(.*)$/su;
const digitsPattern = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$|^\.(\d+)$/;
/** Nothing that people write as a quantity is longer. */
const longestQuantity = 100;

function readWritten(text: string): Written | undefined {
  const trimmed = text.trim();
  const [, sign = '', digits = '', exponent = '0', rest = ''] =
    trimmed.length > longestQuantity ? [] : (writtenPattern.exec(trimmed) ?? []);
  const parts = digitsPattern.exec(digits);
  if (parts === null) {
    return undefined;
  }
  const value = Number(`${sign}${digits.replaceAll(',', '')}e${exponent}`);
  const decimals = (parts[1] ?? parts[2] ?? '').length;
  return Number.isFinite(value)
    ? { value, halfDigit: Number(`0.5e${Number(exponent) - decimals}`), rest }
    : undefined;
}

/**
 * Reads `200 ms`, `1,000 req/s`, `3.5MiB`, `0.05` or a number. Undefined for everything else: a comma is read only where
 * it can be nothing but a separator of thousands (`1,5`, `0,160` and `1.000,5` are not read), and numbers are finite.
 */
export function parseQuantity(input: string | number): Quantity | undefined {
  if (typeof input === 'number') {
    return Number.isFinite(input) ? { value: input, unit: undefined } : undefined;
  }
  const written = readWritten(input);
  if (written === undefined || (written.rest !== '' && unitOf(written.rest) === undefined)) {
    return undefined;
  }
  return { value: written.value, unit: written.rest === '' ? undefined : written.rest };
}

/**
 * The same amount in another unit of its dimension: time (ns to h), bytes (`kB` and `KB` are 1,000, `KiB` is 1,024),
 * `%` and `ratio`, and any of these per another (`B/s`, `us/op`, `ops/ms`). Undefined between dimensions and when the
 * result is not finite. A time per operation is never turned into operations per time: the mean of the one is not the
 * mean of the other.
 */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) {
    return Number.isFinite(value) ? value : undefined;
  }
  const source = unitOf(from);
  const target = unitOf(to);
  if (source === undefined || target === undefined || !measureTheSame(source, target)) {
    return undefined;
  }
  const multiply = source.over.scale * (target.per?.scale ?? 1);
  const divide = target.over.scale * (source.per?.scale ?? 1);
  const result = divide > multiply ? value / (divide / multiply) : value * (multiply / divide);
  return Number.isFinite(result) ? result : undefined;
}

/**
 * Which way values of a unit get better, as far as the unit proves it: work per time (`ops/s`, `req/s`, `rps`) is better
 * when higher, time per work (`us/op`, `ns/iter`) when lower. A bare `ms` proves nothing, for it may be a latency or an
 * uptime; nor does `B/s`, which may be a throughput or a rate of allocation.
 */
export function directionOf(unit: string): Direction | undefined {
  const known = unitOf(unit);
  if (known?.per === undefined) {
    return undefined;
  }
  if (work.has(known.over.dimension) && known.per.dimension === 'time') {
    return 'higher';
  }
  return known.over.dimension === 'time' && work.has(known.per.dimension) ? 'lower' : undefined;
}

/**
 * A value as it is recorded and shown: `171.5 ms`, `62.5%`, `2.409e-5 s`, `0.9`. Whole numbers are written in full; others
 * with four significant digits, but never without one before the decimal point, and with an exponent when they are at
 * least 10,000,000 or less than 0.0001. The same on every platform.
 */
export function formatQuantity(value: number, unit: string | undefined): string {
  const number = formatNumber(value);
  return unit === undefined || unit === '' ? number : unit === '%' ? `${number}%` : `${number} ${unit}`;
}

function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (Number.isInteger(value) && size < 1e15)) {
    return String(value === 0 ? 0 : value);
  }
  if (size < 1e-4 || size >= 1e7) {
    const [digits = '', exponent = ''] = value.toExponential(3).split('e');
    const text = `${String(Number(digits))}e${exponent.replace('+', '')}`;
    // The largest numbers of all would be rounded beyond what a number can be.
    return Number.isFinite(Number(text)) ? text : String(value).replace('+', '');
  }
  return String(size >= 1e3 ? Math.round(value) : Number(value.toPrecision(4)));
}

/**
 * Whether a recorded text such as `171.5 ms` says the same as the value that is read now: equal to the digits that were
 * recorded, in the same unit or another of its dimension. A text without the unit says less, so it is not the same.
 */
export function sameQuantity(recordedText: string, value: number, unit: string | undefined): boolean {
  const written = readWritten(recordedText);
  if (written === undefined || !Number.isFinite(value)) {
    return false;
  }
  const now = written.rest === (unit ?? '') ? value : convert(value, unit ?? '', written.rest);
  // The last term covers what a conversion may round.
  return (
    now !== undefined &&
    Math.abs(now - written.value) <= written.halfDigit + Math.abs(now) * 4 * Number.EPSILON
  );
}
