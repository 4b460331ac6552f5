// What asks git about the commits of decisions, as one file of its own (`dist/commits.js`): the core loads it when that is
// done for the first time.
export { createCommitSource } from '../node/commits/commitSource';
