import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/** How long a process may take to obey SIGTERM, in milliseconds. */
const graceMs = 5000;
const pollMs = 25;

/**
 * Ends the process `pid`, its group and everything below it, and resolves when none of them is left.
 * `pid` must be a child that was started with `detached: true`, so that it leads a group of its own.
 */
export async function stopTree(pid: number): Promise<void> {
  if (process.platform === 'win32') {
    taskkill(pid);
    return;
  }
  await stopProcesses(() => treeOf(pid));
}

/** Ends everything below this process, as `stopTree` does. Does nothing on Windows, where a Ctrl-C reaches them. */
export async function stopDescendants(): Promise<void> {
  if (process.platform === 'win32') return;
  await stopProcesses(() =>
    withDescendants(processTable(), [process.pid]).filter((pid) => pid !== process.pid),
  );
}

async function stopProcesses(find: () => number[]): Promise<void> {
  // Taken before the first signal: once a parent is gone, its children can no longer be found through it.
  const members = new Set(find());
  signalAll(members, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (anyAlive(members) && Date.now() < deadline) await delay(pollMs);
  for (const late of find()) members.add(late);
  signalAll(members, 'SIGKILL');
  const killDeadline = Date.now() + graceMs;
  while (anyAlive(members) && Date.now() < killDeadline) await delay(pollMs);
}

/** Like `stopTree`, but kills at once and returns without waiting. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') taskkill(pid);
  else signalAll(new Set(treeOf(pid)), 'SIGKILL');
}

function taskkill(pid: number): void {
  spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
}

function signalAll(pids: ReadonlySet<number>, signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Already gone, which is what was wanted.
    }
  }
}

function anyAlive(pids: ReadonlySet<number>): boolean {
  return processTable().some((row) => pids.has(row.pid));
}

/** `pid`, its process group and all their descendants, as far as they are running. */
function treeOf(pid: number): number[] {
  const table = processTable();
  const group = table.filter((row) => row.pid === pid || row.group === pid).map((row) => row.pid);
  return withDescendants(table, group);
}

function withDescendants(table: readonly ProcessRow[], pids: readonly number[]): number[] {
  const found = new Set(pids);
  let before = -1;
  while (found.size !== before) {
    before = found.size;
    for (const row of table) if (found.has(row.parent)) found.add(row.pid);
  }
  return [...found];
}

/** All running processes, zombies left out. */
function processTable(): ProcessRow[] {
  return process.platform === 'linux' ? linuxTable() : psTable();
}

/** Read from /proc, since small container images have no `ps`. */
function linuxTable(): ProcessRow[] {
  const rows: ProcessRow[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const row = linuxRow(entry);
    if (row) rows.push(row);
  }
  return rows;
}

function linuxRow(pid: string): ProcessRow | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command name in parentheses may hold spaces and parentheses itself.
  const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  return { pid: Number(pid), parent: Number(parent), group: Number(group) };
}

function psTable(): ProcessRow[] {
  const output = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' });
  return output
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 4 && !columns[3]?.startsWith('Z'))
    .map(([pid, parent, group]) => ({ pid: Number(pid), parent: Number(parent), group: Number(group) }));
}
