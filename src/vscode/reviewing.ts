// What reviewing a branch takes, as one file of its own (`dist/reviewing.js`), which the first review loads. It holds its
// own copies of what it imports.
export { reviewBranch } from './reviewing/reviewBranch';
