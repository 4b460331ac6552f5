import { attentionByPerson, attentionKinds } from '../attention/attention';
import type { AttentionItem, AttentionKind } from '../attention/attention';
import { plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { count, decisionName } from './wording';

/** What needs somebody, ready to be written. */
export interface AttentionReport {
  /** ISO date. */
  readonly today: string;
  /** Whom it is limited to; undefined for everybody. */
  readonly person: string | undefined;
  /** Most pressing first. */
  readonly items: readonly AttentionItem[];
}

/** The report as JSON: see `schemas/status.schema.json`. */
export function writeAttentionJson({ today, person, items }: AttentionReport): string {
  const data = {
    version: 1,
    today,
    person: person ?? null,
    items: items.map(({ kind, decision, due, days, blocks, people, reasons }) => ({
      kind,
      id: decision.id,
      title: decision.title ?? null,
      path: decision.path,
      status: decision.status,
      due: due ?? null,
      days: days ?? null,
      blocks,
      people,
      reasons: reasons.map(({ rule, message, evidence, range }) => ({
        rule: rule ?? null,
        message,
        evidence: evidence ?? null,
        range,
      })),
    })),
    people: attentionByPerson(items),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

const HEADINGS: Readonly<Record<AttentionKind, string>> = {
  decide: 'To be decided',
  failing: 'Evidence that fails',
  review: 'Outcomes to be measured',
  suspect: 'Evidence that is out of date',
  waiver: 'Waivers that end',
};

/** What is counted for a person. */
const COUNTED: Readonly<Record<AttentionKind, string>> = {
  decide: 'to be decided',
  failing: 'with failing evidence',
  review: 'to be measured',
  suspect: 'with evidence out of date',
  waiver: 'with a waiver that ends',
};

/** The report for people: by kind, most pressing first, then what is asked of whom. */
export function writeAttentionText(report: AttentionReport, paint: Paint = plain): string {
  const { items, person } = report;
  const whose = person === undefined ? '' : ` of ${printable(person)}`;
  if (items.length === 0) {
    return `${paint.green(`Nothing is asked${person === undefined ? ' of anybody' : whose}.`)}\n`;
  }
  const lines = attentionKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return own.length === 0
      ? []
      : [
          paint.bold(`${HEADINGS[kind]} (${own.length})`),
          ...own.flatMap((item) => itemLines(item, paint)),
          '',
        ];
  });
  const people = person === undefined ? personLines(items, paint) : [];
  const decisions = new Set(items.map(({ decision }) => decision.path)).size;
  const needs = decisions === 1 ? 'needs' : 'need';
  const who = person === undefined ? 'somebody' : printable(person);
  return `${[...lines, ...people, paint.bold(`${count(decisions, 'decision')} ${needs} ${who}`)].join('\n')}\n`;
}

function itemLines(
  { decision, reasons, people, blocks, ...item }: AttentionItem,
  paint: Paint,
): readonly string[] {
  const name = decisionName(decision);
  const facts = [
    ...(blocks.length > 0 && item.kind === 'decide' ? [`blocks ${blocks.join(', ')}`] : []),
    ...dueWords(item),
  ];
  const shown = facts.length === 0 ? '' : `  ${paint.yellow(printable(`(${facts.join('; ')})`))}`;
  const asked = people.length === 0 ? 'the record names nobody' : people.join(', ');
  return [
    `  ${printable(name)}${shown}`,
    ...reasons.map(({ message }) => `    ${printable(message)}`),
    paint.dim(`    ${printable(asked)}`),
  ];
}

function dueWords({ days, due }: Pick<AttentionItem, 'days' | 'due'>): readonly string[] {
  if (days === undefined || due === undefined) {
    return [];
  }
  return [
    days > 0 ? `${count(days, 'day')} overdue` : days === 0 ? 'today' : `in ${count(-days, 'day')}, ${due}`,
  ];
}

function personLines(items: readonly AttentionItem[], paint: Paint): readonly string[] {
  const people = attentionByPerson(items);
  return people.length === 0
    ? []
    : [
        paint.bold('By person'),
        ...people.map(({ name, counts }) => {
          const parts = attentionKinds.flatMap((kind) =>
            counts[kind] === 0 ? [] : [`${counts[kind]} ${COUNTED[kind]}`],
          );
          return `  ${printable(name)}: ${parts.join(', ')}`;
        }),
        '',
      ];
}
