// What checking evidence takes, and all that runs git, as one file of its own (`dist/evidence.js`): the core loads it when
// evidence is checked for the first time, commands through `loadEvidence`.
export * from './portableEvidence';
export { recentCommits } from '../node/commits/recentCommits';
export { createEvidenceSource } from '../node/evidence/evidenceSource';
export { ReportReader } from '../node/evidence/reportReader';
export { createGit } from '../node/git/git';
export { resolveInside } from '../node/realPaths';
export { searchMarkers } from '../node/code/codeSearch';
export { createFileSearch } from '../node/git/searchFiles';
