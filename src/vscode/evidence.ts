// What checking evidence and asking git about commits takes, as one file of its own (`dist/evidence.js`): the core loads
// it when that is done for the first time, commands through `loadEvidence`.
export { planPin } from '../core/evidence/pin';
export { planReconfirmation } from '../core/evidence/reconfirm';
export { verifyClaims } from '../core/evidence/verifyClaims';
export { createCommitSource } from '../node/commits/commitSource';
export { recentCommits } from '../node/commits/recentCommits';
export { createEvidenceSource } from '../node/evidence/evidenceSource';
export { createGit } from '../node/git/git';
