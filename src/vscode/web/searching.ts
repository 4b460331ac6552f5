// What `../searching.ts` is where nothing of Node is at hand.
export { pickFound } from '../search/pickFound';
export { pickSimilar } from '../search/pickSimilar';
export { similarNode } from '../search/similarNode';
export { onDiskOnly as answerTool } from './onDiskOnly';
