/** The thread that reads data files: gets a {@link FileTask} or a {@link ReportTask}, answers with what comes of it. */
import { parentPort } from 'node:worker_threads';
import { readDataFile } from './readDataFile';
import type { FileTask } from './readDataFile';
import { runReportTask } from './reportTasks';
import type { ReportTask } from './reportTasks';

// The built program is also where the extension takes these from, in the rare cases in which it reads a file itself.
export { readDataFile } from './readDataFile';
export { runReportTask } from './reportTasks';

parentPort?.on('message', (task: FileTask | ReportTask) => {
  const result = 'ask' in task ? runReportTask(task) : readDataFile(task);
  void result.then((answer) => parentPort?.postMessage(answer));
});
