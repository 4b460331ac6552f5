// What writes and changes records, as one file of its own (`dist/writing.js`), which the first command that does so loads
// through `loadWriting`. It holds its own copies of what it imports.
export { editCaptured } from '../core/fix/capturedEdits';
export { editFrontMatter } from '../core/fix/frontMatterEdits';
export { draftRecord } from '../core/setup/draftRecord';
export { planSetup } from '../core/setup/planSetup';
export { linkDecisions } from '../core/workspace/link';
export { linkCommit } from '../core/workspace/linkCommit';
export { supersede } from '../core/workspace/supersede';
export { readTemplates } from '../core/workspace/templates';
export { reviewOutcome } from './deciding/outcome';
export { settleDecision } from './deciding/settle';
export { waiveFinding } from './deciding/waive';
