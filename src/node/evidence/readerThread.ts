/** The thread that reads data files: gets a {@link FileTask}, answers with a {@link FileResult}. */
import { parentPort } from 'node:worker_threads';
import { readDataFile } from './readDataFile';
import type { FileTask } from './readDataFile';

// The built program is also where the extension takes these from, in the rare cases in which it reads a file itself.
export { readDataFile } from './readDataFile';

parentPort?.on('message', (task: FileTask) => {
  void readDataFile(task).then((result) => parentPort?.postMessage(result));
});
