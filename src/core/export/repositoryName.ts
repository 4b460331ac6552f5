/** `git@host:path`, as ssh takes it. What begins with one letter is a drive of Windows. */
const SCP = /^(?:[^@/\s]+@)?([^@:/\s]{2,}):(?!:|\/\/)(.+)$/;
const MAX_ADDRESS = 2_000;
/** Protocols that lead to another machine. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http', 'https', 'ssh', 'git', 'git+ssh']);
const URL_FORM = /^([a-z][a-z+]{1,20}):\/\/(?:[^/]*@)?([^/@:?#\s]+)(?::\d{1,5})?\/([^?#]*)/i;

/**
 * What a repository is called everywhere, by the address that it was cloned from: `example.com/group/project`, without
 * protocol, user, password, port and `.git`.
 * @returns undefined for an address on this machine, and for what is none
 */
export function repositoryName(address: string): string | undefined {
  const given = address.trim();
  if (given.length > MAX_ADDRESS) {
    return undefined;
  }
  const url = URL_FORM.exec(given);
  const [host, path] =
    url === null
      ? (SCP.exec(given) ?? []).slice(1)
      : PROTOCOLS.has((url[1] ?? '').toLowerCase())
        ? url.slice(2)
        : [];
  const name = (path ?? '').replace(/^\/+|\/+$/g, '').replace(/\.git$/i, '');
  // An `@` there may end a login with a slash in it.
  return host === undefined || name === '' || /[^/]@/.test(name)
    ? undefined
    : `${host.toLowerCase()}/${name}`;
}
