import type { RecordFormat } from '../model/decision';
import type { RawFinding } from '../model/finding';
import type { ParsedDecision } from '../parse/parsedDecision';
import type { RecordRule } from './rule';
import { onWholeRecord } from './support/places';
import { findSection } from '../parse/sections';
import type { SectionKind } from '../parse/sections';

/**
 * A record without a section that its own form has: why the decision was needed, what was considered, what was decided
 * and what follows. Nothing is asked of records in a form of their own: other tools', or with none of these sections. A
 * record with MADR's metadata and Nygard's headings is not asked for options. Translated headings count.
 *
 * Data: `section`, its kind, and `heading`, what to add.
 */
export const rule: RecordRule = {
  id: 'section-missing',
  group: 'record',
  scope: 'record',
  summary: 'The record lacks a section that records of its form have.',
  severity: 'hint',
  grading: 'closed-hint',

  *check(record): Iterable<RawFinding> {
    const expected = expectedIn(record);
    const missing = expected.filter(({ kind }) => findSection(record.outline, kind) === undefined);
    const hasOtherForm =
      missing.length === expected.length &&
      (record.format !== 'madr' || record.outline.headings.some(({ level }) => level > 1));
    if (!hasOtherForm) {
      for (const { kind, heading, purpose } of missing) {
        yield onWholeRecord(record, {
          message: `This record has no section that says ${purpose}: add \`## ${heading}\`.`,
          key: kind,
          data: { section: kind, heading },
        });
      }
    }
  },
};

interface Expected {
  readonly kind: SectionKind;
  readonly heading: string;
  /** What the section tells, to follow "says". */
  readonly purpose: string;
}

const WHY = 'why a decision was needed';
const WHAT = 'what was decided';

const MADR: readonly Expected[] = [
  { kind: 'context', heading: 'Context and Problem Statement', purpose: WHY },
  { kind: 'options', heading: 'Considered Options', purpose: 'which options were considered' },
  { kind: 'outcome', heading: 'Decision Outcome', purpose: WHAT },
];

const NYGARD: readonly Expected[] = [
  { kind: 'context', heading: 'Context', purpose: WHY },
  { kind: 'outcome', heading: 'Decision', purpose: WHAT },
  { kind: 'consequences', heading: 'Consequences', purpose: 'what follows from the decision' },
];

const BY_FORMAT: Readonly<Record<RecordFormat, readonly Expected[]>> = {
  madr: MADR,
  'madr-legacy': MADR,
  log4brains: MADR,
  nygard: NYGARD,
  'front-matter': [],
  plain: [],
};

function expectedIn({ format, outline }: ParsedDecision): readonly Expected[] {
  const isNygard = outline.headings.some(({ level, text }) => level === 2 && /^decision$/i.test(text.trim()));
  const expected = BY_FORMAT[format];
  return expected === MADR && isNygard ? NYGARD.filter(({ kind }) => kind !== 'consequences') : expected;
}
