/** A file of a commit. */
export interface TreeEntry {
  /** `blob` for files and symbolic links, `commit` for submodules. */
  readonly type: string;
  readonly isLink: boolean;
  readonly id: string;
  /** The bytes of the path, one character each. For most paths the same text as `path`. */
  readonly bytes: string;
  /** Relative to the root, with `/`; bytes that are not UTF-8 are replaced. */
  readonly path: string;
}

const LINK_MODE = '120000';

/** Reads the output of `git ls-tree -r` with quoted paths: `100644 blob <id>\t<path>` on each line. */
export function parseTree(output: string): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let start = 0; start < output.length;) {
    const feed = output.indexOf('\n', start);
    const end = feed < 0 ? output.length : feed;
    const tab = output.indexOf('\t', start);
    if (tab > start && tab < end) {
      const afterMode = output.indexOf(' ', start);
      const afterType = output.indexOf(' ', afterMode + 1);
      const written = output.slice(tab + 1, end);
      const bytes = written.startsWith('"') ? unquoted(written) : written;
      entries.push({
        isLink: output.startsWith(LINK_MODE, start),
        type: output.slice(afterMode + 1, afterType),
        id: output.slice(afterType + 1, tab),
        bytes,
        path: bytes === written ? bytes : Buffer.from(bytes, 'latin1').toString('utf8'),
      });
    }
    start = end + 1;
  }
  return entries;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A path as git quotes it, like a string in C, as its bytes. */
function unquoted(written: string): string {
  return written
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string | undefined) =>
      octal === undefined
        ? (ESCAPES[letter ?? ''] ?? letter ?? '')
        : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}

/** The paths in the output of `git status --porcelain -z --no-renames`: `XY <path>`, each ended by a NUL. */
export function parseStatus(output: string): readonly string[] {
  return output
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3));
}
