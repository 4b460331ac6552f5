import type { ParsedDecision, ParsedEvidence } from '../../parse/parsedDecision';
import { optionFinder, optionKey } from '../../rules/support/options';
import type { DecisionEvent } from './event';
import { quoted } from './event';
import { likenessOf, pairUp } from './pairing';

/** Options less alike than this are two options, not one with another title. */
const LEAST_LIKENESS = 0.6;

/** What became of the options, and how the options before are called now. */
export interface OptionChanges {
  readonly events: readonly DecisionEvent[];
  /** A name that the record before used for an option, as a key that is the same for the record after. */
  readonly keyBefore: (name: string) => string;
  /** The same for the names of the record after. */
  readonly keyAfter: (name: string) => string;
}

interface Option {
  readonly title: string;
  readonly key: string;
}

/** Options that were added, removed or got another title. */
export function optionChanges(before: ParsedDecision, after: ParsedDecision): OptionChanges {
  const was = optionsOf(before);
  const is = optionsOf(after);
  const gone = [...was.values()].filter(({ key }) => !is.has(key));
  const come = [...is.values()].filter(({ key }) => !was.has(key));
  const backingBefore = backing(before);
  const backingAfter = backing(after);
  const renamed = pairUp(gone, come, (from, to) => {
    if (backingBefore.has(to.key) || backingAfter.has(from.key)) {
      // Both names are in use at the same time.
      return 0;
    }
    const likeness = likenessOf(from.key, to.key);
    if (likeness >= LEAST_LIKENESS || isExplained(from.key, to.key)) {
      return Math.max(likeness, LEAST_LIKENESS);
    }
    // The same evidence speaks for what has another name.
    const evidence = backingBefore.get(from.key) ?? '';
    return /[+=-]/.test(evidence) && evidence === backingAfter.get(to.key) ? LEAST_LIKENESS / 2 : 0;
  });
  const newKeys = new Map(
    renamed.map(({ before: from, after: to }) => [gone[from]!.key, come[to]!.key] as const),
  );
  const kept = new Set(newKeys.values());
  const finders = [before, after].map(({ options }) => optionFinder(options.map(({ value }) => value)));
  return {
    events: [
      ...renamed.map(({ before: from, after: to }): DecisionEvent => {
        const [old, now] = [gone[from]!.title, come[to]!.title];
        return {
          kind: 'option-renamed',
          detail: `Option ${quoted(old)} renamed to ${quoted(now)}`,
          from: old,
          to: now,
        };
      }),
      ...gone
        .filter(({ key }) => !newKeys.has(key))
        .map(({ title }): DecisionEvent => ({
          kind: 'option-removed',
          detail: `Option ${quoted(title)} removed`,
          subject: title,
        })),
      ...come
        .filter(({ key }) => !kept.has(key))
        .map(({ title }): DecisionEvent => ({
          kind: 'option-added',
          detail: `Option ${quoted(title)} added`,
          subject: title,
        })),
    ],
    keyBefore: (name) => {
      const key = finders[0]!(name);
      return newKeys.get(key) ?? key;
    },
    keyAfter: (name) => finders[1]!(name),
  };
}

function optionsOf({ options }: ParsedDecision): ReadonlyMap<string, Option> {
  return new Map(options.map(({ value }) => [optionKey(value), { title: value, key: optionKey(value) }]));
}

/** `SQLite` and `SQLite (embedded)` are one option: the one is the other with an explanation. */
function isExplained(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter !== '' && longer.startsWith(shorter) && !/^[\p{L}\p{N}]/u.test(longer.slice(shorter.length));
}

/** What speaks about each option, the choice included, as one text to compare. */
function backing({ evidence, options, chosen }: ParsedDecision): ReadonlyMap<string, string> {
  const keyOf = optionFinder(options.map(({ value }) => value));
  const found = new Map<string, string>();
  const add = (names: readonly string[], sign: string, item?: ParsedEvidence): void => {
    for (const name of names) {
      const key = keyOf(name);
      found.set(key, `${found.get(key) ?? ''} ${sign}${item?.id?.value.toLowerCase() ?? ''}`);
    }
  };
  const named = (list: ParsedEvidence['supports']): readonly string[] => list.map(({ value }) => value);
  add(named(chosen), '!');
  for (const item of evidence) {
    add(named(item.supports), '+', item);
    add(named(item.refutes), '-', item);
    add(item.measures, '=', item);
  }
  return found;
}

/** Another choice, or one where there was none. */
export function chosenEvents(
  before: ParsedDecision,
  after: ParsedDecision,
  { keyBefore, keyAfter }: OptionChanges,
): readonly DecisionEvent[] {
  const was = new Map(before.chosen.map(({ value }) => [keyBefore(value), value]));
  const is = new Map(after.chosen.map(({ value }) => [keyAfter(value), value]));
  if (was.size === is.size && [...was.keys()].every((key) => is.has(key))) {
    return [];
  }
  const from = was.size === 0 ? undefined : [...was.values()].map(quoted).join(', ');
  const to = is.size === 0 ? undefined : [...is.values()].map(quoted).join(', ');
  const detail =
    from === undefined
      ? `${to ?? ''} chosen`
      : to === undefined
        ? `Choice of ${from} taken back`
        : `Chosen option changed from ${from} to ${to}`;
  return [
    {
      kind: 'chosen-changed',
      detail,
      ...(from === undefined ? {} : { from: [...was.values()].join(', ') }),
      ...(to === undefined ? {} : { to: [...is.values()].join(', ') }),
    },
  ];
}
