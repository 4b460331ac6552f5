import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readBounded } from './boundedRead';
import { writeAtomic } from './writeFile';

/*
 * What is kept for the next run: a first line that says what it is and what the digest of the rest is, and the rest. A
 * file of which any of this is not so is as good as none.
 */

/**
 * The text that was sealed in a file under `title`. Never fails.
 * @param title on one line, what the text is and all that it depends on
 * @returns undefined when there is no such file, or it is damaged, larger than `maxBytes` or of another title
 */
export async function readSealed(file: string, title: string, maxBytes: number): Promise<string | undefined> {
  try {
    const text = (await readBounded(file, maxBytes)).toString('utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headerFor(title, body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a text in the place of what a file held; its folder is made. @returns whether it could be written */
export async function writeSealed(file: string, title: string, body: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeAtomic(file, `${headerFor(title, body)}\n${body}`);
    return true;
  } catch {
    // A repository that cannot be written to is read anew each time.
    return false;
  }
}

function headerFor(title: string, body: string): string {
  return `${title} ${createHash('sha256').update(body).digest('base64url')}`;
}
