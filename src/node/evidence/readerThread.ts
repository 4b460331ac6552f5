/** The thread that reads data files: gets a {@link FileTask}, answers with a {@link FileResult}. */
import { parentPort } from 'node:worker_threads';
import { readDataFile } from './readDataFile';
import type { FileTask } from './readDataFile';

parentPort?.on('message', (task: FileTask) => {
  void readDataFile(task).then((result) => parentPort?.postMessage(result));
});
