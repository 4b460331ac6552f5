import type { Decision, Relation } from '../model/decision';
import { supersedeRing } from './cycles';
import { Filing } from './filing';
import { KeyMap } from './keyMap';
import { linkedPaths, lookupsOf } from './lookups';
import { nearestDecisions } from './nearest';
import { compareText, dirname, isWithin, positionIn } from './paths';
import { keysOfReference, namesOfRecord, pathKey, placesOfRecord } from './references';
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

/** One record with what it says about others, resolved. */
interface Entry {
  decision: Decision;
  /** For each of its relations, the record that it means; undefined when it is not exactly one. */
  meant: readonly (Entry | undefined)[];
  /** The records that its relations point at, each once, all candidates of ambiguous ones included. */
  targets: readonly Entry[];
  /** The records whose relations point at this one; none is undefined. */
  referrers: Set<Entry> | undefined;
  /** The relations that mean this record; undefined until they are asked for. */
  inbound: readonly InboundRelation[] | undefined;
}

/**
 * All decisions of a workspace, kept current one record at a time. An update costs time by the number of records that
 * refer to the changed one or are referred to by it. Only the first one after a `load` costs time by the number of
 * records in the workspace: what updates alone need is made then.
 */
export class DecisionIndex implements DecisionView {
  readonly #entries = new Map<string, Entry>();
  #filed = new Filing<Entry>();
  #namesakes = new KeyMap<Entry>();
  /** Records by everything that a change of another record can make them resolve differently by. */
  #askers: KeyMap<Entry> | undefined;
  /** Records with a relation to nothing: what may have been meant depends on which records there are. */
  readonly #lost = new Set<Entry>();
  readonly #existing = new Set<string>();
  #ordered: readonly Decision[] | undefined;
  /** How often it was looked for what may have been meant, since the last change. */
  #guesses = 0;

  /** Replaces everything by `decisions`, in one pass. */
  load(decisions: Iterable<Decision>): void {
    this.#entries.clear();
    this.#filed = new Filing();
    this.#namesakes = new KeyMap();
    this.#askers = undefined;
    this.#lost.clear();
    this.#ordered = undefined;
    this.#guesses = 0;
    for (const decision of decisions) {
      this.#file(decision);
    }
    for (const entry of this.#entries.values()) {
      this.#connect(entry);
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
    const known = this.#entries.get(path);
    if (known !== undefined && looksTheSame(known.decision, decision)) {
      this.#replace(known, decision);
      return [path];
    }
    const affected = new Set<string>([path]);
    // What it said and what it says: whoever is a neighbour of either may see something else now.
    if (known !== undefined) {
      this.#addNeighbours(affected, known);
      this.#removeAsker(known);
      this.#disconnect(known);
      this.#replace(known, decision);
    }
    const entry = known ?? this.#file(decision);
    this.#connect(entry);
    this.#addAsker(entry);
    if (known === undefined) {
      this.#ordered = undefined;
      this.#reconnectAskers(entry, affected);
    }
    this.#addNeighbours(affected, entry);
    return [...affected];
  }

  /**
   * Removes a record; no effect when there is none.
   * @returns the paths of all records whose workspace findings may have changed, `path` first
   */
  delete(path: string): readonly string[] {
    const entry = this.#entries.get(path);
    if (entry === undefined) {
      return [path];
    }
    this.#guesses = 0;
    const affected = new Set<string>([path]);
    this.#addNeighbours(affected, entry);
    this.#removeAsker(entry);
    this.#disconnect(entry);
    this.#filed.remove(entry);
    this.#namesakes.remove(namesakeKey(entry.decision), entry);
    this.#entries.delete(path);
    this.#ordered = undefined;
    this.#reconnectAskers(entry, affected);
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
    return this.#askersOf(pathKey(path));
  }

  /** As `setFileExists` for what is there of the files that a load asked for, when nobody has seen findings yet. */
  addExistingFiles(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#existing.add(path);
    }
  }

  /** The paths that the record at `path` asks about and that no record stands at. */
  filesAskedFor(decision: Decision): readonly string[] {
    return linkedPaths(decision).filter((path) => !this.#entries.has(path));
  }

  all(): readonly Decision[] {
    this.#ordered ??= Array.from(this.#entries.values(), ({ decision }) => decision).sort((a, b) =>
      compareText(a.path, b.path),
    );
    return this.#ordered;
  }

  byPath(path: string): Decision | undefined {
    return this.#entries.get(path)?.decision;
  }

  namesakes(decision: Decision): readonly Decision[] {
    return inOrder(
      this.#namesakes
        .get(namesakeKey(decision))
        .map((entry) => entry.decision)
        .filter(({ path }) => path !== decision.path),
    );
  }

  resolve(ref: string, fromFolder = ''): Resolution {
    const candidates = this.#candidates(ref, fromFolder).map(({ decision }) => decision);
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

  /** The records that the first key which any record has stands for, those near `fromFolder` only, ordered by path. */
  #candidates(ref: string, fromFolder: string): readonly Entry[] {
    for (const key of keysOfReference(ref, fromFolder)) {
      const filed = this.#filed.get(key);
      if (filed.length > 0) {
        return filed.length === 1 ? filed : closest(filed, fromFolder);
      }
    }
    return [];
  }

  inbound(decision: Decision): readonly InboundRelation[] {
    const entry = this.#entries.get(decision.path);
    if (entry?.referrers === undefined) {
      return [];
    }
    entry.inbound ??= inboundOf(entry, entry.referrers);
    return entry.inbound;
  }

  fileExists(path: string): boolean {
    return this.#entries.has(path) || this.#existing.has(path);
  }

  #file(decision: Decision): Entry {
    const entry: Entry = { decision, meant: [], targets: [], referrers: undefined, inbound: undefined };
    this.#entries.set(decision.path, entry);
    this.#filed.add(entry);
    this.#namesakes.add(namesakeKey(decision), entry);
    return entry;
  }

  /** Puts `decision`, which is found by the same keys, in the place of what the record was. */
  #replace(entry: Entry, decision: Decision): void {
    entry.decision = decision;
    for (const target of entry.targets) {
      target.inbound = undefined;
    }
    if (this.#ordered !== undefined) {
      this.#ordered = this.#ordered.with(positionIn(this.#ordered, decision.path), decision);
    }
  }

  /** Enters what a record says about others. */
  #connect(entry: Entry): void {
    const { path, relations } = entry.decision;
    const meant: (Entry | undefined)[] = [];
    const targets: Entry[] = [];
    let lost = false;
    for (const { ref } of relations) {
      const candidates = this.#candidates(ref, dirname(path));
      meant.push(candidates.length === 1 ? candidates[0] : undefined);
      lost ||= candidates.length === 0;
      for (const target of candidates) {
        target.referrers ??= new Set();
        if (!target.referrers.has(entry)) {
          target.referrers.add(entry);
          target.inbound = undefined;
          targets.push(target);
        }
      }
    }
    entry.meant = meant;
    entry.targets = targets;
    if (lost) {
      this.#lost.add(entry);
    }
  }

  #disconnect(entry: Entry): void {
    for (const target of entry.targets) {
      target.referrers?.delete(entry);
      target.inbound = undefined;
    }
    entry.meant = [];
    entry.targets = [];
    this.#lost.delete(entry);
  }

  /** After a record came or went: whoever looks one of its keys up may mean another record now. */
  #reconnectAskers({ decision }: Entry, affected: Set<string>): void {
    const keys = [...placesOfRecord(decision), ...namesOfRecord(decision)];
    for (const asker of new Set(keys.flatMap((key) => this.#askersNow().get(key)))) {
      affected.add(asker.decision.path);
      addPaths(affected, asker.targets);
      this.#disconnect(asker);
      this.#connect(asker);
      addPaths(affected, asker.targets);
    }
    addPaths(affected, this.#lost);
  }

  #askersOf(key: LookupKey): readonly string[] {
    return this.#askersNow()
      .get(key)
      .map(({ decision }) => decision.path);
  }

  #askersNow(): KeyMap<Entry> {
    if (this.#askers === undefined) {
      this.#askers = new KeyMap();
      for (const entry of this.#entries.values()) {
        this.#addAsker(entry);
      }
    }
    return this.#askers;
  }

  #addAsker(entry: Entry): void {
    if (this.#askers !== undefined) {
      for (const key of lookupsOf(entry.decision)) {
        this.#askers.add(key, entry);
      }
    }
  }

  #removeAsker(entry: Entry): void {
    if (this.#askers !== undefined) {
      for (const key of lookupsOf(entry.decision)) {
        this.#askers.remove(key, entry);
      }
    }
  }

  /** Namesakes, records that point here by relation or link, records pointed at, and those in a circle with this one. */
  #addNeighbours(affected: Set<string>, entry: Entry): void {
    const { decision } = entry;
    addPaths(affected, this.#namesakes.get(namesakeKey(decision)));
    for (const key of placesOfRecord(decision)) {
      if (key.kind === 'path') {
        addPaths(affected, this.#askersNow().get(key));
      }
    }
    addPaths(affected, entry.referrers ?? []);
    addPaths(affected, entry.targets);
    for (const path of supersedeRing(this, decision)) {
      affected.add(path);
    }
  }
}

function inboundOf(entry: Entry, referrers: ReadonlySet<Entry>): readonly InboundRelation[] {
  const inbound: InboundRelation[] = [];
  for (const { decision: from, meant } of [...referrers].sort(byPath)) {
    meant.forEach((target, index) => {
      const relation = from.relations[index];
      if (target === entry && relation !== undefined) {
        inbound.push({ from, relation });
      }
    });
  }
  return inbound;
}

function addPaths(paths: Set<string>, entries: Iterable<Entry>): void {
  for (const { decision } of entries) {
    paths.add(decision.path);
  }
}

function byPath(a: Entry, b: Entry): number {
  return compareText(a.decision.path, b.decision.path);
}

function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.length < 2 ? decisions : decisions.toSorted((a, b) => compareText(a.path, b.path));
}

function namesakeKey({ folder, id }: Decision): LookupKey {
  return { kind: 'name', value: `${folder}\n${id.toLowerCase()}` };
}

/** Those of `candidates` that are in the decision folder nearest to `fromFolder`; all when none of them is near. */
function closest(candidates: readonly Entry[], fromFolder: string): readonly Entry[] {
  const near = candidates.filter(({ decision }) => isWithin(fromFolder, decision.folder));
  const longest = Math.max(...near.map(({ decision }) => decision.folder.length));
  const kept =
    near.length === 0 ? candidates : near.filter(({ decision }) => decision.folder.length === longest);
  return kept.toSorted(byPath);
}
