// The page of a decision and the board of a repository, as one file of its own (`dist/page.js`), which is loaded when
// somebody opens one. It holds its own copies of what it imports.
export { openBoard, reviveBoard } from './board/openBoards';
export { openPage, revivePage } from './page/openPages';
