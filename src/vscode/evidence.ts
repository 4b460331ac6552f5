// What checking evidence takes, and all that runs git, as one file of its own (`dist/evidence.js`): the core loads it when
// evidence is checked for the first time, commands through `loadEvidence`.
export { valuesIn } from '../core/assist/reportValues';
export { filesOfTest, lineOfTest } from '../core/assist/testPlaces';
export { planPin } from '../core/evidence/pin';
export { planReconfirmation } from '../core/evidence/reconfirm';
export { compileSelector } from '../core/evidence/testSelector';
export { followCitations, reverseLinksOf, verifyClaims } from '../core/evidence/verifyClaims';
export { recentCommits } from '../node/commits/recentCommits';
export { createEvidenceSource } from '../node/evidence/evidenceSource';
export { ReportReader } from '../node/evidence/reportReader';
export { createGit } from '../node/git/git';
export { resolveInside } from '../node/realPaths';
export { searchMarkers } from '../node/code/codeSearch';
export { createFileSearch } from '../node/git/searchFiles';
