/** What a report says about who made it and where. */
export type PersonalKind = 'host name' | 'user name' | 'home folder' | 'path of this repository';

/** A stretch of a text that is to be replaced. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Where that by which it was recognised begins: at `start`, or before it at the name of an attribute. */
  readonly since: number;
  readonly kind: PersonalKind;
  readonly replacement: string;
}

/** What a whole text gave away, by which more is found in its parts. Bounded. */
export interface PersonalNames {
  /** Hosts that can be no other word. */
  readonly hosts: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  /** Members of JSON that name hosts or users in this format only. */
  readonly members: ReadonlySet<string>;
}

/** No place is longer, but for the path of the repository; and none needs more of the text on its left to be recognised. */
export const LONGEST_PLACE = 1200;

const HOST = 'host';
const USER = 'user';
/** More machines than one report comes from. */
const MAX_HOSTS = 20;
const MAX_USERS = 1000;

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

/** Attributes of XML reports: JUnit, TRX, NUnit. */
const ATTRIBUTE =
  /(?<=\s)(hostname|host|computerName|machine-name|machineName|runUser|user|user-name|userName|user-domain)\s{0,3}=\s{0,3}(?:"([^"<\r\n]{1,300})"|'([^'<\r\n]{1,300})')/g;
/** Members of JSON reports: Google Benchmark, CTRF, SARIF, and what test runners keep as metadata. */
const MEMBER =
  /"((?:[\w.-]{1,40}[._-])?(?:host_?name|computer_?name|machine_?name|user_?name)|account|node)"\s{0,3}:\s{0,3}"((?:[^"\\\n]|\\.){1,300})"/gi;
/** `<property name="user.name" value="ada"/>` and `<meta name="hostname" content="pc9">`, also with the value between tags. */
const PROPERTY =
  /<(?:[\w:]{0,20}property|meta)\s{1,10}name\s{0,3}=\s{0,3}["']([\w.-]{1,60})["']\s{0,10}(?:(?:value|content)\s{0,3}=\s{0,3}(?:"([^"<\r\n]{1,300})"|'([^'<\r\n]{1,300})')|>([^<\r\n]{1,300})<)/g;
/** The names that properties and variables have. */
const HOST_PROPERTY = /(?:^|[._-])(?:host[._-]?name|computer[._-]?name|machine[._-]?name|userdomain)$/i;
const USER_PROPERTY = /(?:^|[._-])(?:user[._-]?name|logname|sudo_user)$|^(?:env\.)?user$/i;
/**
 * `/home/ada/…`, `/Users/ada/…`, and these below `/var`, `/export`, `/mnt/c` and `/c`; where it is a value of its own also
 * without anything behind it. In `GET /home/menu answers` it is none.
 */
const UNIX_HOME =
  /(?<![A-Za-z0-9.~-])((?:\/(?:var|export|mnt\/[a-z]|[a-z]))?\/(?:home|Users)\/)([^\s/\\"'<>|:;,?*&()[\]{}]{1,100})(?=[/\\"'<:;&]|$)/g;
/** `C:\Users\Ada Lovelace\…` with any slashes; a name with a space ends at the next slash. */
const WINDOWS_HOME =
  /(?<![A-Za-z0-9])([A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/))((?:[^\\/"'<>|:;,?*&\r\n]{1,100})(?=[\\/])|[^\s\\/"'<>|:;,?*&]{1,100}(?![\udc00-\udfff]))/gi;

/** What tells that members of JSON mean hosts or users which elsewhere are versions of Node.js, or customers. */
const MEMBER_SIGNS: readonly (readonly [member: string, sign: string])[] = [
  ['node', '"machine_info"'],
  ['account', '"invocations"'],
];

/**
 * Recognises personal details in a part of a text. Takes time in proportion to it.
 * @param from where to begin; what is on its left is only looked at
 * @param repository see {@link pathPattern}
 * @returns what does not overlap, ordered
 */
export function findPersonal(
  text: string,
  from: number,
  names: PersonalNames,
  repository: RegExp | undefined,
): readonly Place[] {
  const known = settle([
    ...namedValues(text, from, names),
    ...(repository === undefined ? [] : pathsBelow(text, from, repository)),
    ...homeFolders(text, from),
  ]);
  return settle([...known, ...repeatedNames(text, from, names)]);
}

/** Collects what a text gives away, part by part. */
export class NameCollector {
  readonly #hosts = new Set<string>();
  readonly #users = new Set<string>();
  readonly #members = new Set<string>();

  /** What is known so far: the same object all the time. */
  readonly names: PersonalNames = { hosts: this.#hosts, users: this.#users, members: this.#members };

  /** @param places what was found in `text` */
  take(text: string, places: readonly Place[]): void {
    for (const { start, end, kind } of places) {
      const name = text.slice(start, end);
      if (kind === 'host name' && name.length >= 4 && /[\d.-]/.test(name)) {
        add(this.#hosts, name, MAX_HOSTS);
      } else if (kind === 'user name') {
        add(this.#users, name, MAX_USERS);
      } else if (kind === 'home folder') {
        add(this.#users, /[^/\\]*$/.exec(name)?.[0] ?? '', MAX_USERS);
      }
    }
  }

  /** Looks for what tells the format of JSON. @param text may overlap with what was looked at before */
  look(text: string): void {
    for (const [member, sign] of MEMBER_SIGNS) {
      if (!this.#members.has(member) && text.includes(sign)) {
        this.#members.add(member);
      }
    }
  }
}

function add(names: Set<string>, name: string, max: number): void {
  if (names.size < max) {
    // A part of a text keeps the whole of it in memory, a text of its own does not.
    names.add(JSON.parse(JSON.stringify(name)) as string);
  }
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

function* matches(pattern: RegExp, text: string, from: number): Generator<RegExpExecArray> {
  const own = new RegExp(pattern);
  own.lastIndex = from;
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    yield match;
  }
}

/**
 * What finds the path of the repository in the spellings that reports have for it: with any slashes, escaped as in JSON,
 * as a `file:` URL. Never empty.
 * @param root absolute, with `/` or `\`
 * @returns undefined for a path so short that it may mean anything
 */
export function pathPattern(root: string): RegExp | undefined {
  const parts = root.split(/[\\/]/).filter((part) => part !== '');
  const isWindows = /^[A-Za-z]:/.test(root);
  if (root.length < 4 || parts.length === 0) {
    return undefined;
  }
  const slash = String.raw`(?:\\?\/|\\{1,4})`;
  const spelled = parts.map((part) => {
    const plain = escaped(part);
    const encoded = escaped(encodeURI(part));
    return plain === encoded ? plain : `(?:${plain}|${encoded})`;
  });
  const begins = String.raw`(?:(?<![\w.~/\\-])|(?<=(?<![A-Za-z0-9])_))(?:file:\/\/\/?)?`;
  const ends = String.raw`(?:${slash}|(?![\w.~-]))`;
  const lead = isWindows ? '' : slash;
  return new RegExp(`${begins}${lead}${spelled.join(slash)}${ends}`, isWindows ? 'gi' : 'g');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function pathsBelow(text: string, from: number, repository: RegExp): readonly Place[] {
  const places: Place[] = [];
  for (const { index, 0: whole } of matches(repository, text, from)) {
    const end = index + whole.length;
    const isAlone = !/[\\/]$/.test(whole) || !/[^\s"'<>&:)]/.test(text.charAt(end));
    const replacement = isAlone ? '.' : '';
    places.push({ start: index, end, since: index, kind: 'path of this repository', replacement });
  }
  return places;
}

type NameKind = 'host name' | 'user name';

function namedValues(text: string, from: number, { members }: PersonalNames): readonly Place[] {
  return [
    ...valuesBy(ATTRIBUTE, text, from, (name) => (/user(?!-domain)/i.test(name) ? 'user name' : 'host name')),
    ...valuesBy(MEMBER, text, from, (name) => {
      const member = name.toLowerCase();
      return MEMBER_SIGNS.some(([sign]) => sign === member) && !members.has(member)
        ? undefined
        : /user_?name$|account/.test(member)
          ? 'user name'
          : 'host name';
    }),
    ...valuesBy(PROPERTY, text, from, (name) =>
      HOST_PROPERTY.test(name) ? 'host name' : USER_PROPERTY.test(name) ? 'user name' : undefined,
    ),
  ];
}

function valuesBy(
  pattern: RegExp,
  text: string,
  from: number,
  kindOf: (name: string) => NameKind | undefined,
): readonly Place[] {
  const places: Place[] = [];
  for (const match of matches(pattern, text, from)) {
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
      places.push(...placesOf(match.index, start, host, 'host name'));
      places.push(...placesOf(match.index, start + prefix.length, value.slice(prefix.length), 'user name'));
    } else {
      places.push(...placesOf(match.index, start, value, kind));
    }
  }
  return places;
}

function placesOf(since: number, start: number, value: string, kind: NameKind): readonly Place[] {
  const replacement = kind === 'host name' ? HOST : USER;
  return isPersonal(value) ? [{ start, end: start + value.length, since, kind, replacement }] : [];
}

function isPersonal(value: string): boolean {
  return !IMPERSONAL.has(value.trim().toLowerCase());
}

function homeFolders(text: string, from: number): readonly Place[] {
  return [UNIX_HOME, WINDOWS_HOME].flatMap((pattern) =>
    [...matches(pattern, text, from)].flatMap(
      ({ index, 0: whole, 1: folder = '', 2: name = '' }): Place[] => {
        const end = index + whole.length;
        return isPersonal(name)
          ? [{ start: index, end, since: index, kind: 'home folder', replacement: folder + USER }]
          : [];
      },
    ),
  );
}

/**
 * Names that the report gave away elsewhere: a host wherever it is a word of its own, if it cannot be any other word, and
 * a user right beside it (`ada@BUILD-7`, `ada_BUILD-7 2021-04-20`).
 */
function repeatedNames(text: string, from: number, { hosts, users }: PersonalNames): readonly Place[] {
  const places: Place[] = [];
  for (const host of hosts) {
    for (let at = text.indexOf(host, from); at >= 0; at = text.indexOf(host, at + host.length)) {
      const end = at + host.length;
      if (/[A-Za-z0-9]/.test(text.charAt(at - 1)) || /[A-Za-z0-9]/.test(text.charAt(end))) {
        continue;
      }
      places.push({ start: at, end, since: at, kind: 'host name', replacement: HOST });
      const before = /([^\s"'<>/\\@]{1,100})[@_]$/.exec(text.slice(Math.max(0, at - 101), at))?.[1];
      if (before !== undefined && users.has(before)) {
        const start = at - 1 - before.length;
        places.push({ start, end: at - 1, since: start, kind: 'user name', replacement: USER });
      }
    }
  }
  return places;
}
