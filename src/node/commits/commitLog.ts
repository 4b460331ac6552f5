import type { Commit, PathChange } from '../../core/history/commit';

/** The format of `git log` that {@link parseLog} reads, to be used with `-z` and, for paths, `--raw --no-abbrev`. */
export const LOG_FORMAT = '--format=%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cI%x00%s%x00%B%x00';
/** Settings without which `git log` answers by what the user or the repository has configured. */
export const LOG_SETTINGS = [
  '-c',
  'log.showRoot=true',
  '-c',
  'log.follow=false',
  '-c',
  'log.diffMerges=off',
  '-c',
  'log.mailmap=false',
];

const FIELDS = 8;
const KINDS: Readonly<Record<string, PathChange['kind']>> = {
  A: 'added',
  C: 'added',
  M: 'changed',
  T: 'changed',
  D: 'deleted',
  R: 'renamed',
};

/** Reads the output of `git log -z` in {@link LOG_FORMAT}. Messages cannot disturb it: they hold no NUL. */
export function parseLog(output: string): readonly Commit[] {
  const commits: Commit[] = [];
  const fields = output.split('\0');
  for (let at = 0; at + FIELDS < fields.length;) {
    const [
      id = '',
      parents = '',
      name = '',
      email = '',
      authored = '',
      committed = '',
      subject = '',
      message = '',
    ] = fields.slice(at, at + FIELDS);
    at += FIELDS;
    // What ends a message is followed by what ends a commit.
    if (fields[at] === '') {
      at += 1;
    }
    const paths: PathChange[] = [];
    while (/^\n?:/.test(fields[at] ?? '')) {
      const [change, used] = changeAt(fields, at);
      at += used;
      if (change !== undefined) {
        paths.push(change);
      }
    }
    commits.push({
      id,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name, email },
      authored,
      committed,
      subject,
      message,
      paths,
    });
  }
  return commits;
}

/** `:100644 100644 <before> <after> R100`, and one path or two. */
function changeAt(fields: readonly string[], at: number): readonly [PathChange | undefined, number] {
  const [, , before = '', after = '', letters = ''] = (fields[at] ?? '').trim().split(' ');
  const letter = letters.charAt(0);
  const kind = Object.hasOwn(KINDS, letter) ? KINDS[letter] : undefined;
  const isPair = letter === 'R' || letter === 'C';
  const path = fields[at + (isPair ? 2 : 1)];
  if (kind === undefined || path === undefined) {
    return [undefined, isPair ? 3 : 2];
  }
  return [
    {
      kind,
      path,
      ...(kind === 'renamed' && { from: fields[at + 1] ?? '' }),
      before: /^0+$/.test(before) ? undefined : before,
      after: /^0+$/.test(after) ? undefined : after,
    },
    isPair ? 3 : 2,
  ];
}
