import type { RecordFormat } from '../model/decision';
import type { Outline } from '../text/outline';
import { fieldNamed } from './fieldNames';
import type { Metadata } from './metadata';
import type { FrontMatter, RecordIdentity } from './parsedDecision';
import { relationNamed } from './relationWords';
import { findSection } from './sections';

/** Keys that MADR 4 or Grounds has and no other tool. */
const OWN_KEYS = [
  'decision-makers',
  'evidence',
  'approver',
  'accountable',
  'governs',
  'deviates-from',
  'waivers',
];
/** Keys that MADR and Grounds do not have: with them, the front matter is another tool's. */
const FOREIGN_KEYS = [
  'id',
  'title',
  'schemaVersion',
  'schema',
  'layout',
  'supersededBy',
  'superseded_by',
  'author',
];
/** What MADR calls its sections, in so many words. */
const MADR_HEADING =
  /^(?:context and problem statement|considered options|decision outcome|pros and cons of the options)$/i;

/** The family that a record belongs to, by what it contains. */
export function formatOf(
  identity: RecordIdentity,
  frontMatter: FrontMatter | undefined,
  outline: Outline,
  { statuses, dates, people }: Metadata,
): RecordFormat {
  const keys = Object.keys(frontMatter?.data ?? {});
  const isMadr = outline.headings.some(({ text }) => MADR_HEADING.test(text.trim()));
  if (
    keys.some(
      (key) => fieldNamed(key) !== undefined || relationNamed(key) !== undefined || OWN_KEYS.includes(key),
    )
  ) {
    const isOther =
      keys.some((key) => FOREIGN_KEYS.includes(key)) && !keys.some((key) => OWN_KEYS.includes(key));
    return isMadr || !isOther ? 'madr' : 'front-matter';
  }
  const hasSection = statuses[0]?.source === 'section';
  const hasLines = statuses.some(({ source }) => source === 'bullet') || people.length > 0;
  if (identity.date !== undefined && (hasLines || dates.length > 0) && !hasSection) {
    return 'log4brains';
  }
  if (hasLines || (isMadr && dates.length > 0)) {
    return 'madr-legacy';
  }
  if (isMadr) {
    return 'madr';
  }
  const isNygard =
    findSection(outline, 'status') !== undefined ||
    (findSection(outline, 'context') !== undefined && findSection(outline, 'outcome') !== undefined);
  return isNygard ? 'nygard' : keys.length > 0 ? 'front-matter' : 'plain';
}
