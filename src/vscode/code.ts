// What leads from code to decisions and back, as one file of its own (`dist/code.js`), which is loaded once a repository
// with decisions has been read. It holds its own copies of what it imports.
export { decisionsForFile } from './code/decisionsForFile';
export { registerCodeFeatures } from './code/register';
