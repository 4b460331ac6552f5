/** The thread that lists folders: gets a {@link ListTask}, answers with the names in each of its folders. */
import { parentPort } from 'node:worker_threads';
import { listTogether } from './folderLister';
import type { ListTask } from './folderLister';

parentPort?.on('message', ({ root, paths }: ListTask) => {
  parentPort?.postMessage(listTogether(root, paths));
});
