// The view of what needs somebody, and what is similar to a draft, as one file of its own (`dist/attention.js`), which is
// loaded once a repository with decisions has been read. It holds its own copies of what it imports.
export { AttentionView } from './views/attentionView';
export { SimilarSection } from './views/similarSection';
