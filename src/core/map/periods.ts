import { compareText } from '../graph/paths';
import type { DecisionMap } from './decisionMap';
import type { NodeGroup } from './geometry';

/** What decisions without a date are put under. */
const UNDATED = 'Without a date';
/** More columns than this are not taken in at a glance: longer periods take their place. */
const MAX_PERIODS = 24;

const PERIODS: readonly ((date: string) => string)[] = [
  (date) => date.slice(0, 7),
  (date) => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  (date) => date.slice(0, 4),
];

/** Decisions by when they were made: by month, quarter or year, the earliest first and what has no date last. */
export function periodGroups({ nodes }: DecisionMap): readonly NodeGroup[] {
  const dated = [...nodes.keys()].filter((index) => nodes[index]?.date !== undefined);
  const dateOf = (index: number): string => nodes[index]?.date ?? '';
  dated.sort((a, b) => compareText(dateOf(a), dateOf(b)) || a - b);
  const grouped = PERIODS.map((nameOf) => {
    const groups = new Map<string, number[]>();
    for (const index of dated) {
      const name = nameOf(dateOf(index));
      groups.set(name, [...(groups.get(name) ?? []), index]);
    }
    return [...groups].map(([name, members]) => ({ name, nodes: members }));
  });
  const periods = grouped.find(({ length }) => length <= MAX_PERIODS) ?? grouped.at(-1) ?? [];
  const undated = [...nodes.keys()].filter((index) => nodes[index]?.date === undefined);
  return undated.length === 0 ? periods : [...periods, { name: UNDATED, nodes: undated }];
}
