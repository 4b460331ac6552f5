import { basename, dirname } from '../../graph/paths';
import { identityOf } from '../../parse/identity';
import type { ParsedDecision } from '../../parse/parsedDecision';
import type { DecisionEvent } from './event';
import { quoted, short } from './event';
import { evidenceEvents } from './evidenceEvents';
import { fieldEvents } from './fieldEvents';
import { chosenEvents, optionChanges } from './optionEvents';
import { peopleEvents } from './peopleEvents';
import { relationEvents } from './relationEvents';
import { sectionEvents } from './sectionEvents';

/**
 * What happened to a decision between two versions of its record, in its own terms, the weightiest first. Nothing when
 * both are the same. Swapped, it tells the opposite. Never throws; takes time by the length of the records.
 *
 * @param before undefined when there was no record yet
 * @param after undefined when there is none any more
 */
export function describeChange(
  before: ParsedDecision | undefined,
  after: ParsedDecision | undefined,
): readonly DecisionEvent[] {
  if (before === undefined || after === undefined) {
    return before !== undefined
      ? [{ kind: 'deleted', detail: `Deleted: ${summary(before)}` }]
      : after !== undefined
        ? [{ kind: 'created', detail: `Created: ${summary(after)}` }]
        : [];
  }
  const path = describeMove(before.path, after.path);
  if (before.text === after.text) {
    return path;
  }
  const options = optionChanges(before, after);
  const broken = [before, after].map(isBroken);
  const events = [
    ...path,
    ...(broken.includes(true)
      ? brokenEvents(broken)
      : [...statusEvents(before, after), ...chosenEvents(before, after, options)]),
    ...titleEvents(before, after),
    ...options.events,
    ...(broken.includes(true)
      ? []
      : [
          ...evidenceEvents(before, after, options),
          ...relationEvents(before, after),
          ...peopleEvents(before, after),
          ...fieldEvents(before, after),
        ]),
    ...sectionEvents(before, after, options),
  ];
  return events.length > path.length
    ? events
    : [
        ...path,
        { kind: 'layout-changed', detail: 'Only the layout changed: spaces, line ends, comments or order' },
      ];
}

function summary({ title, identity, statuses }: ParsedDecision): string {
  const name = title === undefined ? identity.id : quoted(title.value);
  const status = statuses[0];
  return status === undefined ? `${name}, without a status` : `${name}, ${statusName(status)}`;
}

type Stated = ParsedDecision['statuses'][number];

function statusName({ status, raw }: Stated): string {
  return status === 'unknown' ? quoted(raw) : status;
}

function statusEvents(
  { statuses: [was] }: ParsedDecision,
  { statuses: [is] }: ParsedDecision,
): readonly DecisionEvent[] {
  const [from, to] = [was, is].map((status) => (status === undefined ? undefined : statusName(status)));
  if (from !== to) {
    const detail =
      from === undefined
        ? `Status set to ${to ?? ''}`
        : to === undefined
          ? `Status ${from} removed`
          : `Status changed from ${from} to ${to}`;
    return [
      {
        kind: 'status-changed',
        detail,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    ];
  }
  if (was === undefined || is === undefined || worded(was) === worded(is)) {
    return [];
  }
  const detail = `Status reworded from ${quoted(was.raw)} to ${quoted(is.raw)}`;
  return [{ kind: 'status-reworded', detail, from: was.raw, to: is.raw }];
}

function worded({ raw }: Stated): string {
  return raw.replace(/\s+/g, ' ').trim().toLowerCase();
}

function titleEvents(
  { title: was }: ParsedDecision,
  { title: is }: ParsedDecision,
): readonly DecisionEvent[] {
  const [from, to] = [was?.value, is?.value];
  if (from === to) {
    return [];
  }
  const detail =
    from === undefined
      ? `Title set to ${quoted(to ?? '')}`
      : to === undefined
        ? `Title ${quoted(from)} removed`
        : `Title changed from ${quoted(from)} to ${quoted(to)}`;
  return [
    {
      kind: 'title-changed',
      detail,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  ];
}

/** What another path of a record means: its file, its folder or its number has another name. */
export function describeMove(from: string, to: string): readonly DecisionEvent[] {
  if (from === to) {
    return [];
  }
  const [was, is] = [from, to].map((path) => identityOf(path).id) as [string, string];
  if (was !== is) {
    return [{ kind: 'renumbered', detail: `Renumbered from ${short(was)} to ${short(is)}`, from, to }];
  }
  const detail =
    basename(from) === basename(to)
      ? `Moved from ${short(dirname(from) || 'the root')} to ${short(dirname(to) || 'the root')}`
      : dirname(from) === dirname(to)
        ? `Renamed from ${short(basename(from))} to ${short(basename(to))}`
        : `Renamed from ${short(from)} to ${short(to)}`;
  return [{ kind: 'renamed', detail, from, to }];
}

/** Whether nothing can be read of the front matter that is there. */
function isBroken({ frontMatter, problems }: ParsedDecision): boolean {
  return frontMatter !== undefined && problems.length > 0 && Object.keys(frontMatter.data).length === 0;
}

function brokenEvents([wasBroken, isNow]: readonly boolean[]): readonly DecisionEvent[] {
  if (wasBroken === isNow) {
    return [];
  }
  return isNow === true
    ? [{ kind: 'front-matter-broken', detail: 'The front matter can no longer be read' }]
    : [{ kind: 'front-matter-repaired', detail: 'The front matter can be read again' }];
}
