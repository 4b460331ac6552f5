import { compareText } from '../graph/paths';
import type { GroundsConfig } from '../model/config';
import { identityOf } from '../parse/identity';
import { looksLikeRecord } from '../parse/summarise';
import type { CancellationToken, FileSystem } from '../ports';
import { throwIfCancelled } from '../workspace/cancellation';
import { discover } from '../workspace/discover';
import { readStandard } from '../workspace/readStandard';
import type { PathChange } from './commit';
import { DeletedFiles } from './pairedRename';
import { tellBetween } from './timeline';
import type { TimelineEvent } from './timeline';
import { Versions } from './versions';
import type { Version } from './versions';
import type { RecordText } from './recordText';

/** What became of one decision between two revisions. */
export interface DecisionChange {
  /** As it is called in the later revision, or when it is gone there, in the earlier one. */
  readonly id: string;
  readonly title: string | undefined;
  readonly path: string;
  /** The path in the earlier revision where it is another one. */
  readonly from: string | undefined;
  /** Empty when the file changed in nothing that a decision knows. */
  readonly events: readonly TimelineEvent[];
}

/** Two revisions of a repository. */
export interface RevisionPair {
  readonly before: FileSystem;
  readonly after: FileSystem;
  /** All files that differ. */
  readonly changes: readonly PathChange[];
  /** The content of an object. */
  readonly text: (id: string) => Promise<RecordText>;
}

/**
 * What became of the decisions between two revisions, ordered by path. Where records are is what the configuration of
 * each revision says. Only records that differ are read.
 * @throws CancelledError
 */
export async function compareLogs(
  { before, after, changes, text }: RevisionPair,
  token?: CancellationToken,
): Promise<readonly DecisionChange[]> {
  const was = await recordsIn(before, token);
  const is = await recordsIn(after, token);
  const versions = new Versions(text, { statuses: is.config.statuses });
  const found: DecisionChange[] = [];
  for (const change of withRenames(changes)) {
    throwIfCancelled(token);
    const { path, from = path } = change;
    const old = await recordAt(versions, was.paths, from, change.before);
    const now = await recordAt(versions, is.paths, path, change.after);
    const shown = now.kind === 'read' ? now : old.kind === 'read' ? old : undefined;
    if (old.kind !== 'none' || now.kind !== 'none') {
      const isThere = now.kind !== 'none';
      found.push({
        id: identityOf(isThere ? path : from).id,
        title: shown?.record.title?.value,
        path: isThere ? path : from,
        from: old.kind !== 'none' && isThere && from !== path ? from : undefined,
        events: tellBetween(old, now, from, path),
      });
    }
  }
  return found.sort((a, b) => compareText(a.path, b.path));
}

async function recordsIn(
  files: FileSystem,
  token: CancellationToken | undefined,
): Promise<{ readonly config: GroundsConfig; readonly paths: ReadonlySet<string> }> {
  const { config } = await readStandard(files);
  const { files: records } = await discover(files, config, token);
  return { config, paths: new Set(records.map(({ path }) => path)) };
}

/** A file of a decision folder, if it is a record. */
async function recordAt(
  versions: Versions,
  records: ReadonlySet<string>,
  path: string,
  id: string | undefined,
): Promise<Version> {
  const version: Version = records.has(path) ? await versions.read(path, id) : { kind: 'none' };
  return version.kind === 'read' && !looksLikeRecord(version.record) ? { kind: 'none' } : version;
}

/** The changes with what was deleted and goes on under another name as one. */
function withRenames(changes: readonly PathChange[]): readonly PathChange[] {
  const deleted = new DeletedFiles(changes);
  const continued = new Set<PathChange>();
  const joined = changes.map((change): PathChange => {
    const earlier = deleted.continuedBy(change);
    if (earlier === undefined || continued.has(earlier)) {
      return change;
    }
    continued.add(earlier);
    const { path, after } = change;
    return { kind: 'renamed', path, from: earlier.path, before: earlier.before, after };
  });
  return joined.filter((change) => !continued.has(change));
}
