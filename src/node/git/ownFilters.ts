/**
 * Filters that a repository brings with itself. Git runs them as programs whenever it compares the contents of files,
 * and `.git/config` can come with an unpacked archive or a shared folder; nothing of a repository is to be executed.
 * Filters that the user has set up for all repositories are the user's, and stay.
 */

/** The arguments of `git config` whose output {@link disabledFilters} reads. */
export const LIST_FILTERS = [
  'config',
  '--show-scope',
  '-z',
  '--includes',
  '--get-regexp',
  String.raw`^filter\.`,
];

/** `git lfs install --local` writes these: a program of the user's, by a name that is looked up on the PATH. */
const LARGE_FILES = /^git-lfs (?:clean|smudge|filter-process)(?: [-\w%]+)*$/;
const OF_THE_REPOSITORY = new Set(['local', 'worktree']);

/**
 * The settings, as values of git's `-c`, that switch off the filters which the repository itself names.
 * @param listed the output of {@link LIST_FILTERS}: `<scope>NUL<key>LF<value>NUL`, again and again
 * @throws Error when the name of a filter cannot be given to `-c`
 */
export function disabledFilters(listed: string): readonly string[] {
  const names = new Set<string>();
  const parts = listed.split('\0');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [scope = '', entry = ''] = parts.slice(at, at + 2);
    const feed = entry.indexOf('\n');
    // A key without a value has no line feed: it is set, and true.
    const key = feed < 0 ? entry : entry.slice(0, feed);
    const value = feed < 0 ? '' : entry.slice(feed + 1);
    const dot = key.lastIndexOf('.');
    if (OF_THE_REPOSITORY.has(scope) && key.slice(dot) !== '.required' && !LARGE_FILES.test(value)) {
      names.add(key.slice('filter.'.length, dot));
    }
  }
  return [...names].flatMap((name) => {
    if (/[=\n]/.test(name)) {
      throw new Error(
        `The git configuration of this repository has a filter named ${JSON.stringify(name)}, which cannot be switched off; rename it without "=".`,
      );
    }
    return [`filter.${name}.clean=`, `filter.${name}.process=`, `filter.${name}.required=false`];
  });
}
