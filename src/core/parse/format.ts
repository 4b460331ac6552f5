import type { RecordFormat } from '../model/decision';
import type { Outline } from '../text/outline';
import type { Metadata } from './metadata';
import type { FrontMatter, RecordIdentity } from './parsedDecision';
import { findSection } from './sections';

/** Keys that only other tools write. */
const foreignKeys = ['title', 'schemaVersion', 'deciders', 'layout', 'id', 'supersededBy'];
const ownKeys = ['decision-makers', 'evidence', 'approver', 'accountable'];

/** The family that a record belongs to, by what it contains. */
export function formatOf(
  identity: RecordIdentity,
  frontMatter: FrontMatter | undefined,
  outline: Outline,
  { statuses, dates, people }: Metadata,
): RecordFormat {
  const has = (key: string): boolean => frontMatter !== undefined && Object.hasOwn(frontMatter.data, key);
  const isMadr =
    findSection(outline, 'options') !== undefined ||
    outline.headings.some(({ text }) => /^(?:context and problem statement|decision outcome)$/i.test(text));
  if (frontMatter !== undefined && Object.keys(frontMatter.data).length > 0) {
    const isOther = foreignKeys.some(has) && !ownKeys.some(has);
    return (isMadr || has('evidence') || has('status')) && !isOther ? 'madr' : 'front-matter';
  }
  const hasBullets = statuses.some(({ source }) => source === 'bullet') || people.length > 0;
  if (identity.date !== undefined && (hasBullets || dates.length > 0) && statuses[0]?.source !== 'section') {
    return 'log4brains';
  }
  if (hasBullets || (isMadr && dates.length > 0)) {
    return 'madr-legacy';
  }
  if (isMadr) {
    return 'madr';
  }
  const isNygard =
    findSection(outline, 'status') !== undefined ||
    (findSection(outline, 'context') !== undefined && findSection(outline, 'outcome') !== undefined);
  return isNygard ? 'nygard' : 'plain';
}
