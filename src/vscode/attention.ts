// The view of what needs somebody, as one file of its own (`dist/attention.js`), which is loaded once a repository with
// decisions has been read. It holds its own copies of what it imports.
export { AttentionView } from './views/attentionView';
