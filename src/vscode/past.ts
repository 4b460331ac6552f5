// What git knows about decisions of the past, as one file of its own (`dist/past.js`), which is loaded once somebody looks
// at it. It holds its own copies of what it imports.
export { boardPast } from './past/boardPast';
export { compareDecisionLog, openDecisionLogAsOf } from './past/commands';
export { commitCard } from './past/commitCard';
export { historyNodes } from './past/historyNodes';
export { lastChange } from './past/lastChange';
export { revisionDefinition, revisionHover, revisionLinks } from './past/revisionRecords';
export { revisionText } from './past/repositoryPast';
export { pagePast } from './past/pagePast';
export { titleState } from './past/titleState';
