import type { GitOptions } from './runGit';
import { GitError, cancelledError } from './gitError';
import { startGit } from './startGit';
import type { RunningGit } from './startGit';

/** What became of asking for an object: its bytes, or why there are none. */
export type ObjectContent =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-large'; readonly size: number };

/** Reads any number of objects of one repository in one process, which is started by the first. */
export interface ObjectReader {
  /**
   * The bytes of an object. Asking for the next before an answer is there is what makes it fast.
   * @param id a whole object id
   * @throws GitError when git could not answer; an object that is not in this clone is an answer
   */
  read(id: string): Promise<ObjectContent>;
  /** Ends the process. What has no answer then is rejected. */
  close(): void;
}

interface Question {
  readonly resolve: (content: ObjectContent) => void;
  readonly reject: (error: Error) => void;
}

/** How objects are read. */
export interface ObjectReaderOptions extends GitOptions {
  /** Larger objects are passed over, in bytes. */
  readonly maxBytes: number;
  /** The objects that are there, where not all are: asking for another would make git look for it in a network. */
  readonly present?: ReadonlySet<string>;
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Opens the objects of the repository at `root`: `git cat-file --batch`. */
export function createObjectReader(root: string, options: ObjectReaderOptions): ObjectReader {
  const waiting: Question[] = [];
  let running: RunningGit | undefined;
  let failure: Error | undefined;

  function fail(error: unknown): void {
    const reason = (failure ??= error instanceof Error ? error : new Error(String(error)));
    waiting.splice(0).forEach(({ reject }) => {
      reject(reason);
    });
  }

  async function readAnswers(git: RunningGit): Promise<void> {
    const parser = new AnswerParser(options.maxBytes, (content) => {
      waiting.shift()?.resolve(content);
    });
    try {
      for await (const piece of git.output(() => waiting.length > 0)) {
        parser.push(piece);
      }
      throw new GitError('failed', 'Git ended before it had answered.', undefined);
    } catch (error) {
      fail(error);
    }
  }

  return {
    read(id) {
      if (!OBJECT_ID.test(id)) {
        return Promise.reject(new GitError('failed', `${id} is not an object id.`, undefined));
      }
      if (options.present?.has(id) === false) {
        return Promise.resolve({ kind: 'missing' });
      }
      return new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        if (running === undefined) {
          running = startGit(root, ['cat-file', '--batch'], options);
          void readAnswers(running);
        }
        waiting.push({ resolve, reject });
        running.write(`${id}\n`).catch(fail);
      });
    },
    close() {
      fail(cancelledError());
      running?.stop();
    },
  };
}

/** Takes the answers of `git cat-file --batch` apart: `<id> <type> <size> LF <bytes> LF`, or `<id> missing LF`. */
class AnswerParser {
  readonly #maxBytes: number;
  readonly #answer: (content: ObjectContent) => void;
  #head = '';
  #pieces: Buffer[] = [];
  #size = 0;
  /** How many bytes of the object, and of the line feed behind it, are still to come; undefined between objects. */
  #left: number | undefined;

  constructor(maxBytes: number, answer: (content: ObjectContent) => void) {
    this.#maxBytes = maxBytes;
    this.#answer = answer;
  }

  push(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      at = this.#left === undefined ? this.#readHead(piece, at) : this.#readBytes(piece, at, this.#left);
    }
  }

  #readHead(piece: Buffer, at: number): number {
    const feed = piece.indexOf(10, at);
    if (feed < 0) {
      this.#head += piece.toString('latin1', at);
      return piece.length;
    }
    const head = this.#head + piece.toString('latin1', at, feed);
    this.#head = '';
    const size = / (\d+)$/.exec(head)?.[1];
    if (size === undefined) {
      this.#answer({ kind: 'missing' });
    } else {
      this.#size = Number(size);
      this.#left = this.#size + 1;
    }
    return feed + 1;
  }

  #readBytes(piece: Buffer, at: number, left: number): number {
    const end = Math.min(piece.length, at + left);
    if (this.#size <= this.#maxBytes) {
      this.#pieces.push(piece.subarray(at, end));
    }
    this.#left = left - (end - at);
    if (this.#left === 0) {
      this.#left = undefined;
      const bytes = Buffer.concat(this.#pieces).subarray(0, this.#size);
      this.#pieces = [];
      this.#answer(
        this.#size <= this.#maxBytes ? { kind: 'read', bytes } : { kind: 'too-large', size: this.#size },
      );
    }
    return end;
  }
}
