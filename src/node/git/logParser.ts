import type { Commit, PathChange } from '../../core/history/commit';
import { pathChange, rawChange } from './rawChange';
import type { RawChange } from './rawChange';

const FIELDS = ['%H', '%P', '%aN', '%aE', '%aI', '%cI', '%B'];
/** What a commit begins with. No change begins with it, and paths are counted, so that no name passes for a commit. */
const MARK = '\x01';
const MARK_BYTE = 1;
const COLON = 0x3a;
const FEED = 10;

/** The format of `git log -z` that {@link LogParser} reads. */
export const LOG_FORMAT = `${MARK}${FIELDS.join('%x00')}%x00`.replace(MARK, '%x01');

/** Of a longer field, such as a message, the rest is left out; in bytes. */
const MAX_FIELD = 1 << 18;

/**
 * Takes the output of `git log -z --format=LOG_FORMAT` apart, with `--raw --no-abbrev -c --combined-all-paths` or without.
 * Bounded: what it holds does not grow with the output.
 */
export class LogParser {
  readonly #withChanges: (id: string) => boolean;
  readonly #take: (commit: Commit) => void;
  readonly #most: number;
  #pieces: Buffer[] = [];
  #pending = 0;
  #fields: string[] | undefined;
  #commit: (Commit & { paths?: PathChange[] }) | undefined;
  #change: RawChange | undefined;

  /**
   * @param withChanges whether what a commit changed is known; one that changed nothing has an empty list then
   * @param most how many changes a commit can have: it is taken as soon as it has them, and otherwise when the next one
   * begins
   */
  constructor(withChanges: (id: string) => boolean, take: (commit: Commit) => void, most = Infinity) {
    this.#withChanges = withChanges;
    this.#take = take;
    this.#most = most;
  }

  push(piece: Buffer): void {
    let start = 0;
    for (let end = piece.indexOf(0); end >= 0; end = piece.indexOf(0, start)) {
      if (this.#pieces.length === 0) {
        this.#token(piece, start, end);
      } else {
        this.#keep(piece.subarray(start, end));
        const token = Buffer.concat(this.#pieces);
        this.#pieces = [];
        this.#pending = 0;
        this.#token(token, 0, token.length);
      }
      start = end + 1;
    }
    if (start < piece.length) {
      this.#keep(piece.subarray(start));
    }
  }

  /** To be called when there is no more output. */
  end(): void {
    this.#finish();
  }

  #keep(piece: Buffer): void {
    const room = MAX_FIELD - this.#pending;
    if (room > 0 || this.#pieces.length === 0) {
      this.#pieces.push(piece.length > room ? piece.subarray(0, room) : piece);
      this.#pending += piece.length;
    }
  }

  #token(bytes: Buffer, start: number, end: number): void {
    if (this.#fields !== undefined) {
      this.#fields.push(textOf(bytes, start, Math.min(end, start + MAX_FIELD)));
      if (this.#fields.length === FIELDS.length) {
        this.#commit = commitOf(this.#fields, this.#withChanges(this.#fields[0] ?? ''));
        this.#fields = undefined;
      }
    } else if (this.#change !== undefined) {
      this.#path(this.#change, bytes.toString('utf8', start, end));
    } else {
      const at = bytes[start] === FEED ? start + 1 : start;
      if (at < end && bytes[at] === COLON) {
        this.#change = rawChange(bytes.toString('latin1', at, end));
      } else if (at < end && bytes[at] === MARK_BYTE) {
        this.#finish();
        this.#fields = [bytes.toString('latin1', at + 1, end)];
      }
    }
  }

  #path(change: RawChange, path: string): void {
    change.paths.push(path);
    if (change.paths.length === change.expected) {
      this.#change = undefined;
      const made = pathChange(change);
      if (made !== undefined) {
        this.#commit?.paths?.push(made);
        if (this.#commit?.paths?.length === this.#most) {
          this.#finish();
        }
      }
    }
  }

  #finish(): void {
    if (this.#commit !== undefined) {
      this.#take(this.#commit);
      this.#commit = undefined;
    }
  }
}

/** A text without a stated encoding is taken as UTF-8, or when it is none, as Latin-1. */
function textOf(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end);
  return text.includes('\uFFFD') && !bytes.subarray(start, end).includes('\uFFFD')
    ? bytes.toString('latin1', start, end)
    : text;
}

function commitOf(fields: readonly string[], withChanges: boolean): Commit & { paths?: PathChange[] } {
  const [id = '', parents = '', name = '', email = '', authored = '', committed = '', body = ''] = fields;
  const message = body.trimEnd();
  return {
    id,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name, email },
    authored: withZone(authored),
    committed: withZone(committed),
    subject: subjectOf(message),
    message,
    ...(withChanges ? { paths: [] } : {}),
  };
}

/** Versions of git differ in how they write the zone of Greenwich. */
function withZone(date: string): string {
  return date.endsWith('Z') ? `${date.slice(0, -1)}+00:00` : date;
}

function subjectOf(message: string): string {
  const start = message.search(/\S/);
  if (start < 0) {
    return '';
  }
  const end = message.indexOf('\n\n', start);
  const paragraph = message.slice(start, end < 0 ? undefined : end);
  return paragraph.includes('\n') ? paragraph.replace(/\s*\n\s*/g, ' ') : paragraph;
}
