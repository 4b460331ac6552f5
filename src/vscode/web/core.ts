// What `../core.ts` is where nothing of Node is at hand.
import { onDiskOnly } from './onDiskOnly';

export * from '../portableCore';
export {
  onDiskOnly as createNodeFileSystem,
  onDiskOnly as createNodeService,
  onDiskOnly as findRepositoryRoot,
  onDiskOnly as watchFolders,
  onDiskOnly as watchGit,
};
