import { basename } from '../graph/paths';
import type { OutlinedTest } from './reportOutline';

/** Files that tests are written in. */
const CODE =
  /\.(?:[cm]?[jt]sx?|py|java|kts?|groovy|scala|cs|fs|vb|go|rs|rb|php|swift|c|cc|cpp|cxx|mm?|dart|exs?|clj|lua|r|jl|bats|pl|t)$/i;
/** More files than these are not looked into for one test. */
const MAX_FILES = 10;
/** Nested classes and functions behind the name of the module or the class that has the file's name. */
const MAX_NESTED = 3;

/**
 * The files that a test can stand in, by what its report says of it: its file, else what its class suggests. All of
 * them suggest it equally well.
 * @param files of the repository, relative to its root
 */
export function filesOfTest({ named }: OutlinedTest, files: readonly string[]): readonly string[] {
  const { file, className, suites } = named;
  if (file !== undefined) {
    // A path of another machine ends as it does here.
    const known = files.includes(file) ? [file] : files.filter((path) => endsWithPath(file, path));
    const longest = Math.max(...known.map(({ length }) => length));
    return known.filter(({ length }) => length === longest).slice(0, MAX_FILES);
  }
  const code = files.filter((path) => CODE.test(path));
  for (const owner of [className, ...suites.toReversed()]) {
    const found = owner === undefined ? [] : filesOfOwner(owner, code);
    if (found.length > 0) {
      return found.slice(0, MAX_FILES);
    }
  }
  return [];
}

function filesOfOwner(owner: string, code: readonly string[]): readonly string[] {
  const path = owner.replaceAll('\\', '/');
  const exact = code.filter((file) => file === path || endsWithPath(file, path));
  if (exact.length > 0 || /[\s"'()]/.test(owner)) {
    return exact;
  }
  const inFolder = code.filter((file) => file.endsWith('_test.go') && isFolderOf(path, file));
  if (inFolder.length > 0) {
    return inFolder;
  }
  const parts = path
    .replace(/\$.*$/, '')
    .split(/::|[./:]/)
    .filter((part) => part !== '');
  for (let end = parts.length; end > Math.max(0, parts.length - MAX_NESTED); end -= 1) {
    for (let start = 0; start < end; start += 1) {
      const stem = parts.slice(start, end).join('/');
      const found = code.filter((file) => {
        const without = file.slice(0, file.length - (basename(file).length - stemOf(file).length));
        return without === stem || without.endsWith(`/${stem}`);
      });
      if (found.length > 0) {
        return found;
      }
    }
  }
  return [];
}

/** `a/b.test.ts` is `b.test`. */
function stemOf(file: string): string {
  return basename(file).replace(/\.[^.]*$/, '');
}

function endsWithPath(path: string, end: string): boolean {
  return path === end || path.replaceAll('\\', '/').endsWith(`/${end}`);
}

/** Whether a Go package, by its import path, is the folder of a file. */
function isFolderOf(owner: string, file: string): boolean {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return folder !== '' && endsWithPath(owner, folder);
}

/** Lines that are not code. */
const COMMENT = /^\s*(?:\/\/|#|\*|\/\*|--|;)/;
/** What stands before the name where a function is called, not written. */
const CALLS = /(?:\b(?:return|await|new|throw|yield|else|in|of|and|or|not|case)|[^\w\s)\]>*&])\s*$/;
const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
const MAX_LINES = 50_000;
const MAX_LINE = 1000;
/** A name that stands in a line more often is no definition. */
const MAX_SEEN = 10;

/**
 * The line of a file on which a test is written, 0-based; undefined when it is not there, or nobody can tell which of
 * several it is. The line that the report says is taken where the name stands nowhere.
 */
export function lineOfTest(text: string, { named, line }: OutlinedTest): number | undefined {
  const lines = text.split(/\r?\n/, MAX_LINES);
  const found = linesWith(lines, namesOf(named));
  const said = line === undefined || line > lines.length ? undefined : line - 1;
  if (said !== undefined) {
    return found.length === 0
      ? Math.max(0, said)
      : found.reduce((best, at) => (Math.abs(at - said) < Math.abs(best - said) ? at : best));
  }
  if (found.length > 1) {
    const own = found.filter((at) => isWithinClass(lines, at, named.className ?? named.suites.at(-1)));
    return own.length === 1 ? own[0] : undefined;
  }
  return found[0];
}

/** The name as it may be written, the most exact first: without parameters, and without the titles of its suites. */
function namesOf({ name, suites }: OutlinedTest['named']): readonly string[] {
  const titles = [' ', ' > ', ' › '].flatMap((joint) => {
    const before = suites.join(joint) + joint;
    return suites.length > 0 && name.startsWith(before) ? [name.slice(before.length)] : [];
  });
  const whole = [name, ...titles];
  const bare = whole.map((one) => one.replace(/\s*(?:\[.*\]|\(.*\))$/s, ''));
  const inner = bare.flatMap((one) => [
    one.split('::').at(-1) ?? '',
    one.split('/')[0] ?? '',
    one.split('.').at(-1) ?? '',
  ]);
  return [...new Set([...whole, ...bare, ...inner.filter((one) => IDENTIFIER.test(one))])].filter(
    (one) => one !== '' && one.length < MAX_LINE,
  );
}

/** The lines on which the first of the names that is written anywhere is. */
function linesWith(lines: readonly string[], names: readonly string[]): readonly number[] {
  for (const name of names) {
    const isWritten = IDENTIFIER.test(name) ? defines(name) : quotes(name);
    const found = lines.flatMap((line, index) =>
      line.length <= MAX_LINE && !COMMENT.test(line) && isWritten(line) ? [index] : [],
    );
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** Whether a line writes a function of that name, or a test with it as its title. */
function defines(name: string): (line: string) => boolean {
  const isQuoted = quotes(name);
  return (line) => {
    let at = line.indexOf(name);
    for (let seen = 0; at >= 0 && seen < MAX_SEEN; seen += 1, at = line.indexOf(name, at + 1)) {
      const before = line.slice(0, at);
      const after = line.slice(at + name.length);
      const isWord = !/[\w$]$/.test(before) && !/^[\w$]/.test(after);
      const isFunction =
        /^\s*(?:<[^>]{0,80}>\s*)?\(/.test(after) && /\S\s+[*&]?$/.test(before) && !CALLS.test(before);
      const isMacro = /\b[A-Z][A-Z_]{2,20}\([^()]{0,200},\s*$/.test(before) && /^\s*[),]/.test(after);
      if (isWord && (isFunction || isMacro)) {
        return true;
      }
    }
    return isQuoted(line);
  };
}

/** Whether a title stands in a line in quotes, as a call has it. */
function quotes(title: string): (line: string) => boolean {
  const written = ['"', "'", '`'].map(
    (quote) => `${quote}${title.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`,
  );
  return (line) => written.some((text) => line.includes(text));
}

/** Whether a line is in the class, or below the title, that the report names as the owner. */
function isWithinClass(lines: readonly string[], at: number, owner: string | undefined): boolean {
  const name = owner?.split(/[.$:/]+|::| > /).at(-1);
  if (name === undefined || name === '') {
    return false;
  }
  const depth = indentOf(lines[at] ?? '');
  for (let index = at - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (
      /\S/.test(line) &&
      indentOf(line) < depth &&
      /\b(?:class|describe|suite|context|object|struct|mod|module)\b/.test(line)
    ) {
      return line.includes(name);
    }
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
