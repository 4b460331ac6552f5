import { evidenceFilesOf } from '../core/graph/lookups';
import type { KnowsEvidenceFiles } from '../core/graph/lookups';
import type {
  CommitReference,
  Decision,
  DocumentLink,
  EvidenceSummary,
  Relation,
  RelationKind,
  Waiver,
} from '../core/model/decision';
import type { Range } from '../core/model/text';
import type { RecordFile } from '../core/service';

/*
 * How a decision is kept between runs and handed from thread to thread. A check of all records reads some fields of each
 * (the head) and hardly ever the others (the details), which are therefore decoded when they are first asked for.
 */

/** A place as `Range`: line and character of the start, line and character of the end. */
type FlatRange = readonly [number, number, number, number];

type FlatRelation = readonly [RelationKind, string, string | null, Relation['source'], ...FlatRange];
type FlatLink = readonly [string, string | null, string, ...FlatRange];
type FlatEvidence = readonly [
  string | null,
  string | null,
  readonly string[],
  readonly string[],
  string | null,
  ...FlatRange,
];

/** The fields that a check of all records reads of each of them: as a list, and without what the file says already. */
export type DecisionHead = readonly [
  folder: string,
  id: string,
  number: number | null,
  title: string | null,
  titleRange: FlatRange,
  status: Decision['status'],
  statusRange: FlatRange | null,
  date: string | null,
  waivers: readonly Waiver[],
  relations: readonly FlatRelation[],
  links: readonly FlatLink[],
  evidenceFiles: readonly string[],
  state: Exclude<Decision['state'], undefined> | null,
];

const DETAILS = [
  'format',
  'rawStatus',
  'category',
  'tags',
  'people',
  'options',
  'chosen',
  'commits',
  'anchors',
  'governs',
] as const satisfies readonly (keyof Decision)[];

/** The other fields, under their names. */
export interface DecisionDetails extends Pick<Decision, (typeof DETAILS)[number]> {
  readonly evidence: readonly FlatEvidence[];
}

/** The other fields as the decision has them. */
type DecodedDetails = Pick<Decision, (typeof DETAILS)[number] | 'evidence'>;

/** What stands for details that cannot be read, which nothing but a defect brings about. */
const NO_DETAILS: DecodedDetails = {
  format: 'plain',
  rawStatus: undefined,
  category: undefined,
  tags: [],
  people: [],
  options: [],
  chosen: [],
  commits: [],
  anchors: [],
  governs: [],
  evidence: [],
};

/** The fields of a decision that are read at once. */
export function headOf(decision: Decision): DecisionHead {
  const { folder, id, number, title, titleRange, status, statusRange, date, waivers } = decision;
  return [
    folder,
    id,
    number ?? null,
    title ?? null,
    flatRange(titleRange),
    status,
    statusRange === undefined ? null : flatRange(statusRange),
    date ?? null,
    waivers,
    decision.relations.map((it) => [it.kind, it.ref, it.fragment ?? null, it.source, ...flatRange(it.range)]),
    decision.links.map((it) => [it.target, it.fragment ?? null, it.text, ...flatRange(it.range)]),
    evidenceFilesOf(decision),
    decision.state ?? null,
  ];
}

/** The fields of a decision that are read when they are asked for. */
export function detailsOf(decision: Decision): DecisionDetails {
  const evidence = decision.evidence.map((it): FlatEvidence => [
    it.id ?? null,
    it.type ?? null,
    it.supports,
    it.refutes,
    it.file ?? null,
    ...flatRange(it.range),
  ]);
  const others = Object.fromEntries(DETAILS.map((name) => [name, decision[name]]));
  return { ...(others as unknown as DecodedDetails), evidence };
}

/** A decision as `headOf` and `detailsOf` took it apart. It equals the original in every field, also as JSON. */
export class KeptDecision implements Decision, KnowsEvidenceFiles {
  readonly path: string;
  readonly folder: string;
  readonly id: string;
  readonly number: number | undefined;
  readonly title: string | undefined;
  readonly status: Decision['status'];
  readonly date: string | undefined;
  readonly waivers: readonly Waiver[];
  readonly relations: readonly Relation[];
  readonly links: readonly DocumentLink[];
  readonly state: Decision['state'];
  readonly #titleRange: FlatRange;
  readonly #statusRange: FlatRange | null;
  readonly #evidenceFiles: readonly string[];
  readonly #readDetails: () => unknown;
  #details: DecodedDetails | undefined;

  /**
   * @param readDetails called once at most, when the first of the details is asked for
   * @throws Error when the head is not one of a decision in this file
   */
  constructor(file: RecordFile, head: unknown, readDetails: () => unknown) {
    if (!isHead(head) || head[0] !== file.folder) {
      throw new Error('A decision that was kept is damaged.');
    }
    this.path = file.path;
    this.folder = file.folder;
    this.id = head[1];
    this.number = head[2] ?? undefined;
    this.title = head[3] ?? undefined;
    this.status = head[5];
    this.date = head[7] ?? undefined;
    this.waivers = head[8];
    this.relations = head[9].map((flat) => new KeptRelation(flat));
    this.links = head[10].map((flat) => new KeptLink(flat));
    this.#titleRange = head[4];
    this.#statusRange = head[6];
    this.#evidenceFiles = head[11];
    this.state = head[12] ?? undefined;
    this.#readDetails = readDetails;
  }

  get titleRange(): Range {
    return rangeFrom(this.#titleRange, 0);
  }

  get statusRange(): Range | undefined {
    return this.#statusRange === null ? undefined : rangeFrom(this.#statusRange, 0);
  }

  get evidenceFiles(): readonly string[] {
    return this.#evidenceFiles;
  }

  get format(): Decision['format'] {
    return this.#decoded().format;
  }

  get rawStatus(): string | undefined {
    return this.#decoded().rawStatus;
  }

  get category(): string | undefined {
    return this.#decoded().category;
  }

  get tags(): readonly string[] {
    return this.#decoded().tags;
  }

  get people(): readonly string[] {
    return this.#decoded().people;
  }

  get options(): readonly string[] {
    return this.#decoded().options;
  }

  get chosen(): readonly string[] {
    return this.#decoded().chosen;
  }

  get commits(): readonly CommitReference[] {
    return this.#decoded().commits;
  }

  get anchors(): readonly string[] {
    return this.#decoded().anchors;
  }

  get governs(): readonly string[] {
    return this.#decoded().governs;
  }

  get evidence(): readonly EvidenceSummary[] {
    return this.#decoded().evidence;
  }

  toJSON(): Decision {
    const { titleRange, statusRange } = this;
    return { ...this, titleRange, statusRange, ...this.#decoded() };
  }

  #decoded(): DecodedDetails {
    this.#details ??= decodedDetails(this.#readDetails());
    return this.#details;
  }
}

/*
 * A check of all records asks few relations and links for their places, and most of what a place is made of are objects:
 * they are made when they are asked for.
 */

class KeptRelation implements Relation {
  readonly kind: RelationKind;
  readonly ref: string;
  readonly fragment: string | undefined;
  readonly source: Relation['source'];
  readonly #flat: FlatRelation;

  constructor(flat: FlatRelation) {
    this.kind = flat[0];
    this.ref = flat[1];
    this.fragment = flat[2] ?? undefined;
    this.source = flat[3];
    this.#flat = flat;
  }

  get range(): Range {
    return rangeFrom(this.#flat, 4);
  }

  toJSON(): Relation {
    return { ...this, range: this.range };
  }
}

class KeptLink implements DocumentLink {
  readonly target: string;
  readonly fragment: string | undefined;
  readonly text: string;
  readonly #flat: FlatLink;

  constructor(flat: FlatLink) {
    this.target = flat[0];
    this.fragment = flat[1] ?? undefined;
    this.text = flat[2];
    this.#flat = flat;
  }

  get range(): Range {
    return rangeFrom(this.#flat, 3);
  }

  toJSON(): DocumentLink {
    return { ...this, range: this.range };
  }
}

function flatRange({ start, end }: Range): FlatRange {
  return [start.line, start.character, end.line, end.character];
}

/** The place that `flat` holds from `at` on. */
function rangeFrom(flat: readonly unknown[], at: number): Range {
  return {
    start: { line: flat[at] as number, character: flat[at + 1] as number },
    end: { line: flat[at + 2] as number, character: flat[at + 3] as number },
  };
}

/** Looks at the outline only: what is inside its lists fails to be taken apart where it is of another form. */
function isHead(value: unknown): value is DecisionHead {
  return (
    Array.isArray(value) &&
    value.length === 13 &&
    typeof value[1] === 'string' &&
    Array.isArray(value[4]) &&
    typeof value[5] === 'string' &&
    (value[6] === null || Array.isArray(value[6])) &&
    [8, 9, 10, 11].every((at) => Array.isArray(value[at])) &&
    (value[12] === null || typeof value[12] === 'string')
  );
}

function decodedDetails(value: unknown): DecodedDetails {
  if (!isDetails(value)) {
    return NO_DETAILS;
  }
  const evidence = value.evidence.map((flat) => ({
    id: flat[0] ?? undefined,
    type: flat[1] ?? undefined,
    supports: flat[2],
    refutes: flat[3],
    file: flat[4] ?? undefined,
    range: rangeFrom(flat, 5),
  }));
  return { ...value, evidence };
}

function isDetails(value: unknown): value is DecisionDetails {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const details = value as Readonly<Record<string, unknown>>;
  const lists = [...LISTS.map((name) => details[name]), details['evidence']];
  return lists.every(Array.isArray) && (details['evidence'] as readonly unknown[]).every(Array.isArray);
}

/** The details that are lists. */
const LISTS = ['tags', 'people', 'options', 'chosen', 'commits', 'anchors', 'governs'] as const;
