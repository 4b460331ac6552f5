import type { Commit } from '../../core/history/commit';
import type { ListedCommit, Successor } from '../../core/commits/facts';
import { gitWithInput } from '../git/gitWithInput';
import { LOG_FORMAT, LOG_SETTINGS, parseLog } from './commitLog';
import { samePatches } from './patches';

/** How many commits of one description are compared by their patches, all listed ones together. */
const MAX_COMPARED = 60;
const MAX_AMBIGUOUS = 20;

/**
 * Finds out what ids are, in at most six processes of git, however many they are.
 * @param ids whole ids or abbreviations in lower case: hexadecimal digits
 * @param head the whole id of the commit that is checked out
 * @throws GitError
 */
export async function findListed(
  root: string,
  ids: ReadonlySet<string>,
  head: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ListedCommit>> {
  const found = new Map<string, ListedCommit>();
  const commits = await namedObjects(root, [...ids], found, signal);
  const heads = await readCommits(root, [...new Set(commits.values())], signal);
  const lost = await unreachable(root, [...heads.keys()], head, signal);
  const successors =
    lost.size === 0
      ? new Map<string, Successor>()
      : await findSuccessors(
          root,
          [...lost].flatMap((id) => heads.get(id) ?? []),
          head,
          signal,
        );
  for (const [id, whole] of commits) {
    const commit = heads.get(whole);
    const successor = successors.get(whole);
    if (commit === undefined) {
      found.set(id, { kind: 'missing' });
    } else {
      found.set(
        id,
        lost.has(whole)
          ? { kind: 'unreachable', commit, ...(successor !== undefined && { successor }) }
          : { kind: 'reachable', commit },
      );
    }
  }
  return found;
}

/** The whole ids of those that are commits; what the others are is put into `found`. */
async function namedObjects(
  root: string,
  ids: readonly string[],
  found: Map<string, ListedCommit>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const output = await gitWithInput(
    root,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    ids.map((id) => `${id}\n`).join(''),
    { signal },
  );
  const answers = output.toString('latin1').split('\n');
  const commits = new Map<string, string>();
  const ambiguous: string[] = [];
  ids.forEach((id, at) => {
    const [name = '', type = ''] = (answers[at] ?? '').split(' ');
    if (type === 'commit' && name.startsWith(id)) {
      commits.set(id, name);
    } else if (type === 'ambiguous') {
      ambiguous.push(id);
    } else {
      // What does not begin like this is not the object of this id but a branch of that name.
      const isObject = name.startsWith(id) && type !== 'missing' && type !== '';
      found.set(id, isObject ? { kind: 'other', type } : { kind: 'missing' });
    }
  });
  // Git takes an abbreviation that only one commit has for it elsewhere, and so do people.
  for (const [id, candidates] of await candidatesOf(root, ambiguous, signal)) {
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) {
      commits.set(id, only);
    } else {
      found.set(id, { kind: 'ambiguous', ids: candidates.slice(0, MAX_AMBIGUOUS) });
    }
  }
  return commits;
}

/** The commits that abbreviations of several objects can mean. */
async function candidatesOf(
  root: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) {
    return new Map();
  }
  const args = ids.slice(0, MAX_AMBIGUOUS).map((id) => `--disambiguate=${id}`);
  const objects = (await gitWithInput(root, ['rev-parse', ...args], '', { signal })).toString('latin1');
  const checked = await gitWithInput(
    root,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    objects,
    { signal },
  );
  const commits = [...checked.toString('latin1').matchAll(/^([0-9a-f]+) commit$/gm)].map(([, id = '']) => id);
  return new Map(ids.map((id) => [id, commits.filter((commit) => commit.startsWith(id))]));
}

async function readCommits(
  root: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Commit>> {
  if (ids.length === 0) {
    return new Map();
  }
  const output = await gitWithInput(
    root,
    [...LOG_SETTINGS, 'log', '-z', LOG_FORMAT, '--no-walk=unsorted', '--stdin'],
    ids.map((id) => `${id}\n`).join(''),
    { signal },
  );
  return new Map(parseLog(output.toString('utf8')).map((commit) => [commit.id, commit]));
}

/** Those of `ids` that are not part of `head`. */
async function unreachable(
  root: string,
  ids: readonly string[],
  head: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) {
    return new Set();
  }
  const output = await gitWithInput(root, ['rev-list', '--stdin'], `${ids.join('\n')}\n^${head}\n`, {
    signal,
  });
  const outside = new Set(output.toString('latin1').split('\n'));
  return new Set(ids.filter((id) => outside.has(id)));
}

/** The commits of `head` that took the place of lost ones. */
async function findSuccessors(
  root: string,
  lost: readonly Commit[],
  head: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Successor>> {
  const output = await gitWithInput(
    root,
    [...LOG_SETTINGS, 'log', '-z', '--format=%H%x00%aN%x00%aE%x00%aI%x00%cI%x00%s', head],
    '',
    { signal },
  );
  const fields = output.toString('utf8').split('\0');
  const byDescription = new Map<string, ReachedCommit[]>();
  for (let at = 0; at + 5 < fields.length; at += 6) {
    const [id = '', name = '', email = '', authored = '', committed = '', subject = ''] = fields.slice(
      at,
      at + 6,
    );
    const commit = { id, author: { name, email }, authored, committed, subject };
    for (const key of descriptionsOf(commit)) {
      const known = byDescription.get(key);
      if (known === undefined) {
        byDescription.set(key, [commit]);
      } else {
        known.push(commit);
      }
    }
  }
  const candidates = new Map<string, readonly ReachedCommit[]>();
  let left = MAX_COMPARED;
  for (const commit of lost) {
    const near = [...new Set(descriptionsOf(commit).flatMap((key) => byDescription.get(key) ?? []))].slice(
      0,
      left,
    );
    left -= near.length;
    candidates.set(commit.id, near);
  }
  const patches = await samePatches(
    root,
    [...candidates]
      .filter(([, near]) => near.length > 0)
      .flatMap(([id, near]) => [id, ...near.map((commit) => commit.id)]),
    signal,
  );
  const successors = new Map<string, Successor>();
  for (const commit of lost) {
    const near = candidates.get(commit.id) ?? [];
    const patch = patches.get(commit.id);
    const same = near.find(({ id }) => patch !== undefined && patches.get(id) === patch);
    const alike = near.filter((other) => isSameDescription(commit, other));
    const only = alike.length === 1 ? alike[0] : undefined;
    if (same !== undefined) {
      successors.set(commit.id, { commit: same, by: 'patch' });
    } else if (only !== undefined) {
      successors.set(commit.id, { commit: only, by: 'description' });
    }
  }
  return successors;
}

type ReachedCommit = Successor['commit'];

/** What a rebase or an amendment leaves as it was; one of them is enough to compare patches. */
function descriptionsOf({ author, authored, subject }: ReachedCommit): readonly string[] {
  // A squashed pull request has its number behind the subject.
  const plain = subject.replace(/ \(#\d{1,9}\)$/, '');
  return [`written ${author.email} ${authored}`, `subject ${plain}`];
}

function isSameDescription(a: ReachedCommit, b: ReachedCommit): boolean {
  return a.author.email === b.author.email && a.authored === b.authored && a.subject === b.subject;
}
