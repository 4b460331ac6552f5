/** Every command that the manifest contributes. */
export const commandIds = [
  'grounds.initialize',
  'grounds.newDecision',
  'grounds.supersedeDecision',
  'grounds.acceptDecision',
  'grounds.rejectDecision',
  'grounds.deprecateDecision',
  'grounds.reviewOutcome',
  'grounds.waiveFinding',
  'grounds.linkDecisions',
  'grounds.linkStagedChanges',
  'grounds.linkCommit',
  'grounds.checkAllDecisions',
  'grounds.reviewBranch',
  'grounds.compareDecisionLog',
  'grounds.openDecisionLogAsOf',
  'grounds.refreshHistory',
  'grounds.openDecision',
  'grounds.openDecisionPage',
  'grounds.openDecisionBoard',
  'grounds.openDecisionMap',
  'grounds.searchDecisions',
  'grounds.similarDecisions',
  'grounds.showDecisionsForFile',
  'grounds.explainRule',
  'grounds.showLog',
  'grounds.refreshDecisions',
  'grounds.filterDecisions',
  'grounds.clearFilter',
  'grounds.copyDecisionId',
  'grounds.verifyEvidence',
  'grounds.pinEvidence',
  'grounds.reconfirmEvidence',
  'grounds.attachEvidence',
  'grounds.useAsEvidence',
] as const;

/** A command that the manifest contributes. */
export type CommandId = (typeof commandIds)[number];

/** Every context key that the manifest's `when` clauses name. */
export const contextKeys = [
  'grounds.situation',
  'grounds.hasDecisions',
  'grounds.isRecord',
  'grounds.isFiltered',
  'grounds.hasReview',
] as const;

/** A context key that the manifest's `when` clauses name. */
export type ContextKey = (typeof contextKeys)[number];
