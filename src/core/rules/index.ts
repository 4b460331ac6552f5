import { rule as acceptedRewritten } from './accepted-rewritten';
import { rule as accountableMissing } from './accountable-missing';
import { rule as approverIsAccountable } from './approver-is-accountable';
import { rule as approverMissing } from './approver-missing';
import { rule as chosenUnsupported } from './chosen-unsupported';
import { rule as commitUnknown } from './commit-unknown';
import { rule as commitUnreachable } from './commit-unreachable';
import { rule as dateInvalid } from './date-invalid';
import { rule as decisionOverdue } from './decision-overdue';
import { rule as decisionStalled } from './decision-stalled';
import { rule as deviationUnapproved } from './deviation-unapproved';
import { rule as duplicateId } from './duplicate-id';
import { rule as findingMissing } from './finding-missing';
import { rule as frontMatterSchema } from './front-matter-schema';
import { rule as frontMatterSyntax } from './front-matter-syntax';
import { rule as idTakenElsewhere } from './id-taken-elsewhere';
import { rule as linkBroken } from './link-broken';
import { rule as noEvidence } from './no-evidence';
import { rule as optionUntested } from './option-untested';
import { rule as outcomeMissing } from './outcome-missing';
import { rule as placeholderLeft } from './placeholder-left';
import { rule as referenceUnknown } from './reference-unknown';
import { rule as chosenRefuted } from './chosen-refuted';
import { rule as evidenceBroken } from './evidence-broken';
import { rule as evidenceContradicts } from './evidence-contradicts';
import { rule as evidenceExpired } from './evidence-expired';
import { rule as evidenceSuspect } from './evidence-suspect';
import { rule as evidenceUnlisted } from './evidence-unlisted';
import { rule as evidenceUnpinned } from './evidence-unpinned';
import { rule as markerSuperseded } from './marker-superseded';
import { rule as markerUnknown } from './marker-unknown';
import { rule as notRetained } from './not-retained';
import { rule as notImplemented } from './not-implemented';
import { rule as notTheLeader } from './not-the-leader';
import { rule as oneKindOnly } from './one-kind-only';
import { rule as problemUnproven } from './problem-unproven';
import type { Rule, RuleMeta } from './rule';
import { rule as reviewOverdue } from './review-overdue';
import { rule as sectionMissing } from './section-missing';
import { rule as stakeholderMissing } from './stakeholder-missing';
import { rule as statusConflict } from './status-conflict';
import { rule as statusMissing } from './status-missing';
import { rule as statusUnknown } from './status-unknown';
import { rule as supersedeCycle } from './supersede-cycle';
import { rule as supersedeOneSided } from './supersede-one-sided';
import { rule as supersededStillAccepted } from './superseded-still-accepted';
import { rule as titleMissing } from './title-missing';
import { rule as waiverExpired } from './waiver-expired';

/** All rules, in the order of the documentation: by group, and from the file as such to how records relate. */
export const rules: readonly Rule[] = [
  frontMatterSyntax,
  frontMatterSchema,
  titleMissing,
  statusMissing,
  statusUnknown,
  statusConflict,
  dateInvalid,
  sectionMissing,
  placeholderLeft,
  duplicateId,
  linkBroken,
  referenceUnknown,
  supersedeOneSided,
  supersedeCycle,
  supersededStillAccepted,

  noEvidence,
  optionUntested,
  chosenUnsupported,
  chosenRefuted,
  notTheLeader,
  oneKindOnly,
  problemUnproven,
  findingMissing,
  notRetained,
  evidenceUnlisted,
  evidenceUnpinned,
  evidenceSuspect,
  evidenceExpired,
  evidenceContradicts,
  evidenceBroken,

  approverMissing,
  accountableMissing,
  approverIsAccountable,
  stakeholderMissing,
  deviationUnapproved,

  decisionOverdue,
  decisionStalled,
  reviewOverdue,
  outcomeMissing,
  waiverExpired,

  markerUnknown,
  markerSuperseded,

  commitUnknown,
  commitUnreachable,
  notImplemented,
  acceptedRewritten,
  idTakenElsewhere,
];

/**
 * What is reported under an id of its own without being a rule: it cannot be switched off or waived. Pages and tables
 * list it after the rules.
 */
export const internalRules: readonly RuleMeta[] = [
  {
    id: 'config-invalid',
    group: 'record',
    summary: 'A configuration file says something that cannot be read or is not known.',
    severity: 'error',
    grading: 'always',
  },
  {
    id: 'rule-failed',
    group: 'record',
    summary: 'A rule failed on a record because of a defect in Grounds, so the record was not checked by it.',
    severity: 'error',
    grading: 'always',
  },
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with an id; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
