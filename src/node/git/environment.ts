/**
 * How git is kept from doing anything but reading: no program that a repository names is run, no network is used, no
 * lock is taken, and it speaks one language.
 */

/** Settings, for git's `-c`, in the place of those that would make reading a repository run a program. */
export const harmlessSettings: readonly string[] = ['core.fsmonitor=false', 'log.showSignature=false'];

/**
 * What is missing in a partial clone stays missing: reading decisions must not wait for a network, nor use one. Older
 * versions of git know only the first of the two.
 */
const OFFLINE = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

/** The variables set by {@link gitEnvironment} that would point git elsewhere had they come from outside. */
export const ownVariables: readonly string[] = ['GIT_OPTIONAL_LOCKS', ...Object.keys(OFFLINE)];

/** Variables that point git to other repositories, programs or configuration. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/** The environment that git runs in. */
export function gitEnvironment(): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => !GUARDED.test(entry[0]) && entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', ...OFFLINE, GIT_OPTIONAL_LOCKS: '0' };
}
