/** Reads data files on threads, as the product does, in a process of its own whose memory is limited. */
import { join } from 'node:path';
import type { FileResult, FileTask } from '../../../../src/node/evidence/readDataFile';
import { readOnThreads } from '../../../../src/node/evidence/readerThreads';

const file = join(__dirname, '../../../../src/node/evidence/readerThread.ts');

async function main(): Promise<void> {
  const tasks = JSON.parse(process.argv[2] ?? '[]') as readonly FileTask[];
  const results = new Array<FileResult | undefined>(tasks.length);
  const program = { file, execArgv: ['--require', 'tsx/cjs'] };
  await readOnThreads(program, tasks, (index, result) => (results[index] = result), undefined);
  process.stdout.write(JSON.stringify(results));
}

void main();
