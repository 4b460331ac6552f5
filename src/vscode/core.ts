// Everything that takes long to load, as one file of its own (`dist/core.js`): the editor starts without it, and the
// first decision that has to be read loads it. Import it through `loadCore` only.
export * from './portableCore';
export { createNodeFileSystem } from '../node/fileSystem';
export { findRepositoryRoot } from '../node/root';
export { createNodeService } from '../node/service';
export { watchFolders } from '../node/watchFolders';
export { watchGit } from '../node/watchGit';
