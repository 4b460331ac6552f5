import type { Decision, Relation } from '../model/decision';
import { supersedeRing } from './cycles';
import { Multimap } from './multimap';
import { nearestDecisions } from './nearest';
import { basename, compareText, dirname, isWithin, resolvePath } from './paths';
import { isPathKey, keysOfLink, keysOfRecord, keysOfReference, pathKey } from './references';
import type { LookupKey } from './references';
import { looksTheSame } from './sameness';

/** A relation seen from the record that it points at. */
export interface InboundRelation {
  readonly from: Decision;
  readonly relation: Relation;
}

/** What a reference resolves to. */
export type Resolution =
  | { readonly kind: 'found'; readonly decision: Decision }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Decision[] }
  | {
      readonly kind: 'unknown';
      /** The decisions that may have been meant, best first. Computed when it is asked for: ask only to show it. */
      readonly nearest: readonly Decision[];
    };

/** Read access to all decisions of a workspace and how they relate. */
export interface DecisionView {
  /** All decisions, ordered by path. */
  all(): readonly Decision[];
  byPath(path: string): Decision | undefined;
  /** The other decisions with the same id in the same folder. */
  namesakes(decision: Decision): readonly Decision[];
  /**
   * Finds what a reference means: a path (relative to `fromFolder` or to the root), a file name, an id or a number.
   * Ids and numbers are looked up in `fromFolder` first, then everywhere.
   * @param fromFolder the folder of the file that states the reference
   */
  resolve(ref: string, fromFolder?: string): Resolution;
  /** Relations that other decisions declare towards this one, ordered by their path. */
  inbound(decision: Decision): readonly InboundRelation[];
  /** Whether a file or folder is there; only for paths that were asked for when the decision was added. */
  fileExists(path: string): boolean;
}

/**
 * Looking for what an unknown reference may mean costs time by the number of records. In a repository where thousands
 * of references lead nowhere, the suggestions are not what is missing.
 */
const MAX_GUESSES = 500;

/** What one record says about others, resolved. */
interface Edges {
  /** Everything that a change of another record can make this one resolve differently by. */
  readonly lookups: ReadonlySet<LookupKey>;
  /** For each of its relations, the path of the record that it means; undefined when it is not exactly one. */
  readonly meant: readonly (string | undefined)[];
  /** Paths of the records that its relations point at, all candidates of ambiguous ones included. */
  readonly targets: ReadonlySet<string>;
  /** Whether one of its relations points at nothing. */
  readonly lost: boolean;
}

/**
 * All decisions of a workspace, kept current one record at a time. An update costs time by the number of records that
 * refer to the changed one or are referred to by it, never by the number of records in the workspace.
 */
export class DecisionIndex implements DecisionView {
  readonly #records = new Map<string, Decision>();
  readonly #filed = new Multimap();
  readonly #edges = new Map<string, Edges>();
  /** Records by what they look up. */
  readonly #askers = new Multimap();
  /** Records by the path of a record that they have a relation to. */
  readonly #referrers = new Multimap();
  /** Records with a relation to nothing: what may have been meant depends on which records there are. */
  readonly #lost = new Set<string>();
  readonly #existing = new Set<string>();
  #ordered: readonly Decision[] | undefined;
  /** How often it was looked for what may have been meant, since the last change. */
  #guesses = 0;

  /** Replaces everything by `decisions`, in one pass. */
  load(decisions: Iterable<Decision>): void {
    const maps = [this.#records, this.#filed, this.#edges, this.#askers, this.#referrers, this.#lost];
    maps.forEach((map) => map.clear());
    this.#ordered = undefined;
    this.#guesses = 0;
    for (const decision of decisions) {
      this.#file(decision);
    }
    for (const decision of this.#records.values()) {
      this.#connect(decision);
    }
  }

  /**
   * Adds a record or replaces the one at its path.
   * @returns the paths of all records whose workspace findings may have changed, this one first; where a record is only
   * suggested in the place of an unknown one, its title may be an old one
   */
  set(decision: Decision): readonly string[] {
    this.#guesses = 0;
    const { path } = decision;
    const before = this.#records.get(path);
    if (before !== undefined && looksTheSame(before, decision)) {
      this.#replace(decision);
      return [path];
    }
    const affected = new Set<string>([path]);
    this.#addNeighbours(affected, before);
    if (before === undefined) {
      this.#file(decision);
      this.#ordered = undefined;
    } else {
      this.#disconnect(path);
      this.#replace(decision);
    }
    this.#connect(decision);
    if (before === undefined) {
      this.#reconnectAskers(keysOfRecord(decision), affected);
      this.#lost.forEach((lost) => affected.add(lost));
    }
    this.#addNeighbours(affected, decision);
    return [...affected];
  }

  /**
   * Removes a record; no effect when there is none.
   * @returns the paths of all records whose workspace findings may have changed, `path` first
   */
  delete(path: string): readonly string[] {
    const decision = this.#records.get(path);
    if (decision === undefined) {
      return [path];
    }
    this.#guesses = 0;
    const affected = new Set<string>([path]);
    this.#addNeighbours(affected, decision);
    this.#disconnect(path);
    const keys = keysOfRecord(decision);
    for (const key of keys) {
      this.#filed.remove(key, path);
    }
    this.#filed.remove(namesakeKey(decision), path);
    this.#records.delete(path);
    this.#ordered = undefined;
    this.#reconnectAskers(keys, affected);
    this.#lost.forEach((lost) => affected.add(lost));
    return [...affected];
  }

  /**
   * Says whether something stands at `path`, for {@link fileExists}.
   * @returns the paths of the records whose findings may have changed
   */
  setFileExists(path: string, exists: boolean): readonly string[] {
    if (this.#existing.has(path) === exists) {
      return [];
    }
    if (exists) {
      this.#existing.add(path);
    } else {
      this.#existing.delete(path);
    }
    return [...this.#askers.get(pathKey(path))];
  }

  /** The paths that the record at `path` asks about and that no record stands at. */
  filesAskedFor(decision: Decision): readonly string[] {
    return linkedPaths(decision).filter((path) => !this.#records.has(path));
  }

  all(): readonly Decision[] {
    this.#ordered ??= [...this.#records.values()].sort((a, b) => compareText(a.path, b.path));
    return this.#ordered;
  }

  byPath(path: string): Decision | undefined {
    return this.#records.get(path);
  }

  namesakes(decision: Decision): readonly Decision[] {
    return this.#decisionsAt(this.#filed.get(namesakeKey(decision))).filter(
      ({ path }) => path !== decision.path,
    );
  }

  resolve(ref: string, fromFolder = ''): Resolution {
    const candidates = this.#candidates(keysOfReference(ref, fromFolder), fromFolder);
    const [decision, another] = candidates;
    if (decision !== undefined) {
      return another === undefined ? { kind: 'found', decision } : { kind: 'ambiguous', candidates };
    }
    const guess = (): readonly Decision[] => this.#guess(ref, fromFolder);
    let nearest: readonly Decision[] | undefined;
    return {
      kind: 'unknown',
      get nearest(): readonly Decision[] {
        nearest ??= guess();
        return nearest;
      },
    };
  }

  #guess(ref: string, fromFolder: string): readonly Decision[] {
    this.#guesses += 1;
    return this.#guesses > MAX_GUESSES ? [] : nearestDecisions(ref, fromFolder, this.all());
  }

  /** The records that the first key which any record has stands for, those near `fromFolder` only. */
  #candidates(keys: readonly LookupKey[], fromFolder: string): readonly Decision[] {
    for (const key of keys) {
      const paths = this.#filed.get(key);
      if (paths.size > 0) {
        return closest(this.#decisionsAt(paths), fromFolder);
      }
    }
    return [];
  }

  inbound(decision: Decision): readonly InboundRelation[] {
    return this.#decisionsAt(this.#referrers.get(decision.path)).flatMap((from) =>
      from.relations
        .filter((_, index) => this.#edges.get(from.path)?.meant[index] === decision.path)
        .map((relation) => ({ from, relation })),
    );
  }

  fileExists(path: string): boolean {
    return this.#records.has(path) || this.#existing.has(path);
  }

  #file(decision: Decision): void {
    this.#records.set(decision.path, decision);
    for (const key of keysOfRecord(decision)) {
      this.#filed.add(key, decision.path);
    }
    this.#filed.add(namesakeKey(decision), decision.path);
  }

  #replace(decision: Decision): void {
    this.#records.set(decision.path, decision);
    if (this.#ordered !== undefined) {
      this.#ordered = this.#ordered.with(positionOf(this.#ordered, decision.path), decision);
    }
  }

  /** Enters what a record says about others. */
  #connect(decision: Decision): void {
    const { path } = decision;
    const lookups = new Set<LookupKey>();
    for (const linked of linkedPaths(decision)) {
      keysOfLink(linked).forEach((key) => lookups.add(key));
    }
    const found = this.#targetsOf(decision, lookups);
    for (const key of lookups) {
      this.#askers.add(key, path);
    }
    for (const target of found.targets) {
      this.#referrers.add(target, path);
    }
    this.#setEdges(path, { lookups, ...found });
  }

  #setEdges(path: string, edges: Edges): void {
    this.#edges.set(path, edges);
    if (edges.lost) {
      this.#lost.add(path);
    } else {
      this.#lost.delete(path);
    }
  }

  #disconnect(path: string): void {
    const edges = this.#edges.get(path);
    for (const key of edges?.lookups ?? []) {
      this.#askers.remove(key, path);
    }
    for (const target of edges?.targets ?? []) {
      this.#referrers.remove(target, path);
    }
    this.#edges.delete(path);
    this.#lost.delete(path);
  }

  /** After a record came or went: whoever looks one of its keys up may mean another record now. */
  #reconnectAskers(keys: readonly LookupKey[], affected: Set<string>): void {
    for (const asker of new Set(keys.flatMap((key) => [...this.#askers.get(key)]))) {
      const decision = this.#records.get(asker);
      const edges = this.#edges.get(asker);
      if (decision === undefined || edges === undefined) {
        continue;
      }
      affected.add(asker);
      const found = this.#targetsOf(decision);
      for (const target of edges.targets) {
        affected.add(target);
        this.#referrers.remove(target, asker);
      }
      for (const target of found.targets) {
        affected.add(target);
        this.#referrers.add(target, asker);
      }
      this.#setEdges(asker, { ...edges, ...found });
    }
  }

  /** @param lookups is given every key that was looked up */
  #targetsOf(decision: Decision, lookups?: Set<LookupKey>): Omit<Edges, 'lookups'> {
    let lost = false;
    const meant: (string | undefined)[] = [];
    const targets = new Set<string>();
    for (const { ref } of decision.relations) {
      const keys = keysOfReference(ref, dirname(decision.path));
      keys.forEach((key) => lookups?.add(key));
      const candidates = this.#candidates(keys, dirname(decision.path));
      meant.push(candidates.length === 1 ? candidates[0]?.path : undefined);
      candidates.forEach(({ path }) => targets.add(path));
      lost ||= candidates.length === 0;
    }
    return { meant, targets, lost };
  }

  /** Namesakes, records that point here by relation or link, records pointed at, and those in a circle with this one. */
  #addNeighbours(affected: Set<string>, decision: Decision | undefined): void {
    if (decision === undefined) {
      return;
    }
    const groups: Iterable<string>[] = [
      this.#filed.get(namesakeKey(decision)),
      ...keysOfRecord(decision)
        .filter(isPathKey)
        .map((key) => this.#askers.get(key)),
      this.#referrers.get(decision.path),
      this.#edges.get(decision.path)?.targets ?? [],
      supersedeRing(this, decision),
    ];
    for (const path of groups.flatMap((group) => [...group])) {
      affected.add(path);
    }
  }

  #decisionsAt(paths: ReadonlySet<string>): readonly Decision[] {
    const sorted = paths.size > 1 ? [...paths].sort(compareText) : [...paths];
    return sorted.flatMap((path) => this.#records.get(path) ?? []);
  }
}

function namesakeKey({ folder, id }: Decision): string {
  return `namesake:${folder}\n${id.toLowerCase()}`;
}

/** The repository paths that the body's links and the evidence files of a record name. */
function linkedPaths(decision: Decision): readonly string[] {
  const folder = dirname(decision.path);
  const paths = new Set<string>();
  for (const { target } of decision.links) {
    addPath(paths, target === '' ? undefined : resolvePath(folder, target));
  }
  for (const { file } of decision.evidence) {
    addPath(paths, file === undefined ? undefined : resolvePath('', file));
  }
  return [...paths];
}

function addPath(paths: Set<string>, path: string | undefined): void {
  if (path !== undefined && path !== '' && basename(path) !== '') {
    paths.add(path);
  }
}

/** Those of `candidates` that are in the decision folder nearest to `fromFolder`; all when none of them is near. */
function closest(candidates: readonly Decision[], fromFolder: string): readonly Decision[] {
  const near = candidates.filter(({ folder }) => isWithin(fromFolder, folder));
  if (near.length === 0) {
    return candidates;
  }
  const longest = Math.max(...near.map(({ folder }) => folder.length));
  return near.filter(({ folder }) => folder.length === longest);
}

/** Where `path` stands among decisions ordered by path; it must be there. */
function positionOf(ordered: readonly Decision[], path: string): number {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(ordered[middle]?.path ?? '', path) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
