// Reads the log of a repository with all changes, once by each way, each in a process of its own, and prints peak memory.
// To repeat: copy it to an empty folder, `npm install simple-git@4`, generate a repository with
// `test/bench/generateHistory.ts` (100,000 commits), then `node measure.mjs REPOSITORY > log.csv`.
import { spawn, spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const [, self, root, way] = process.argv;
const log = ['log', '--raw', '-z', '-M', '-c', '--combined-all-paths', '--no-abbrev', '--format=%x01%H%x00%B%x00'];

async function streamed() {
  let count = 0;
  const child = spawn('git', log, { cwd: root });
  for await (const piece of child.stdout) {
    for (let at = piece.indexOf(0); at >= 0; at = piece.indexOf(0, at + 1)) count += 1;
  }
  return count;
}

async function gathered() {
  const { simpleGit } = await import('simple-git');
  return (await simpleGit(root).raw(log)).split('\0').length - 1;
}

if (way === undefined) {
  console.log('way,run,peak_mib,seconds');
  for (let run = 1; run <= 5; run += 1) {
    for (const each of ['streamed', 'gathered']) {
      process.stdout.write(`${each},${run},${spawnSync(process.execPath, [self, root, each], { encoding: 'utf8' }).stdout}`);
    }
  }
} else {
  const start = performance.now();
  const count = await (way === 'streamed' ? streamed() : gathered());
  if (count < 1000) throw new Error('Nothing was read.');
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${(process.resourceUsage().maxRSS / 1024).toFixed(1)},${seconds}`);
}
