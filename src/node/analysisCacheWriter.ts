import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, write } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFileIn, footerFor, headerFor } from './analysisCache';
import { renameWithPatience } from './writeFile';

const writeTo = promisify(write);

/** How much is collected before it is written, in bytes. */
const CHUNK = 1 << 20;
/** A process that was ended while writing leaves its file behind; after this time, in milliseconds, it is nobody's. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/**
 * Writes a new cache beside the old one while the lines come in, so that they need not be kept, and puts it in its
 * place at the end. Several processes may do so at once; the last one stays.
 */
export class AnalysisCacheWriter {
  readonly #target: string;
  readonly #temporary: string;
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** What is on its way to the file. Rejects once something did not get there. */
  #written: Promise<void> = Promise.resolve();

  /** @throws Error of Node's file system when nothing can be written to `folder` */
  constructor(folder: string, key: string) {
    mkdirSync(folder, { recursive: true });
    this.#target = cacheFileIn(folder);
    this.#temporary = `${this.#target}.${randomBytes(6).toString('hex')}.tmp`;
    this.#file = openSync(this.#temporary, 'wx');
    this.add(Buffer.from(headerFor(key)));
  }

  /** Adds whole lines, whose bytes must stay as they are. Whether they could be written is for `commit` to say. */
  add(lines: Uint8Array): void {
    this.#hash.update(lines);
    if (lines.length >= CHUNK) {
      this.#flush();
    }
    this.#waiting.push(lines);
    this.#waitingBytes += lines.length;
    if (this.#waitingBytes >= CHUNK) {
      this.#flush();
    }
  }

  /** Puts the new cache in the place of the old one, which stays when that fails. @throws Error of Node's file system */
  async commit(): Promise<void> {
    try {
      this.#waiting.push(Buffer.from(footerFor(this.#hash.digest('base64url'))));
      this.#flush();
      await this.#written;
    } catch (error) {
      await this.abandon();
      throw error;
    }
    closeSync(this.#file);
    try {
      // Not synced to the disk: what a crash makes of it is found damaged and not used.
      await renameWithPatience(this.#temporary, this.#target);
    } catch (error) {
      await rm(this.#temporary, { force: true });
      throw error;
    }
    await removeAbandoned(this.#target);
  }

  /** Leaves the old cache as it is. To be called instead of `commit`. */
  async abandon(): Promise<void> {
    await this.#written.catch(() => undefined);
    closeSync(this.#file);
    await rm(this.#temporary, { force: true });
  }

  #flush(): void {
    const [first, ...others] = this.#waiting;
    if (first === undefined) {
      return;
    }
    const bytes = others.length === 0 ? first : Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#written = this.#written.then(() => this.#write(bytes));
    // Nobody may be waiting yet.
    this.#written.catch(() => undefined);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      written += (await writeTo(this.#file, bytes, written)).bytesWritten;
    }
  }
}

async function removeAbandoned(target: string): Promise<void> {
  const folder = dirname(target);
  const names = await readdir(folder);
  for (const name of names.filter((entry) => entry.startsWith(basename(target)) && entry.endsWith('.tmp'))) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_AFTER) {
      await rm(path, { force: true });
    }
  }
}
