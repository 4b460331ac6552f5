// What makes pages, as one file of its own (`dist/pages.js`), which is loaded by the commands that write any. It holds its
// own copies of what it imports.
export { decisionHtml } from './pages/decisionHtml';
export { writeMap } from './pages/mapPages';
export { siteFiles } from './pages/siteFiles';
