// What `core.ts` has on the desktop and in the web: nothing here takes Node.
export { referenceAt, referencesIn } from '../core/assist/references';
export { listField, textField } from '../core/parse/fields';
export { parseDecision } from '../core/parse/parseDecision';
export { pathsWithoutData } from '../core/report/counts';
export { rules } from '../core/rules/index';
export { createDecisionService } from '../core/service';
export { LineIndex } from '../core/text/lineIndex';
export { globMatcher, literalBase } from '../core/workspace/glob';
export { systemClock } from '../node/clock';
