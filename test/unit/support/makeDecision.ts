import type { Decision, Relation, RelationKind } from '../../../src/core/model/decision';
import { startOfText } from '../../../src/core/model/text';

/** A relation of the front matter: `relation('supersedes', 'ADR-0003#caching')`. */
export function relation(kind: RelationKind, reference: string): Relation {
  const [ref = '', fragment] = reference.split('#');
  return { kind, ref, fragment, range: startOfText, source: 'front-matter' };
}

/** A record's summary without parsing anything: id, number and folder follow from the path unless they are given. */
export function makeDecision(path: string, fields: Partial<Decision> = {}): Decision {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const number = /^(\d{1,4})-/.exec(name)?.[1];
  return {
    path,
    folder,
    id: number === undefined ? name : `ADR-${number.padStart(4, '0')}`,
    number: number === undefined ? undefined : Number(number),
    title: name,
    titleRange: startOfText,
    format: 'madr',
    status: 'accepted',
    rawStatus: 'accepted',
    statusRange: undefined,
    date: '2026-03-14',
    category: undefined,
    tags: [],
    people: [],
    options: [],
    chosen: [],
    evidence: [],
    commits: [],
    relations: [],
    links: [],
    anchors: [],
    governs: [],
    waivers: [],
    state: undefined,
    ...fields,
  };
}
