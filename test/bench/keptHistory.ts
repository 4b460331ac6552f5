import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { renamedRecord } from './generateHistory';
import { RAW_LOG, buildReader, followLog, gitTime } from './history';
import { measureProcess, median } from './measureProcess';
import type { Measurement } from './measurement';

const rounds = 3;

/**
 * All histories and commit links again after one new commit, and then the history of one record, in the repository that
 * `measureHistory` left at `root`.
 */
export function measureKeptHistory(root: string): readonly Measurement[] {
  const script = buildReader(root);
  const read = (): number => measureProcess([script, root, 'docs/decisions', 'kept'], root).time;
  rmSync(join(root, '.git/grounds'), { recursive: true, force: true });
  execFileSync('git', ['symbolic-ref', 'HEAD', 'refs/heads/main'], { cwd: root });
  const first = read();
  const raw: number[] = [];
  const again: number[] = [];
  const follow: number[] = [];
  const one: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    raw.push(gitTime(root, RAW_LOG));
    addCommit(root, round);
    again.push(read());
    follow.push(gitTime(root, followLog(renamedRecord)));
    one.push(measureProcess([script, root, renamedRecord], root).time);
  }
  const ms = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`;
  return [
    {
      name: 'all histories, one new commit',
      value: median(again) / median(raw),
      limit: 0.2,
      unit: 'x',
      detail: `${ms(again)}, git log ${ms(raw)}, the first time ${first.toFixed(0)} ms`,
    },
    {
      name: 'history of a renamed record, kept',
      value: median(one) / median(follow),
      limit: 1.2,
      unit: 'x',
      detail: `${ms(one)}, git log --follow ${ms(follow)}`,
    },
  ];
}

/** Adds a commit that changes a record, without a working tree. @param round makes it another one */
export function addCommit(root: string, round: number): void {
  const message = 'Accept it\n\nDecision: ADR-0007\n';
  const text = `---\nstatus: accepted\n---\n\n# Use store 6\n\nRound ${round}.\n`;
  const who = `Lead 7 <lead-7@example.com> ${1_600_000_000 + round} +0100`;
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: root,
    input:
      `commit refs/heads/main\ncommitter ${who}\ndata ${message.length}\n${message}from refs/heads/main^0\n` +
      `M 100644 inline docs/decisions/0007-use-store-6.md\ndata ${text.length}\n${text}\n`,
  });
}
