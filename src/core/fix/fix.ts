import type { DecisionView } from '../graph/decisionIndex';
import type { GroundsConfig } from '../model/config';
import type { Decision, NotRead } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { Finding, FindingData, Fix, UngradedFinding } from '../model/finding';
import type { Span, TextEdit } from '../model/text';
import type { ParsedDecision } from '../parse/parsedDecision';
import { LineIndex } from '../text/lineIndex';

/** What fixes are made from: the record of the finding as it is now, and the others around it. */
export interface FixContext {
  readonly record: ParsedDecision;
  readonly decision: Decision;
  readonly view: DecisionView;
  readonly config: GroundsConfig;
  /** ISO date. */
  readonly today: string;
  readonly notRead: readonly NotRead[];
  /** What checking the record's evidence gave; empty while it was not checked. */
  readonly verdicts: readonly EvidenceVerdict[];
  /** The paths that other branches have in the decision folders; empty while git was not asked. */
  readonly takenPaths: readonly string[];
  /** Another record from its current text; undefined when it cannot be read. */
  parse(path: string): Promise<ParsedDecision | undefined>;
}

/** A finding before or after it was graded. */
export type Fixable = UngradedFinding | Finding;

/** Makes the fixes for one kind of finding, best first; none when there is none for this one. */
export type FixMaker = (finding: Fixable, context: FixContext) => readonly Fix[] | Promise<readonly Fix[]>;

/** A fix of the record itself; none when there is nothing to edit. */
export function fixRecord(
  { record }: FixContext,
  title: string,
  edits: readonly TextEdit[] | undefined,
  { preferred = false }: { readonly preferred?: boolean } = {},
): readonly Fix[] {
  return edits === undefined || edits.length === 0
    ? []
    : [{ title, preferred, changes: [{ path: record.path, edits }], renames: [] }];
}

/** The stretch of the record's text that a finding is shown at. */
export function spanOf({ range }: Fixable, { record }: FixContext): Span {
  const lines = new LineIndex(record.text);
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** A text of a finding's data; undefined when the rule gave none. */
export function textOf(data: FindingData | undefined, key: string): string | undefined {
  const value = data !== undefined && Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a finding's data; empty when the rule gave none. */
export function textsOf(data: FindingData | undefined, key: string): readonly string[] {
  const value = data !== undefined && Object.hasOwn(data, key) ? data[key] : undefined;
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Replaces the first occurrence of `written` within a span. */
export function replaceWithin(
  text: string,
  span: Span,
  written: string,
  newText: string,
): readonly TextEdit[] {
  const at = text.slice(span.start, span.end).indexOf(written);
  return at < 0 || written === '' || written === newText
    ? []
    : [{ span: { start: span.start + at, end: span.start + at + written.length }, newText }];
}

/** A value as people read it in a title: in quotes, and not longer than a menu is wide. */
export function shown(value: string): string {
  const oneLine = value.replace(/\s+/g, ' ').trim();
  return `"${oneLine.length > 60 ? `${oneLine.slice(0, 59)}…` : oneLine}"`;
}
