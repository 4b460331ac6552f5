import { gitWithInput } from '../git/gitWithInput';
import { LOG_FORMAT, LOG_SETTINGS, parseLog } from './commitLog';

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The paths that commits changed, of a renamed file both, in one process; none for a merge.
 * @param ids whole ids of commits of this clone; others are left out
 * @throws GitError
 */
export async function readChangedPaths(
  root: string,
  ids: Iterable<string>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [...new Set(ids)].filter((id) => COMMIT.test(id));
  if (asked.length === 0) {
    return new Map();
  }
  const output = await gitWithInput(
    root,
    [
      ...LOG_SETTINGS,
      'log',
      '-z',
      LOG_FORMAT,
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--no-ext-diff',
      '--ignore-submodules=all',
      '--no-walk=unsorted',
      '--stdin',
    ],
    asked.map((id) => `${id}\n`).join(''),
    signal === undefined ? {} : { signal },
  );
  return new Map(
    parseLog(output.toString('utf8')).map(({ id, paths = [] }) => [id, paths.map(({ path }) => path)]),
  );
}
