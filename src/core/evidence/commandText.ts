import { redact } from './redact';

/** A command as it may stand in a record. */
export interface CommandText {
  readonly text: string;
  /** Whether something in it was taken for a secret and left out. */
  readonly hidesSecrets: boolean;
}

/** Stands for a secret. */
const HIDDEN = '***';
/** Longer commands are given in part. */
const MAX_TEXT = 200;
/** Of arguments no more is looked at, in characters; far more than is given. */
const MAX_ARGUMENT = 20_000;
const MAX_ARGUMENTS = 200;
/** Shorter values of variables are words that may stand anywhere. */
const MIN_SECRET = 6;

const WORDS =
  'token|secret|passw(?:or)?d|passphrase|passcode|pwd|api[_-]?key|access[_-]?key|private[_-]?key|credential|auth(?!or(?!iz))|cookie|session|signature|dsn|conn(?:ection)?[_-]?str(?:ing)?';
/** A name that stands for a secret. */
const SECRET_NAME = new RegExp(WORDS, 'i');
const VALUE = String.raw`("[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'&;,]{1,4000})`;
/** `TOKEN=…`, `--password=…`, `"apiKey": "…"`, `?access_token=…` */
const ASSIGNED = new RegExp(
  String.raw`([\w.-]{0,60}(?:${WORDS})[\w.-]{0,40})(["']?\s{0,3}[=:]\s{0,3})${VALUE}`,
  'gi',
);
/** `--password …` within a command of a shell. */
const FOLLOWING = new RegExp(
  String.raw`(?<![^\s"'(])(--?[\w-]{0,40}(?:${WORDS})[\w-]{0,40})(\s{1,3})(?!-)${VALUE}`,
  'gi',
);
const HEADER = /\b((?:set-)?cookie|(?:proxy-)?authorization)(\s{0,3}:).{0,4000}/gi;
const SCHEME = /\b(bearer|basic)\s{1,3}[\w.~+/=-]{4,4000}/gi;
/** `https://user:password@host`, also with one of them only. */
const URL_LOGIN = /([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@"']{1,2000}@/gi;
/** curl and others: `-u name:password` */
const LOGIN = /(?<![^\s"'])(-u[\s=]?|--(?:proxy-)?user[\s=])([^\s:"']{1,200}:)[^\s"']{1,2000}/g;
/** What the tokens of well-known services look like, and JSON Web Tokens. */
const TOKEN =
  /\b(?:gh[a-z]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{15,255}|xox[a-z]-[\w-]{10,255}|npm_\w{30,255}|pypi-[\w-]{30,255}|sk-[\w-]{16,255}|sk_(?:live|test)_\w{10,255}|(?:AKIA|ASIA)[A-Z\d]{16}|AIza[\w-]{30,60}|eyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,4000})?)/g;

/**
 * A command as one line for a record, which others will read: without what is personal in it, and without what looks like
 * a secret by its name (`--password`, `TOKEN=…`), by its shape or place (tokens of well-known services, URLs with a login),
 * or because the environment holds it in a variable with such a name. What looks like nothing is not found.
 * @param root absolute path of the repository
 */
export function commandText(
  command: readonly string[],
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): CommandText {
  const secrets = secretsIn(environment);
  const parts = command.slice(0, MAX_ARGUMENTS).map((part) => part.slice(0, MAX_ARGUMENT));
  const clean = parts.map((part, index) => withoutSecrets(part, parts[index - 1], secrets));
  const text = redact(clean.map(quoted).join(' '), root).text;
  return {
    text: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text,
    hidesSecrets: clean.some((part, index) => part !== parts[index]),
  };
}

/** The values of variables whose names say that they are secret, longest first. */
function secretsIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const values = Object.entries(environment).flatMap(([name, value = '']) =>
    // Paths to keys and sockets (`SSH_AUTH_SOCK`) are none, and stand in many a command.
    SECRET_NAME.test(name) && value.length >= MIN_SECRET && !/^(?:\/|[A-Za-z]:\\)/.test(value) ? [value] : [],
  );
  return values.sort((a, b) => b.length - a.length);
}

/** @param before the argument in front of it */
function withoutSecrets(part: string, before: string | undefined, secrets: readonly string[]): string {
  const isFlag = part.startsWith('-');
  if (
    !isFlag &&
    before !== undefined &&
    /^--?[\w-]{1,80}$/.test(before) &&
    isSecret(before.replace(/^-+/, ''), part)
  ) {
    return HIDDEN;
  }
  if (before !== undefined && /^(?:-u|--(?:proxy-)?user)$/.test(before) && part.includes(':')) {
    return `${part.slice(0, part.indexOf(':'))}:${HIDDEN}`;
  }
  const named = (whole: string, name: string, between: string, value: string): string =>
    isSecret(name, value) ? `${name}${between}${HIDDEN}` : whole;
  return secrets
    .reduce((text, secret) => text.replaceAll(secret, HIDDEN), part)
    .replace(HEADER, `$1$2 ${HIDDEN}`)
    .replace(SCHEME, `$1 ${HIDDEN}`)
    .replace(URL_LOGIN, `$1${HIDDEN}@`)
    .replace(LOGIN, `$1$2${HIDDEN}`)
    .replace(TOKEN, HIDDEN)
    .replace(ASSIGNED, named)
    .replace(FOLLOWING, named);
}

/** `--max-tokens 512` is a number of tokens. */
function isSecret(name: string, value: string): boolean {
  return SECRET_NAME.test(name) && !(/tokens$/i.test(name) && /^\d+$/.test(value));
}

/** As a shell of Unix would take it. */
function quoted(part: string): string {
  return /^[\w@%+=:,./*-]+$/.test(part) ? part : `'${part.replaceAll("'", `'\\''`)}'`;
}
