import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GroundsConfig } from '../core/model/config';
import { identityOf } from '../core/parse/identity';
import { draftRecord } from '../core/setup/draftRecord';
import type { RecordDraft, RecordRequest } from '../core/setup/draftRecord';
import { CancelledError } from '../core/service';
import type { CancellationToken } from '../core/ports';
import { createExclusive } from '../node/writeFile';
import { CliError, causeOf } from './errors';
import type { Repository } from './repository';

/** A draft that can be written. */
export type GoodDraft = Extract<RecordDraft, { readonly kind: 'draft' }>;

/** What the number of a new record depends on. */
export interface Numbered {
  readonly config: GroundsConfig;
  /** Paths of everything in decision folders. */
  readonly known: readonly string[];
}

/** More records than this are not made at the same time; something else must be wrong. */
const MAX_ATTEMPTS = 1000;

/** Drafts a record. @throws CliError when it cannot be made */
export function draftOrRefuse(
  request: RecordRequest,
  { config, known }: Numbered,
  taken: readonly number[] = [],
): GoodDraft {
  const draft = draftRecord(request, config, known, taken);
  if (draft.kind === 'impossible') {
    throw new CliError(`${draft.path} cannot be used, so nothing was written: ${draft.reason}`);
  }
  return draft;
}

/**
 * Writes a new record under the next number. However many processes do so at once, each gets a number of its own and
 * none overwrites a file: the number is reserved by a file that only one process can make, and then the folder is
 * looked at again.
 * @throws CliError, CancelledError; then nothing was written
 */
export async function createRecord(
  repository: Repository,
  request: RecordRequest,
  numbered: Numbered,
  token: CancellationToken,
): Promise<GoodDraft> {
  const known = new Set(numbered.known);
  const taken = new Set<number>();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (token.isCancellationRequested) {
      throw new CancelledError();
    }
    const draft = draftOrRefuse(request, { ...numbered, known: [...known] }, [...taken]);
    const { path, number } = draft.identity;
    try {
      const outcome = await withReserved(repository, request.folder, number, async () => {
        const present = await pathsIn(repository, request.folder);
        present.forEach((other) => known.add(other));
        const isFree = number === undefined || present.every((other) => identityOf(other).number !== number);
        return isFree && (await createExclusive(join(repository.root, path), draft.text));
      });
      if (outcome === true) {
        return draft;
      }
      if (outcome === 'reserved' && number !== undefined) {
        taken.add(number);
      }
      known.add(path);
    } catch (error) {
      const cause = causeOf(error);
      throw cause === undefined ? error : new CliError(`${path} could not be written: ${cause}.`);
    }
  }
  throw new CliError(`No free number was found in ${request.folder}: try again.`);
}

/** Does something while no other process can have the same number; `reserved` when another one has it. */
async function withReserved<T>(
  { root }: Repository,
  folder: string,
  number: number | undefined,
  work: () => Promise<T>,
): Promise<T | 'reserved'> {
  if (number === undefined) {
    return work();
  }
  const reservation = join(root, folder, `.${number}.reserved`);
  if (!(await createExclusive(reservation, ''))) {
    return 'reserved';
  }
  try {
    return await work();
  } finally {
    await rm(reservation, { force: true });
  }
}

/** What is in a decision folder right now; a folder in it counts as the record that it may hold. */
async function pathsIn({ files }: Repository, folder: string): Promise<readonly string[]> {
  const entries = await files.readDirectory(folder);
  return entries.map(({ name, kind }) => {
    const path = `${folder}/${name}`;
    return kind === 'folder' ? `${path}/README.md` : path;
  });
}
