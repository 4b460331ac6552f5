// What many sessions never need, as one file of its own (`dist/onDemand.js`), which the first command, hover or item of
// evidence loads. It holds its own copies of what it imports: nothing here may tell by its class whether something was
// made by the rest of the extension.
export { keyAt } from '../core/assist/keyAt';
import { attachEvidence, useAsEvidence } from './commands/attachEvidence';
import { checkAllDecisions } from './commands/checkAllDecisions';
import { compareDecisionLog, openDecisionLogAsOf, refreshHistory } from './commands/past';
import { copyDecisionId } from './commands/copyDecisionId';
import { reviewOutcome, settleAs, waiveFinding } from './commands/deciding';
import { explainRule } from './commands/explainRule';
import { clearFilter, filterDecisions } from './commands/filterDecisions';
import { initialize } from './commands/initialize';
import { linkCommit } from './commands/linkCommit';
import { linkDecisions } from './commands/linkDecisions';
import { linkStagedChanges } from './commands/linkStagedChanges';
import { newDecision } from './commands/newDecision';
import { openDecision } from './commands/openDecision';
import { openDecisionBoard } from './commands/openDecisionBoard';
import { openDecisionMap } from './commands/openDecisionMap';
import { openDecisionPage } from './commands/openDecisionPage';
import { pinEvidence } from './commands/pinEvidence';
import { reconfirmEvidence } from './commands/reconfirmEvidence';
import { refreshDecisions } from './commands/refreshDecisions';
import { reviewBranch } from './commands/reviewBranch';
import { searchDecisions } from './commands/searchDecisions';
import { showDecisionsForFile } from './commands/showDecisionsForFile';
import { showLog } from './commands/showLog';
import { similarDecisions } from './commands/similarDecisions';
import { supersedeDecision } from './commands/supersedeDecision';
import { verifyEvidence } from './commands/verifyEvidence';
export { completionsIn } from './adapt/completionItems';
export { evidenceCard } from './adapt/evidenceCard';
export { DecisionTests } from './features/decisionTests';
export { testDefinitions, testLinks, testsOf } from './features/testPlaces';
import type { CommandId } from './commandIds';
import type { Services } from './services';

/** What a command does. Arguments come from anywhere, so each command looks at them before it uses them. */
export type Command = (services: Services, ...args: readonly unknown[]) => Promise<unknown>;

/** Every command by its id. */
export const commands: Readonly<Record<CommandId, Command>> = {
  'grounds.initialize': initialize,
  'grounds.newDecision': newDecision,
  'grounds.supersedeDecision': supersedeDecision,
  'grounds.acceptDecision': (services, argument, given) => settleAs('accepted', services, argument, given),
  'grounds.rejectDecision': (services, argument, given) => settleAs('rejected', services, argument, given),
  'grounds.deprecateDecision': (services, argument, given) =>
    settleAs('deprecated', services, argument, given),
  'grounds.reviewOutcome': reviewOutcome,
  'grounds.waiveFinding': waiveFinding,
  'grounds.linkDecisions': linkDecisions,
  'grounds.linkStagedChanges': linkStagedChanges,
  'grounds.linkCommit': linkCommit,
  'grounds.checkAllDecisions': checkAllDecisions,
  'grounds.reviewBranch': reviewBranch,
  'grounds.compareDecisionLog': compareDecisionLog,
  'grounds.openDecisionLogAsOf': openDecisionLogAsOf,
  'grounds.refreshHistory': refreshHistory,
  'grounds.openDecision': openDecision,
  'grounds.openDecisionPage': openDecisionPage,
  'grounds.openDecisionBoard': openDecisionBoard,
  'grounds.openDecisionMap': openDecisionMap,
  'grounds.searchDecisions': searchDecisions,
  'grounds.similarDecisions': similarDecisions,
  'grounds.showDecisionsForFile': showDecisionsForFile,
  'grounds.explainRule': explainRule,
  'grounds.showLog': showLog,
  'grounds.refreshDecisions': refreshDecisions,
  'grounds.filterDecisions': filterDecisions,
  'grounds.clearFilter': clearFilter,
  'grounds.copyDecisionId': copyDecisionId,
  'grounds.verifyEvidence': verifyEvidence,
  'grounds.pinEvidence': pinEvidence,
  'grounds.reconfirmEvidence': reconfirmEvidence,
  'grounds.attachEvidence': attachEvidence,
  'grounds.useAsEvidence': useAsEvidence,
};
