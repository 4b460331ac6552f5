// What `../core.ts` is where nothing of Node is at hand.
import { onDiskOnly } from './onDiskOnly';

export { referenceAt, referencesIn } from '../../core/assist/references';
export { listField, textField } from '../../core/parse/fields';
export { parseDecision } from '../../core/parse/parseDecision';
export { pathsWithoutData } from '../../core/report/counts';
export { rules } from '../../core/rules/index';
export { createDecisionService } from '../../core/service';
export { LineIndex } from '../../core/text/lineIndex';
export { globMatcher, literalBase } from '../../core/workspace/glob';
export { systemClock } from '../../node/clock';
export {
  onDiskOnly as createNodeFileSystem,
  onDiskOnly as createNodeService,
  onDiskOnly as findRepositoryRoot,
  onDiskOnly as watchFolders,
  onDiskOnly as watchGit,
};
