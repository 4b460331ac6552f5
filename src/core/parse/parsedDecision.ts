import type { RecordFormat, RelationKind } from '../model/decision';
import type { Status } from '../model/status';
import type { Located, Range, Span } from '../model/text';
import type { Outline } from '../text/outline';

/** What a record's path says about its identity. */
export interface RecordIdentity {
  /** `ADR-0007`, or the name without extension when there is no sequence number. */
  readonly id: string;
  readonly number: number | undefined;
  /** ISO date when the name starts with one (`20260314-…`, `2026-03-14-…`). */
  readonly date: string | undefined;
  /** The name without number, date and extension. */
  readonly slug: string;
}

/** A path into front matter: `['evidence', 0, 'supports']`. */
export type FieldPath = readonly (string | number)[];

/** Something wrong with the syntax of the front matter. The record is read as far as it goes. */
export interface SyntaxProblem {
  /**
   * `yaml`: not valid YAML; `unclosed`: no closing `---`; `braces`: an unquoted `{placeholder}`, which YAML reads as a
   * mapping; `duplicate-key`; `alias`: an anchor, alias or merge key, which are not followed; `tab`: indented by tabs;
   * `too-deep`: nested deeper than any record needs; `not-a-mapping`.
   */
  readonly code:
    'yaml' | 'unclosed' | 'braces' | 'duplicate-key' | 'alias' | 'tab' | 'too-deep' | 'not-a-mapping';
  readonly message: string;
  readonly span: Span;
}

/** The YAML block at the top of a record, as plain data with a place for every key and value. */
export interface FrontMatter {
  /** From the opening fence to the end of the closing one. */
  readonly span: Span;
  /** The YAML between the fences. */
  readonly content: Span;
  /** The block as plain data without prototypes; empty when it cannot be read. Dates, versions and `0027` stay strings. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the key of a field stands; for a list item, the item. */
  keySpan(path: FieldPath): Span | undefined;
  /** Where the value of a field stands; undefined for a key without a value. */
  valueSpan(path: FieldPath): Span | undefined;
  /**
   * The text of a single value: quotes and escapes resolved, but `0027` and `1.10` as they are written. Undefined for
   * lists, mappings and keys without a value.
   */
  textAt(path: FieldPath): string | undefined;
}

/** One statement of the record's status. */
export interface StatusStatement {
  readonly status: Status;
  /** As written, emphasis and links dropped. */
  readonly raw: string;
  /** As written; for an entry of a dated log, with its date. */
  readonly span: Span;
  readonly source: 'front-matter' | 'section' | 'bullet';
}

/** One item of evidence with the places of the fields that rules point at. */
export interface ParsedEvidence {
  /** Its position in the `evidence` list. */
  readonly index: number;
  readonly span: Span;
  readonly id: Located<string> | undefined;
  readonly type: Located<string> | undefined;
  readonly finding: Located<string> | undefined;
  readonly file: Located<string> | undefined;
  readonly supports: readonly Located<string>[];
  readonly refutes: readonly Located<string>[];
  /** The options that it measures without taking a side: the keys of its `options`. */
  readonly measures: readonly string[];
  readonly about: Located<string> | undefined;
}

/** A relation with its place; see `Relation` for the fields. */
export interface ParsedRelation {
  readonly kind: RelationKind;
  readonly ref: string;
  readonly fragment: string | undefined;
  readonly span: Span;
  readonly source: 'front-matter' | 'body';
}

/** A person named by a metadata field. */
export interface ParsedPerson {
  readonly role: 'decision-maker' | 'approver' | 'accountable' | 'consulted' | 'informed' | 'stakeholder';
  readonly name: Located<string>;
}

/**
 * A record with a place for everything in it. Made by `parseDecision`, which never throws: what cannot be read is
 * absent and described in `problems`.
 */
export interface ParsedDecision {
  readonly path: string;
  readonly text: string;
  /** The line end that most lines use. */
  readonly eol: '\n' | '\r\n';
  readonly identity: RecordIdentity;
  readonly format: RecordFormat;
  readonly frontMatter: FrontMatter | undefined;
  readonly outline: Outline;
  readonly problems: readonly SyntaxProblem[];
  readonly title: Located<string> | undefined;
  /** Every place that states a status, the authoritative one first (front matter, then bullet, then section). */
  readonly statuses: readonly StatusStatement[];
  /** Every place that states the record's date, as written, the authoritative one first. */
  readonly dates: readonly Located<string>[];
  readonly category: Located<string> | undefined;
  readonly tags: readonly Located<string>[];
  readonly people: readonly ParsedPerson[];
  readonly drivers: readonly Located<string>[];
  /** The titles under "Considered Options", emphasis and links dropped. */
  readonly options: readonly Located<string>[];
  /** What the outcome names as chosen. */
  readonly chosen: readonly Located<string>[];
  readonly evidence: readonly ParsedEvidence[];
  readonly relations: readonly ParsedRelation[];
  rangeOf(span: Span): Range;
}
