import { gitWithInput } from './gitWithInput';
import type { GitOptions } from './runGit';

/** A branch or tag. */
export interface NamedRevision {
  readonly kind: 'branch' | 'remote-branch' | 'tag';
  /** As people write it: `main`, `origin/main`, `v1.0`. */
  readonly name: string;
  /** When it was made or last moved: ISO 8601 with a zone; empty where git does not say. */
  readonly date: string;
}

/** More are not listed. */
const MAX_NAMES = 1000;
const KINDS: readonly (readonly [prefix: string, kind: NamedRevision['kind']])[] = [
  ['refs/heads/', 'branch'],
  ['refs/remotes/', 'remote-branch'],
  ['refs/tags/', 'tag'],
];

/** The branches and tags of the repository at `root`, the youngest first. @throws GitError */
export async function namedRevisions(
  root: string,
  options: GitOptions = {},
): Promise<readonly NamedRevision[]> {
  const output = await gitWithInput(
    root,
    [
      'for-each-ref',
      '--sort=-creatordate',
      `--count=${MAX_NAMES}`,
      '--format=%(refname)%00%(creatordate:iso-strict)%00%(symref)',
      ...KINDS.map(([prefix]) => prefix),
    ],
    '',
    options,
  );
  return output
    .toString('utf8')
    .split('\n')
    .flatMap((line): readonly NamedRevision[] => {
      const [ref = '', date = '', target = ''] = line.split('\0');
      const [prefix, kind] = KINDS.find(([each]) => ref.startsWith(each)) ?? [];
      // `origin/HEAD` only points at another one.
      return prefix === undefined || kind === undefined || target !== ''
        ? []
        : [{ kind, name: ref.slice(prefix.length), date }];
    });
}
