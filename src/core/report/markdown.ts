import { fileAddress } from './fileAddress';
import { printable } from './printable';

/** Longer texts are cut where they are only named. */
const MAX_SHOWN = 200;
/** Parts two characters that a code host would take for a mention, an issue or an address, and cannot be seen. */
const APART = '&#8203;';

/**
 * Text of a repository as Markdown that says just this on one line: it neither makes markup nor HTML, and where a code
 * host shows it, it mentions nobody and links nothing.
 */
export function markdownText(text: string, max = MAX_SHOWN): string {
  const line = printable(text).replace(/\s+/g, ' ').trim();
  const shown = line.length > max ? `${line.slice(0, max - 1)}…` : line;
  return shown
    .replace(/&/g, '&amp;')
    .replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])(?=\s)/, `$1\\$2`)
    .replace(/^([#+=-])/, `\\$1`)
    .replace(/([@#])(?=[\p{L}\p{N}_-])/gu, `$1${APART}`)
    .replace(/:(?=\/\/)/g, `:${APART}`)
    .replace(/\b(www)\./gi, `$1${APART}.`);
}

/** As {@link markdownText} for a sentence of Grounds, in which what is between backticks is code. */
export function markdownSentence(text: string, max = 500): string {
  return printable(text)
    .slice(0, max)
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : spaced(part, markdownText(part, max))))
    .join('');
}

/** `written` with the spaces at both ends that `part` has. */
function spaced(part: string, written: string): string {
  const [before = ''] = /^\s*/.exec(part) ?? [];
  const [after = ''] = /\s*$/.exec(part.slice(before.length)) ?? [];
  return `${before && ' '}${written}${after && ' '}`;
}

/** A path or name as code. */
export function markdownCode(text: string): string {
  const line = printable(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/** A path as a link, where it is known what it leads to. @param base the address of the root, without a final slash */
export function markdownPath(path: string, base: string | undefined, line?: number): string {
  if (base === undefined) {
    return markdownCode(line === undefined ? path : `${path}:${line}`);
  }
  const shown = line === undefined ? path : `${path}:${line}`;
  return `[${markdownCode(shown)}](<${fileAddress(base, path, line)}>)`;
}

/** Rows with as many cells as there are heads, as a table. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
