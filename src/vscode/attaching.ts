// What making evidence of a report takes, as one file of its own (`dist/attaching.js`): loaded through `loadAttaching` by
// the first command that does it.
export {
  entryLines,
  nextEvidenceId,
  proposeType,
  selectClaiming,
  selectionOf,
} from '../core/evidence/attach';
export { claimsIn } from '../core/evidence/claim';
export { editFrontMatter } from '../core/fix/frontMatterEdits';
export { questionsOf, saidTo } from '../core/evidence/said';
export { statisticNames } from '../core/evidence/statistics';
export { compileSelector } from '../core/evidence/testSelector';
export { formatQuantity } from '../core/evidence/units';
export { choicesOf } from '../core/report/contents';
export { valuesIn } from '../core/assist/reportValues';
export { copyName, isKept } from '../node/evidenceFile';
export { createGit } from '../node/git/git';
export { discard } from '../node/keepFile';
export { proposeCovers } from '../node/proposeCovers';
