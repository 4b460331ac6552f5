// What checking evidence takes, and all that runs git, as one file of its own (`dist/evidence.js`): the core loads it when
// evidence is checked for the first time, commands through `loadEvidence`.
export { planPin } from '../core/evidence/pin';
export { planReconfirmation } from '../core/evidence/reconfirm';
export { verifyClaims } from '../core/evidence/verifyClaims';
export { createEvidenceSource } from '../node/evidence/evidenceSource';
export { createGit } from '../node/git/git';
export { searchMarkers } from '../node/code/codeSearch';
export { createFileSearch } from '../node/git/searchFiles';
