// Reads all histories and commit links of a repository after each of some new commits, in three ways in turns, and prints
// how long each took. To repeat, with the tools of this project installed:
// `npx tsx docs/decisions/evidence/0019/measure.ts EMPTY_FOLDER > docs/decisions/evidence/0019/new-commit.csv`.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateHistory } from '../../../../test/bench/generateHistory';
import { buildReader } from '../../../../test/bench/history';
import { addCommit } from '../../../../test/bench/keptHistory';
import { measureProcess } from '../../../../test/bench/measureProcess';

async function main(root: string): Promise<void> {
  await generateHistory(root, { commits: 100_000, records: 2000 });
  const script = buildReader(root);
  const graphs = join(root, '.git/objects/info');
  const kept = join(root, '.git/grounds');
  const asideAs = join(root, '.git/kept');
  const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: root });
  const read = (): number => measureProcess([script, root, 'docs/decisions', 'kept'], root).time / 1000;
  const aside = (from: string, to: string): void => {
    rmSync(to, { recursive: true, force: true });
    renameSync(from, to);
  };
  read();
  console.log('way,run,seconds');
  for (let run = 1; run <= 5; run += 1) {
    addCommit(root, run);
    console.log(`kept,${run},${read().toFixed(3)}`);
    aside(kept, asideAs);
    console.log(`anew,${run},${read().toFixed(3)}`);
    rmSync(kept, { recursive: true });
    git('commit-graph', 'write', '--reachable', '--changed-paths');
    console.log(`graph,${run},${read().toFixed(3)}`);
    rmSync(join(graphs, 'commit-graph'), { force: true });
    aside(asideAs, kept);
  }
}

void main(process.argv[2] ?? '');
