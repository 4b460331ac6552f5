// Times how the files of a repository that may name decisions are found: by git, by reading all of them here, and by
// reading all of them on four threads. Wall clock in milliseconds, everything in the page cache.
// To repeat: `node measure.mjs PATH > search.csv`, where PATH is a clone with tens of thousands of files.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const hints = ['@adr', 'grounds:', ...['-', ' ', '#', '_', ...'0123456789'].map((next) => `ADR${next}`)];
const names = (buffer) => ['ADR', 'adr-', 'grounds:'].some((hint) => buffer.includes(hint));

if (!isMainThread) {
  parentPort.postMessage(workerData.filter((file) => names(readFileSync(file))).length);
} else {
  process.chdir(process.argv[2]);
  const git = (...args) => {
    try {
      return execFileSync('git', args, { maxBuffer: 2 ** 28 }).toString().split('\0').filter(Boolean);
    } catch (error) {
      if (error.status === 1) return [];
      throw error;
    }
  };
  const listed = () => git('ls-files', '-z', '--cached', '--others', '--exclude-standard');
  const ways = {
    'git grep': async () => {
      git('grep', '-l', '-z', '-I', '-i', '-F', ...hints.flatMap((hint) => ['-e', hint]));
      git('ls-files', '-z', '--others', '--exclude-standard');
    },
    'main thread': async () => {
      const queue = listed().values();
      const reader = async () => {
        for (const file of queue) names(await readFile(file));
      };
      await Promise.all(Array.from({ length: 16 }, reader));
    },
    threads: async () => {
      const files = listed();
      const parts = Array.from({ length: 4 }, (_, part) => files.filter((_, at) => at % 4 === part));
      await Promise.all(
        parts.map(
          (workerData) =>
            new Promise((resolve, reject) => {
              new Worker(fileURLToPath(import.meta.url), { workerData })
                .on('message', resolve)
                .on('error', reject);
            }),
        ),
      );
    },
  };
  console.log('way,run,files,wall_ms');
  const files = listed().length;
  for (const way of Object.keys(ways)) await ways[way]();
  for (let run = 1; run <= 5; run += 1) {
    for (const [way, search] of Object.entries(ways)) {
      const start = performance.now();
      await search();
      console.log(`${way},${run},${files},${(performance.now() - start).toFixed(0)}`);
    }
  }
}
