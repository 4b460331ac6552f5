// What writes records and refers to them in commits, as one file of its own (`dist/writing.js`), which the first command
// that does so loads.
export { decisionsOfBranch, decisionsOfFiles, referenceFromAnywhere } from '../core/commits/calledFor';
export { addTrailer } from '../core/commits/commitMessage';
export { mentionsIn } from '../core/commits/mentions';
export { editCaptured } from '../core/fix/capturedEdits';
export { editFrontMatter } from '../core/fix/frontMatterEdits';
export { draftRecord } from '../core/setup/draftRecord';
export { planSetup } from '../core/setup/planSetup';
export { applyEdits } from '../core/text/edits';
export { folderForNewRecords } from '../core/workspace/discover';
export { evidenceFolderFor } from '../core/workspace/evidenceFolder';
export { linkDecisions } from '../core/workspace/link';
export { linkCommit } from '../core/workspace/linkCommit';
export { supersede } from '../core/workspace/supersede';
export { readTemplates } from '../core/workspace/templates';
export { reviewOutcome } from './deciding/outcome';
export { settleDecision } from './deciding/settle';
export { waiveFinding } from './deciding/waive';
