// Search, and answers to language models, as one file of its own (`dist/searching.js`), which the first search or question
// loads. It holds its own copies of what it imports.
export { answerTool } from './search/answerTool';
export { pickFound } from './search/pickFound';
export { pickSimilar } from './search/pickSimilar';
export { similarNode } from './search/similarNode';
