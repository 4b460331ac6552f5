import { compareText } from '../graph/paths';
import type { DecisionMap } from './decisionMap';
import type { NodeGroup } from './geometry';

/** What decisions without a tag are put under. */
const UNTAGGED = 'Without a tag';

/**
 * The areas of a map: the folders of its records, or, where there is only one, the first tag of each decision. Ordered by
 * name, what has none last.
 */
export function areaGroups({ nodes }: DecisionMap): readonly NodeGroup[] {
  const folders = new Set(nodes.map(({ folder }) => folder));
  const isTagged = nodes.some(({ tags }) => tags.length > 0);
  const nameOf =
    folders.size > 1 || !isTagged
      ? ({ folder }: { readonly folder: string }): string => (folder === '' ? '.' : folder)
      : ({ tags }: { readonly tags: readonly string[] }): string => tags[0] ?? UNTAGGED;
  const groups = new Map<string, number[]>();
  nodes.forEach((node, index) => {
    const name = nameOf(node);
    groups.set(name, [...(groups.get(name) ?? []), index]);
  });
  return [...groups]
    .sort(([a], [b]) => Number(a === UNTAGGED) - Number(b === UNTAGGED) || compareText(a, b))
    .map(([name, members]) => ({ name, nodes: members }));
}
