// Everything that takes long to load, as one file of its own (`dist/core.js`): the editor starts without it, and the
// first decision that has to be read loads it. Import it through `loadCore` only.
export { referenceAt, referencesIn } from '../core/assist/references';
export { addTrailer } from '../core/commits/commitMessage';
export { decisionsOfBranch, decisionsOfFiles, referenceFromAnywhere } from '../core/commits/calledFor';
export { mentionsIn } from '../core/commits/mentions';
export { listField, textField } from '../core/parse/fields';
export { parseDecision } from '../core/parse/parseDecision';
export { pathsWithoutData } from '../core/report/counts';
export { rules } from '../core/rules/index';
export { createDecisionService } from '../core/service';
export { applyEdits } from '../core/text/edits';
export { LineIndex } from '../core/text/lineIndex';
export { folderForNewRecords } from '../core/workspace/discover';
export { evidenceFolderFor } from '../core/workspace/evidenceFolder';
export { globMatcher, literalBase } from '../core/workspace/glob';
export { systemClock } from '../node/clock';
export { createNodeFileSystem } from '../node/fileSystem';
export { findGitDirectory, findRepositoryRoot } from '../node/root';
export { createNodeService } from '../node/service';
export { watchFolders } from '../node/watchFolders';
