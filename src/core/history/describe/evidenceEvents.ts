import { shownResult } from '../../evidence/shownResult';
import { deepEqual } from '../../graph/sameness';
import { valueAt } from '../../parse/fields';
import type { ParsedDecision, ParsedEvidence } from '../../parse/parsedDecision';
import type { DecisionEvent } from './event';
import { quoted, short } from './event';
import { valueChange } from './fieldEvents';
import type { OptionChanges } from './optionEvents';
import { shownValue } from './values';

type Fields = Readonly<Record<string, unknown>>;

/** One item with its fields; single values as they are written. */
interface Item {
  /** Its id; `#2` for the second item when it has none. */
  readonly name: string;
  readonly fields: Fields;
  /** Equal for items with the same fields. */
  readonly content: string;
}

/** Fields that are told in better words than those of a field. */
const TOLD_OTHERWISE = new Set([
  'id',
  'finding',
  'supports',
  'refutes',
  'options',
  'captured',
  'reconfirmed',
]);

/** What happened to the evidence. Options are known by the names that they have after. */
export function evidenceEvents(
  before: ParsedDecision,
  after: ParsedDecision,
  options: OptionChanges,
): readonly DecisionEvent[] {
  const { same, gone, come } = matched(itemsOf(before), itemsOf(after));
  const renamed = sameContent(gone, come);
  const isRenamed = new Set(renamed.flat());
  return [
    ...renamed.map(([was, is]): DecisionEvent => ({
      kind: 'evidence-renamed',
      detail: `${short(was.name)} is now called ${short(is.name)}`,
      from: was.name,
      to: is.name,
    })),
    ...come.filter((item) => !isRenamed.has(item)).map((item) => added('evidence-added', 'added', item)),
    ...gone.filter((item) => !isRenamed.has(item)).map((item) => added('evidence-removed', 'removed', item)),
    ...same.flatMap(([was, is]) => itemEvents(was, is, options)),
  ];
}

function added(
  kind: 'evidence-added' | 'evidence-removed',
  verb: string,
  { name, fields }: Item,
): DecisionEvent {
  const type = typeof fields['type'] === 'string' ? fields['type'] : 'evidence';
  const claim = (['supports', 'refutes'] as const)
    .filter((key) => listOf(fields[key]).length > 0)
    .map((key) => `${key} ${listOf(fields[key]).map(quoted).join(', ')}`)
    .join(' and ');
  const about = claim === '' ? short(type) : `${short(type)} that ${claim}`;
  return { kind, detail: `${short(name)} ${verb}: ${about}`, subject: name };
}

function itemsOf({ evidence, frontMatter }: ParsedDecision): readonly Item[] {
  return evidence.map((item) => {
    const path = ['evidence', item.index];
    const data = valueAt(frontMatter?.data, path) as Fields;
    const fields = Object.fromEntries(
      Object.keys(data).map((key) => [key, frontMatter?.textAt([...path, key]) ?? data[key]]),
    );
    return { name: nameOf(item), fields, content: contentOf(fields) };
  });
}

function nameOf({ id, index }: ParsedEvidence): string {
  return id?.value ?? `#${index + 1}`;
}

/** The fields without the id, in an order of their own. */
function contentOf(fields: Fields): string {
  return JSON.stringify(
    Object.keys(fields)
      .filter((key) => key !== 'id')
      .sort()
      .map((key) => [key, fields[key]]),
  );
}

interface Matched {
  readonly same: readonly (readonly [was: Item, is: Item])[];
  readonly gone: readonly Item[];
  readonly come: readonly Item[];
}

/** Items that are in both, by their ids; where an id comes twice, in their order. What changed in nothing is left out. */
function matched(was: readonly Item[], is: readonly Item[]): Matched {
  const keyOf = ({ name, content }: Item): string => `${name.toLowerCase()}\n${content}`;
  const unchanged = withoutCommon(was, is, keyOf);
  const byName = withoutCommon(unchanged.gone, unchanged.come, ({ name }) => name.toLowerCase());
  return { same: byName.common, gone: byName.gone, come: byName.come };
}

function sameContent(gone: readonly Item[], come: readonly Item[]): readonly (readonly [Item, Item])[] {
  return withoutCommon(gone, come, ({ content }) => content).common;
}

function withoutCommon(
  was: readonly Item[],
  is: readonly Item[],
  keyOf: (item: Item) => string,
): { common: readonly (readonly [Item, Item])[]; gone: readonly Item[]; come: readonly Item[] } {
  const waiting = new Map<string, Item[]>();
  for (const item of was) {
    const key = keyOf(item);
    waiting.set(key, [...(waiting.get(key) ?? []), item]);
  }
  const common: (readonly [Item, Item])[] = [];
  const come: Item[] = [];
  for (const item of is) {
    const found = waiting.get(keyOf(item))?.shift();
    if (found === undefined) {
      come.push(item);
    } else {
      common.push([found, item]);
    }
  }
  const left = new Set([...waiting.values()].flat());
  return { common, gone: was.filter((item) => left.has(item)), come };
}

function itemEvents(was: Item, is: Item, options: OptionChanges): readonly DecisionEvent[] {
  const subject = is.name;
  const keys = new Set([...Object.keys(was.fields), ...Object.keys(is.fields)]);
  return [
    ...findingEvents(subject, was.fields['finding'], is.fields['finding']),
    ...claimEvents(subject, 'supports', was, is, options),
    ...claimEvents(subject, 'refutes', was, is, options),
    ...measureEvents(subject, was.fields['options'], is.fields['options'], options),
    ...[...keys]
      .filter((key) => !TOLD_OTHERWISE.has(key))
      .flatMap((key) => fieldEvents(subject, key, was.fields[key], is.fields[key])),
    ...capturedEvents(subject, was.fields['captured'], is.fields['captured']),
    ...reconfirmedEvents(subject, was.fields['reconfirmed'], is.fields['reconfirmed']),
  ];
}

function findingEvents(subject: string, was: unknown, is: unknown): readonly DecisionEvent[] {
  const [from, to] = [was, is].map((value) => shownValue(value).replace(/\s+/g, ' ').trim()) as [
    string,
    string,
  ];
  if (from === to) {
    return [];
  }
  const verb = from === '' ? 'written' : to === '' ? 'removed' : 'changed';
  return [
    {
      kind: 'finding-changed',
      detail: `Finding of ${short(subject)} ${verb}${to === '' ? '' : `: ${quoted(to)}`}`,
      subject,
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    },
  ];
}

function claimEvents(
  subject: string,
  field: 'supports' | 'refutes',
  was: Item,
  is: Item,
  { keyBefore, keyAfter }: OptionChanges,
): readonly DecisionEvent[] {
  const old = new Map(listOf(was.fields[field]).map((name) => [keyBefore(name), name]));
  const now = new Map(listOf(is.fields[field]).map((name) => [keyAfter(name), name]));
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, name]) => quoted(name));
  const come = [...now].filter(([key]) => !old.has(key)).map(([, name]) => quoted(name));
  if (gone.length + come.length === 0) {
    return [];
  }
  const name = short(subject);
  const detail =
    come.length === 0
      ? `${name} no longer ${field} ${gone.join(', ')}`
      : `${name} now ${field} ${come.join(', ')}${gone.length === 0 ? '' : ` instead of ${gone.join(', ')}`}`;
  const [from, to] = [old, now].map((names) => [...names.values()].join(', ')) as [string, string];
  return [
    {
      kind: 'evidence-changed',
      detail,
      subject,
      field,
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    },
  ];
}

/** The places of the measurement for each option, by the options' names. */
function measureEvents(
  subject: string,
  was: unknown,
  is: unknown,
  { keyBefore, keyAfter }: OptionChanges,
): readonly DecisionEvent[] {
  const [old, now] = [keyed(was, keyBefore), keyed(is, keyAfter)];
  return deepEqual(old, now) ? [] : fieldEvents(subject, 'options', was, is);
}

function keyed(value: unknown, keyOf: (name: string) => string): unknown {
  return isMapping(value)
    ? Object.fromEntries(Object.entries(value).map(([name, cells]) => [`=${keyOf(name)}`, cells]))
    : value;
}

function fieldEvents(subject: string, field: string, was: unknown, is: unknown): readonly DecisionEvent[] {
  const change = valueChange(field, was, is);
  if (change === undefined) {
    return [];
  }
  const { from, to } = change;
  return [
    {
      kind: 'evidence-changed',
      detail: `${short(subject)}: ${change.detail}`,
      subject,
      field,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  ];
}

function capturedEvents(subject: string, was: unknown, is: unknown): readonly DecisionEvent[] {
  const [old, now] = [was, is].map((value) => (isMapping(value) ? value : undefined));
  if (deepEqual(old, now)) {
    return [];
  }
  const name = short(subject);
  const from = resultOf(old);
  const to = resultOf(now);
  const ends = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (old === undefined || now === undefined) {
    return old === undefined
      ? [{ kind: 'evidence-pinned', detail: withResult(`${name} pinned`, to), subject, ...ends }]
      : [
          {
            kind: 'evidence-unpinned',
            detail: withResult(`${name} no longer pinned`, from),
            subject,
            ...ends,
          },
        ];
  }
  return from === to
    ? [{ kind: 'evidence-repinned', detail: `${name} pinned again with the same result`, subject, ...ends }]
    : [
        {
          kind: 'result-changed',
          detail: `Result of ${name} changed from ${short(from ?? 'none')} to ${short(to ?? 'none')}`,
          subject,
          ...ends,
        },
      ];
}

function withResult(text: string, result: string | undefined): string {
  return result === undefined ? text : `${text}: ${short(result)}`;
}

function resultOf(captured: Fields | undefined): string | undefined {
  const result = captured?.['result'];
  if (!isMapping(result)) {
    return result === undefined || result === null ? undefined : shownValue(result);
  }
  return shownResult(
    Object.fromEntries(Object.entries(result).map(([key, value]) => [key, shownValue(value)])),
  );
}

function reconfirmedEvents(subject: string, was: unknown, is: unknown): readonly DecisionEvent[] {
  const [old, now] = [was, is].map(
    (value) =>
      new Map(
        (Array.isArray(value) ? (value as readonly unknown[]) : []).map((entry) => [
          JSON.stringify(entry),
          entry,
        ]),
      ),
  ) as [Map<string, unknown>, Map<string, unknown>];
  const name = short(subject);
  return [
    ...[...now]
      .filter(([key]) => !old.has(key))
      .map(([, entry]): DecisionEvent => {
        const to = shownValue(entry);
        return { kind: 'evidence-reconfirmed', detail: `${name} reconfirmed${by(entry)}`, subject, to };
      }),
    ...[...old]
      .filter(([key]) => !now.has(key))
      .map(([, entry]): DecisionEvent => {
        const from = shownValue(entry);
        const detail = `Reconfirmation of ${name}${by(entry)} removed`;
        return { kind: 'reconfirmation-removed', detail, subject, from };
      }),
  ];
}

function by(entry: unknown): string {
  return isMapping(entry) && typeof entry['by'] === 'string' ? ` by ${short(entry['by'])}` : '';
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .map((item) => shownValue(item))
    .filter((item) => item !== '');
}

function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
