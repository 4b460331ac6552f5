import { FileReadError } from '../core/ports';
import { findListingProgram } from './builtProgram';
import type { BuiltProgram } from './builtProgram';
import { FolderLister } from './folderLister';
import type { JoinedNames, ListTask } from './folderLister';
import { doOnThread } from './threadTask';

/** From so many folders on, starting a thread takes less time than it saves. */
const THREAD_FROM = 1000;

/**
 * The names in each of many folders of the repository at `root`; those that are not there, outside or cannot be listed are
 * left out. Very many are listed on a thread, so that the caller can do something else meanwhile.
 * @param takeTurn is awaited before each folder where that is done here
 * @param findProgram finds the program of the thread; it is done here where there is none
 */
export async function listFolders(
  root: string,
  paths: readonly string[],
  takeTurn: () => Promise<void>,
  findProgram: () => Promise<BuiltProgram | undefined> = findListingProgram,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const program = paths.length < THREAD_FROM ? undefined : await findProgram();
  const joined = program && (await listOnThread(program, { root, paths }));
  return joined === undefined ? listInTurns(root, paths, takeTurn) : namesByPath(paths, joined);
}

/** Undefined when the thread failed. */
async function listOnThread(program: BuiltProgram, task: ListTask): Promise<JoinedNames | undefined> {
  try {
    return await doOnThread<JoinedNames>(program.threads, task, undefined);
  } catch {
    return undefined;
  }
}

function namesByPath(paths: readonly string[], joined: JoinedNames): ReadonlyMap<string, readonly string[]> {
  const listed = new Map<string, readonly string[]>();
  for (const [index, path] of paths.entries()) {
    const names = joined[index];
    if (names !== undefined) {
      listed.set(path, names === '' ? [] : names.split('/'));
    }
  }
  return listed;
}

async function listInTurns(
  root: string,
  paths: readonly string[],
  takeTurn: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const listed = new Map<string, readonly string[]>();
  let lister: FolderLister;
  try {
    lister = new FolderLister(root);
  } catch (error) {
    if (error instanceof FileReadError) {
      // Where the repository is gone, none of its folders is there.
      return listed;
    }
    throw error;
  }
  for (const path of paths) {
    await takeTurn();
    const names = lister.namesIn(path);
    if (names !== undefined) {
      listed.set(path, names);
    }
  }
  return listed;
}
