/** The analysis thread. Its messages are in workerMessages.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { encodeLine } from './analysisLines';
import { RecordReader } from './recordReader';
import type { Answer, Batch, ThreadSetup } from './workerMessages';

const { root, options } = workerData as ThreadSetup;
const reader = new RecordReader(root, options);
const encoder = new TextEncoder();

function answer({ id, files }: Batch): Answer {
  let lines = '';
  const outcomes = files.map(({ file, digest }): Answer['outcomes'][number] => {
    const outcome = reader.read(file, digest);
    if (outcome.kind === 'unchanged') {
      return 'unchanged';
    }
    if (outcome.digest === undefined) {
      return outcome.analysed;
    }
    lines += encodeLine(outcome.digest, outcome.analysed);
    return 'line';
  });
  return { id, outcomes, lines: encoder.encode(lines) };
}

parentPort?.on('message', (batch: Batch) => {
  const message = answer(batch);
  parentPort?.postMessage(message, [message.lines.buffer as ArrayBuffer]);
});
