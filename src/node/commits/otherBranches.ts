import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OtherBranch } from '../../core/commits/facts';
import { gitWithInput } from '../git/gitWithInput';

/** The branches that something happened on last; others are not looked at. */
const MAX_BRANCHES = 300;
const MAX_FOLDERS = 50;
/** Listings of folders are not read beyond this, in bytes, all branches together. */
const MAX_LISTINGS = 64 << 20;
const SHORTENED = /^refs\/(?:heads|remotes)\//;
/** What the branch on which work lands is called, where nothing says so. */
const MAIN_NAMES = ['main', 'master', 'trunk', 'develop'];

interface Tip {
  readonly name: string;
  readonly ref: string;
  readonly commit: string;
}

/**
 * What branches and working trees beside the one that is checked out have in the decision folders, as far as this clone
 * knows: four processes of git, however many there are. Nothing is fetched.
 * @throws GitError
 */
export async function readOtherBranches(
  root: string,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<readonly OtherBranch[]> {
  const [refs, trees] = await Promise.all([
    gitWithInput(
      root,
      [
        'for-each-ref',
        '--sort=-committerdate',
        `--count=${MAX_BRANCHES}`,
        '--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)',
        'refs/heads',
        'refs/remotes',
      ],
      '',
      { signal },
    ),
    gitWithInput(root, ['worktree', 'list', '--porcelain'], '', { signal }),
  ]);
  const rows = refs
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\0'))
    .filter((row) => row.length === 4);
  const tips: Tip[] = rows
    .filter(([, , symref]) => symref === '')
    .map(([ref = '', commit = '']) => ({ name: ref.replace(SHORTENED, ''), ref, commit }));
  const main = mainOf(rows, tips);
  const current = rows.find(([, , , head]) => head === '*')?.[0];
  const places = [
    // The branch that is checked out says something only where it is the one on which work lands.
    ...tips.filter(({ ref }) => ref !== current || ref === main),
    ...detachedTrees(trees.toString('utf8'), (await realpath(root)).replaceAll('\\', '/')),
  ];
  const listings = await readFolders(root, places, folders.slice(0, MAX_FOLDERS), signal);
  return places.map(({ name, ref }, at) => ({ name, isMain: ref === main, paths: listings[at] ?? [] }));
}

/** The branch on which work lands: the one that the remote calls its own, else one by its usual name. */
function mainOf(rows: readonly (readonly string[])[], tips: readonly Tip[]): string | undefined {
  const named = rows.find(([ref = '', , symref = '']) => ref.endsWith('/HEAD') && symref !== '')?.[2];
  const candidates = [
    named,
    ...MAIN_NAMES.map((name) => `refs/remotes/origin/${name}`),
    ...MAIN_NAMES.map((name) => `refs/heads/${name}`),
  ];
  return candidates.find((candidate) => tips.some(({ ref }) => ref === candidate));
}

/** Working trees without a branch, but for the one at `root`; those with one are known by it. */
function detachedTrees(listed: string, root: string): readonly Tip[] {
  return listed.split(/\n\n/).flatMap((entry) => {
    const path = /^worktree (.+)$/m.exec(entry)?.[1];
    const commit = /^HEAD ([0-9a-f]{40,64})$/m.exec(entry)?.[1];
    return path !== undefined && path !== root && commit !== undefined && /^detached$/m.test(entry)
      ? [{ name: `the working tree ${basename(path)}`, ref: path, commit }]
      : [];
  });
}

/** The paths directly in folders, for each tip. Folders that are the same on several branches are read once. */
async function readFolders(
  root: string,
  tips: readonly Tip[],
  folders: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  // A line feed in a name cannot be asked for.
  const asked = tips.flatMap(({ commit }, at) =>
    folders
      .filter((folder) => !/[\n\r]/.test(folder))
      .map((folder) => ({ at, folder, name: `${commit}:${folder}` })),
  );
  const checked = await gitWithInput(
    root,
    ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'],
    asked.map(({ name }) => `${name}\n`).join(''),
    { signal },
  );
  const answers = checked.toString('utf8').split('\n');
  const trees = new Map<string, readonly string[]>();
  let left = MAX_LISTINGS;
  const wanted = asked.map((_, index) => {
    const [id = '', type, size] = (answers[index] ?? '').split(' ');
    if (type !== 'tree' || !/^[0-9a-f]{40,64}$/.test(id)) {
      return undefined;
    }
    if (!trees.has(id) && left >= Number(size)) {
      left -= Number(size);
      trees.set(id, []);
    }
    return trees.has(id) ? id : undefined;
  });
  const output = await gitWithInput(
    root,
    ['cat-file', '--batch'],
    [...trees.keys()].map((id) => `${id}\n`).join(''),
    {
      signal,
    },
  );
  for (const [id, names] of parseTrees(output)) {
    trees.set(id, names);
  }
  const paths: string[][] = tips.map(() => []);
  asked.forEach(({ at, folder }, index) => {
    const id = wanted[index];
    for (const name of (id === undefined ? undefined : trees.get(id)) ?? []) {
      paths[at]?.push(folder === '' ? name : `${folder}/${name}`);
    }
  });
  return paths;
}

/** Takes the output of `git cat-file --batch` over trees apart: the names in each. */
function* parseTrees(output: Buffer): Iterable<readonly [string, readonly string[]]> {
  for (let at = 0; at < output.length;) {
    const feed = output.indexOf(10, at);
    const head = output.toString('latin1', at, feed < 0 ? output.length : feed);
    const match = /^([0-9a-f]+) tree (\d+)$/.exec(head);
    if (feed < 0 || match?.[1] === undefined) {
      return;
    }
    const start = feed + 1;
    const end = start + Number(match[2]);
    yield [match[1], namesIn(output.subarray(start, end), match[1].length / 2)];
    at = end + 1;
  }
}

/** The names in a tree object: `<mode> SP <name> NUL <id>`, the id in bytes. */
function namesIn(tree: Buffer, idLength: number): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < tree.length;) {
    const space = tree.indexOf(32, at);
    const nul = tree.indexOf(0, space);
    if (space < 0 || nul < 0) {
      break;
    }
    names.push(tree.toString('utf8', space + 1, nul));
    at = nul + 1 + idLength;
  }
  return names;
}
