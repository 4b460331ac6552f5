// The page of a decision, as one file of its own (`dist/page.js`), which is loaded when somebody opens one. It holds its
// own copies of what it imports.
export { openPage, revivePage } from './page/openPages';
