/** What a report says about who made it and where. */
export type PersonalKind = 'host name' | 'user name' | 'home folder' | 'path of this repository';

/** Something personal that stands in a report. */
export interface PersonalDetail {
  readonly kind: PersonalKind;
  /** As it is written in the report. */
  readonly text: string;
  /** What takes its place. */
  readonly replacement: string;
  /** 1-based line of the first place. */
  readonly line: number;
  /** How many places there are. */
  readonly count: number;
}

/** A report without its personal details. */
export interface Redaction {
  /** With everything in `details` replaced; every other character as it was. */
  readonly text: string;
  /** Each once, ordered by where they stand first, at most 200. */
  readonly details: readonly PersonalDetail[];
}

const HOST = 'host';
const USER = 'user';
const MAX_DETAILS = 200;
/** No name is longer. */
const NAME = 100;

/** Accounts and hosts of machines that belong to nobody, and what stands where nothing is known. */
const IMPERSONAL: ReadonlySet<string> = new Set([
  ...['', '.', '..', '...', '-', '?', 'unknown', 'none', 'null', 'n/a', 'localhost', '127.0.0.1', '::1'],
  ...[
    HOST,
    USER,
    'name',
    'username',
    'root',
    'admin',
    'administrator',
    'system',
    'default',
    'public',
    'shared',
  ],
  ...['runner', 'runneradmin', 'runner-user', 'circleci', 'travis', 'jenkins', 'vsts', 'vsts_azpcontainer'],
  ...['gitlab-runner', 'buildkite-agent', 'semaphore', 'bamboo', 'teamcity', 'build', 'builder', 'ci', 'dev'],
  ...['app', 'node', 'gradle', 'ubuntu', 'debian', 'vagrant', 'docker', 'vscode', 'codespace', 'gitpod'],
  // Playwright writes the browser where others write the host.
  ...['chromium', 'firefox', 'webkit', 'chrome', 'edge', 'safari'],
]);

/** A stretch of the text that is to be replaced. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
  readonly replacement: string;
}

/**
 * Finds host names, user names and home folders in the text of a report of any format, and replaces them: `/home/ada/x`
 * becomes `/home/user/x`. Paths below the repository become relative to it, so that what a report says about its files is
 * the same for everyone. Accounts of build machines (`/home/runner`) are no one's and stay. Takes time in proportion to
 * the text.
 * @param root absolute path of the repository, with `/` or `\`; undefined when there is none
 */
export function redact(text: string, root?: string): Redaction {
  const places = [
    ...(root === undefined ? [] : pathsBelow(text, root)),
    ...namedValues(text),
    ...homeFolders(text),
  ];
  const known = settle(places);
  const all = settle([...known, ...repeatedNames(text, known)]);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of all) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), details: detailsOf(text, all) };
}

/** Ordered, and of those that overlap only the first: what was looked for first is more exact. */
function settle(places: readonly Place[]): readonly Place[] {
  const ordered = places.map((place, rank) => ({ place, rank }));
  ordered.sort((a, b) => a.place.start - b.place.start || a.rank - b.rank);
  const settled: Place[] = [];
  for (const { place } of ordered) {
    if (place.start >= (settled.at(-1)?.end ?? 0)) {
      settled.push(place);
    }
  }
  return settled;
}

function detailsOf(text: string, places: readonly Place[]): readonly PersonalDetail[] {
  const details = new Map<string, { -readonly [Key in keyof PersonalDetail]: PersonalDetail[Key] }>();
  let line = 1;
  let feed = text.indexOf('\n');
  for (const { start, end, kind, replacement } of places) {
    for (; feed >= 0 && feed < start; feed = text.indexOf('\n', feed + 1)) {
      line += 1;
    }
    const written = text.slice(start, end);
    const key = `${kind} ${written}`;
    const known = details.get(key);
    if (known !== undefined) {
      known.count += 1;
    } else if (details.size < MAX_DETAILS) {
      details.set(key, { kind, text: written, replacement, line, count: 1 });
    }
  }
  return [...details.values()];
}

/** Paths that lead into the repository, in the spellings that reports have for them. */
function pathsBelow(text: string, root: string): readonly Place[] {
  const plain = root.replace(/[\\/]+$/, '');
  if (plain.length < 4) {
    return [];
  }
  const spellings = new Set([
    plain,
    plain.replaceAll('\\', '/'),
    plain.replaceAll('\\', '\\\\'),
    encodeURI(plain.replaceAll('\\', '/')),
  ]);
  const places: Place[] = [];
  for (const spelling of spellings) {
    for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + spelling.length)) {
      const end = at + spelling.length;
      const separator = /^(?:\/|\\\\?)/.exec(text.slice(end, end + 2))?.[0] ?? '';
      const begins = !/[\w.~-]/.test(text.charAt(at - 1)) || text.startsWith('_', at - 1);
      const isFolder = separator !== '' || !/[\w.~-]/.test(text.charAt(end));
      if (begins && isFolder) {
        const scheme = /file:\/\/\/?$/.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
        const rest = text.charAt(end + separator.length);
        const isWhole = separator === '' || !/[^\s"'<>&:)]/.test(rest);
        places.push({
          start: at - scheme.length,
          end: end + separator.length,
          kind: 'path of this repository',
          replacement: isWhole ? '.' : '',
        });
      }
    }
  }
  return places;
}

/** Attributes of XML reports: JUnit, TRX, NUnit. */
const ATTRIBUTE =
  /\s(hostname|host|computerName|machine-name|machineName|runUser|user|user-name|userName|user-domain)\s{0,3}=\s{0,3}(?:"([^"<\r\n]{1,300})"|'([^'<\r\n]{1,300})')/g;
/** Members of JSON reports: Google Benchmark, CTRF, SARIF and others. */
const MEMBER =
  /"(hostname|host_name|hostName|HostName|computerName|machineName|machine_name|userName|user_name|username|account|node)"\s{0,3}:\s{0,3}"((?:[^"\\\n]|\\.){1,300})"/g;
/** `<property name="user.name" value="ada"/>`, and with its value as its content. */
const PROPERTY =
  /<[\w:]{0,20}property\s{1,10}name\s{0,3}=\s{0,3}["']([\w.-]{1,60})["']\s{0,10}(?:value\s{0,3}=\s{0,3}(?:"([^"<\r\n]{1,300})"|'([^'<\r\n]{1,300})')|>([^<\r\n]{1,300})<)/g;
/** The names that properties and variables have. */
const HOST_PROPERTY =
  /^(?:(?:env\.)?(?:host_?name|host\.name|computer_?name|machine_?name)|java\.rmi\.server\.hostname|userdomain|env\.userdomain)$/i;
const USER_PROPERTY = /^(?:env\.)?(?:user\.name|user_?name|user|logname|sudo_user)$/i;

function namedValues(text: string): readonly Place[] {
  // Elsewhere a `node` is the version of Node.js, and an `account` one of a shop.
  const takesNode = text.includes('"machine_info"');
  const takesAccount = text.includes('"invocations"');
  return [
    ...valuesBy(ATTRIBUTE, text, (name) => (/user(?!-domain)/i.test(name) ? 'user name' : 'host name')),
    ...valuesBy(MEMBER, text, (name) =>
      (name === 'node' && !takesNode) || (name === 'account' && !takesAccount)
        ? undefined
        : /user|account/i.test(name)
          ? 'user name'
          : 'host name',
    ),
    ...valuesBy(PROPERTY, text, (name) =>
      HOST_PROPERTY.test(name) ? 'host name' : USER_PROPERTY.test(name) ? 'user name' : undefined,
    ),
  ];
}

function valuesBy(
  pattern: RegExp,
  text: string,
  kindOf: (name: string) => 'host name' | 'user name' | undefined,
): readonly Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, name = '', ...values] = match;
    const value = values.find((candidate) => candidate !== undefined) ?? '';
    const kind = kindOf(name);
    if (kind === undefined) {
      continue;
    }
    const start = match.index + whole.lastIndexOf(value, whole.length - 1);
    // Windows writes who ran it as `DOMAIN\name`.
    const domain = kind === 'user name' ? /^(.{1,100}?)(\\{1,2})(?=.)/.exec(value) : null;
    if (domain !== null) {
      const [prefix, host = ''] = domain;
      add(places, start, host, 'host name');
      add(places, start + prefix.length, value.slice(prefix.length), 'user name');
    } else {
      add(places, start, value, kind);
    }
  }
  return places;
}

function add(places: Place[], start: number, value: string, kind: 'host name' | 'user name'): void {
  if (isPersonal(value)) {
    const replacement = kind === 'host name' ? HOST : USER;
    places.push({ start, end: start + value.length, kind, replacement });
  }
}

function isPersonal(value: string): boolean {
  return value.length <= NAME && !IMPERSONAL.has(value.trim().toLowerCase());
}

/**
 * `/home/ada/…`, `/Users/ada/…`, and these below `/var`, `/export`, `/mnt/c` and `/c`; where it is a value of its own also
 * without anything behind it. In `GET /home/menu answers` it is none.
 */
const UNIX_HOME =
  /(?<![A-Za-z0-9.~-])((?:\/(?:var|export|mnt\/[a-z]|[a-z]))?\/(?:home|Users)\/)([^\s/\\"'<>|:;,?*&()[\]{}]{1,100})(?=[/\\"'<:;&]|$)/g;
/** `C:\Users\Ada Lovelace\…` with any slashes; a name with a space ends at the next slash. */
const WINDOWS_HOME =
  /(?<![A-Za-z0-9])([A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/))((?:[^\\/"'<>|:;,?*&\r\n]{1,100})(?=[\\/])|[^\s\\/"'<>|:;,?*&]{1,100})/gi;

function homeFolders(text: string): readonly Place[] {
  return [UNIX_HOME, WINDOWS_HOME].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Place[] => {
      const [whole, folder = '', name = ''] = match;
      const end = match.index + whole.length;
      return isPersonal(name)
        ? [{ start: match.index, end, kind: 'home folder', replacement: folder + USER }]
        : [];
    }),
  );
}

/**
 * Names that the report gave away elsewhere: a host wherever it is a word of its own, if it cannot be any other word, and
 * a user right beside it (`ada@BUILD-7`, `ada_BUILD-7 2021-04-20`).
 */
function repeatedNames(text: string, known: readonly Place[]): readonly Place[] {
  const hosts = new Set<string>();
  const users = new Set<string>();
  for (const { start, end, kind } of known) {
    const name = text.slice(start, end);
    if (kind === 'host name' && name.length >= 4 && /[\d.-]/.test(name) && hosts.size < MAX_NAMES) {
      hosts.add(name);
    } else if (kind === 'user name') {
      users.add(name);
    } else if (kind === 'home folder') {
      users.add(/[^/\\]*$/.exec(name)?.[0] ?? '');
    }
  }
  const places: Place[] = [];
  for (const host of hosts) {
    for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + host.length)) {
      const end = at + host.length;
      if (/[A-Za-z0-9]/.test(text.charAt(at - 1)) || /[A-Za-z0-9]/.test(text.charAt(end))) {
        continue;
      }
      places.push({ start: at, end, kind: 'host name', replacement: HOST });
      const before = /([^\s"'<>/\\@]{1,100})[@_]$/.exec(text.slice(Math.max(0, at - NAME - 1), at))?.[1];
      if (before !== undefined && users.has(before)) {
        const start = at - 1 - before.length;
        places.push({ start, end: at - 1, kind: 'user name', replacement: USER });
      }
    }
  }
  return places;
}

/** More machines than one report comes from. */
const MAX_NAMES = 20;
