// What settling decisions, waiving findings and reviewing outcomes takes, as one file of its own (`dist/deciding.js`), which
// the first command that does it loads. It holds its own copies of what it imports.
export { reviewOutcome } from './deciding/outcome';
export { settleDecision } from './deciding/settle';
export { waiveFinding } from './deciding/waive';
