// What makes fixes, as one file of its own (`dist/fixes.js`): the core loads it when fixes are asked for the first time.
export { editBetween, fixAll } from '../core/fix/fixAll';
export { fixesFor } from '../core/fix/index';
