import type { Fix } from '../model/finding';
import { brokenLink } from './brokenLink';
import { brokenSyntax } from './brokenSyntax';
import { missingApproval } from './deviation';
import { missingEvidence, missingFinding, unlistedTests } from './evidence';
import { brokenEvidence } from './evidenceNames';
import { lostCommit } from './commits';
import type { FixContext, FixMaker, Fixable } from './fix';
import { missingOutcome, overdueReview } from './outcome';
import { missingPerson, missingStakeholder, samePerson } from './person';
import { unpinnedEvidence } from './pinEvidence';
import { duplicateNumber } from './renumber';
import { dateForm, mistakenReference, misspeltField, misspeltStatus } from './spelling';
import { conflictingStatus, missingStatus } from './status';
import { leftPlaceholder, missingSection, missingTitle } from './structure';
import { missingBackReference, replacedButAccepted } from './supersession';

const makers: ReadonlyMap<string, FixMaker> = new Map<string, FixMaker>([
  ['front-matter-syntax', brokenSyntax],
  ['front-matter-schema', misspeltField],
  ['title-missing', missingTitle],
  ['status-missing', missingStatus],
  ['status-unknown', misspeltStatus],
  ['status-conflict', conflictingStatus],
  ['date-invalid', dateForm],
  ['section-missing', missingSection],
  ['placeholder-left', leftPlaceholder],
  ['duplicate-id', duplicateNumber],
  ['link-broken', brokenLink],
  ['reference-unknown', mistakenReference],
  ['supersede-one-sided', missingBackReference],
  ['superseded-still-accepted', replacedButAccepted],
  ['no-evidence', missingEvidence],
  ['option-untested', missingEvidence],
  ['chosen-unsupported', missingEvidence],
  ['finding-missing', missingFinding],
  ['evidence-unlisted', unlistedTests],
  ['evidence-unpinned', unpinnedEvidence],
  ['evidence-broken', brokenEvidence],
  ['commit-unreachable', lostCommit],
  ['id-taken-elsewhere', duplicateNumber],
  ['approver-missing', missingPerson],
  ['accountable-missing', missingPerson],
  ['approver-is-accountable', samePerson],
  ['stakeholder-missing', missingStakeholder],
  ['deviation-unapproved', missingApproval],
  ['review-overdue', overdueReview],
  ['outcome-missing', missingOutcome],
]);

/** The rules that have fixes; not every one of their findings has one. */
export const fixableRules: ReadonlySet<string> = new Set(makers.keys());

/** Ways to resolve a finding on the record of `context`, best first. The finding must be of the record's current text. */
export async function fixesFor(finding: Fixable, context: FixContext): Promise<readonly Fix[]> {
  return (await makers.get(finding.rule)?.(finding, context)) ?? [];
}
