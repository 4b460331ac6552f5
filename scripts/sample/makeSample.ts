import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { sampleData } from './data';
import { pinEvidence } from './pinEvidence';
import { sampleHistory } from './history';
import type { SampleCommit } from './history';

const run = promisify(execFile);
const contentFolder = join(__dirname, 'content');

/** Inside the repository's `.git`: says that a folder was made here and may be made again. */
const marker = 'made-by-grounds-sample';

/**
 * Makes the sample workspace: a git repository with decisions in different states, their data and their history, the same
 * commit ids each time. A sample made before is replaced.
 * @throws Error when `targetDir` holds something else, or when git is missing
 */
export async function makeSample(targetDir: string): Promise<void> {
  if (existsSync(targetDir) && (await readdir(targetDir)).length > 0) {
    if (!existsSync(join(targetDir, '.git', marker))) {
      throw new Error(
        `${targetDir} is not empty and not a sample made before: move it away or name another folder.`,
      );
    }
    await rm(targetDir, { recursive: true, force: true, maxRetries: 5 });
  }
  const content = await readContent();
  const imported = importStream(sampleHistory, content);
  await mkdir(targetDir, { recursive: true });
  await git(targetDir, 'init', '--quiet', '--initial-branch=main', '--object-format=sha1');
  await writeFile(join(targetDir, '.git', marker), '');
  await fastImport(targetDir, imported);
  await git(targetDir, '-c', 'core.autocrlf=false', 'reset', '--hard', '--quiet', 'main');
  await pinEvidence(targetDir);
}

async function git(folder: string, ...args: readonly string[]): Promise<void> {
  await run('git', [...args], { cwd: folder });
}

/** All files of the sample in their final state, by path with `/`. */
async function readContent(): Promise<ReadonlyMap<string, string>> {
  const content = new Map(sampleData());
  const entries = await readdir(contentFolder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    content.set(relative(contentFolder, file).split(sep).join('/'), text.replaceAll('\r\n', '\n'));
  }
  return content;
}

/** The history as `git fast-import` reads it: one process, no hooks, and nothing of the user's git configuration. */
function importStream(history: readonly SampleCommit[], content: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  const added = new Set<string>();
  for (const { author, day, message, adds, earlier } of history) {
    const email = `${author.toLowerCase().replaceAll(' ', '-')}@example.com`;
    const who = `${author} <${email}> ${Date.parse(`${day}T12:00:00Z`) / 1000} +0000`;
    lines.push('commit refs/heads/main', `author ${who}`, `committer ${who}`, data(message));
    for (const path of [...content.keys()].sort().filter((candidate) => isNamed(candidate, adds))) {
      added.add(path);
      lines.push(`M 100644 inline ${path}`, data(stateOf(path, content.get(path) ?? '', earlier)));
    }
  }
  const forgotten = [...content.keys()].filter((path) => !added.has(path));
  if (forgotten.length > 0) {
    throw new Error(`The sample's history adds no ${forgotten.join(', ')}.`);
  }
  return `${lines.join('\n')}\ndone\n`;
}

function isNamed(path: string, names: readonly string[]): boolean {
  return names.some((name) => (name.endsWith('/') ? path.startsWith(name) : path === name));
}

function stateOf(path: string, text: string, earlier: SampleCommit['earlier']): string {
  const change = earlier?.[path];
  if (!change) {
    return text;
  }
  if (!text.includes(change[0])) {
    throw new Error(`The sample's history replaces a passage that ${path} does not have.`);
  }
  return text.replace(change[0], () => change[1]);
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

async function fastImport(folder: string, stream: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn('git', ['fast-import', '--quiet', '--done'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let problems = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (problems += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`git fast-import ended with ${String(code)}: ${problems}`));
      }
    });
    child.stdin.on('error', reject);
    child.stdin.end(stream);
  });
}
