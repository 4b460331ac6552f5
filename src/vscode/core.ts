// Everything that takes long to load, as one file of its own (`dist/core.js`): the editor starts without it, and the
// first decision that has to be read loads it. Import it through `loadCore` only.
export { referenceAt, referencesIn } from '../core/assist/references';
export { listField, textField } from '../core/parse/fields';
export { parseDecision } from '../core/parse/parseDecision';
export { pathsWithoutData } from '../core/report/counts';
export { rules } from '../core/rules/index';
export { createDecisionService } from '../core/service';
export { LineIndex } from '../core/text/lineIndex';
export { globMatcher, literalBase } from '../core/workspace/glob';
export { systemClock } from '../node/clock';
export { createNodeFileSystem } from '../node/fileSystem';
export { findRepositoryRoot } from '../node/root';
export { createNodeService } from '../node/service';
export { watchFolders } from '../node/watchFolders';
export { watchGit } from '../node/watchGit';
