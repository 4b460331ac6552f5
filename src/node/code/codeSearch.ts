import { markerFinder, markerHints } from '../../core/code/markers';
import { placedMarkers } from '../../core/code/placed';
import type { MarkedFile } from '../../core/code/placed';
import { compareText } from '../../core/graph/paths';
import { FileReadError } from '../../core/ports';
import type { CancellationToken, FileSystem } from '../../core/ports';
import { throwIfCancelled } from '../../core/workspace/cancellation';
import { createFileSearch } from '../git/searchFiles';
import { createTurnTaker } from '../turnTaker';

/** What a search for markers is made from. */
export interface CodeSearchParts {
  /** Absolute path of the top of a git repository. */
  readonly root: string;
  readonly files: FileSystem;
  /** What stands before a reference: see `usualPrefixes`. */
  readonly prefixes: readonly string[];
  /** Whether a path is left out. */
  readonly isLeftOut: (path: string) => boolean;
  /** Folders of which everything is left out, so that git need not look into them either. */
  readonly without?: readonly string[];
}

/** Limits one search. */
export interface CodeSearchOptions {
  /** A file or folder to look in, relative to the root; by default everything. */
  readonly under?: string;
  readonly token?: CancellationToken;
  /** Ends git at once. */
  readonly signal?: AbortSignal;
}

/** What a search for markers found. */
export interface MarkerScan {
  /** Files with markers, ordered by path. */
  readonly marked: readonly MarkedFile[];
  /** Files that may have markers and could not be read, with the reason, ordered by path. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** Longer files are made by programs. */
const MAX_CODE_BYTES = 1024 * 1024;
/** How many files are read at the same time. */
const PARALLEL_READS = 16;
/** More untracked files than this are somebody's data. */
const MAX_UNTRACKED = 20_000;

/**
 * Finds the markers of all text files that git tracks, and of those that it would track. Git looks for the files that
 * may have any, so that few are read, as decided in ADR-0012.
 * @throws GitError
 * @throws CancelledError
 */
export async function searchMarkers(
  { root, files, prefixes, isLeftOut, without = [] }: CodeSearchParts,
  { under = '', token, signal }: CodeSearchOptions = {},
): Promise<MarkerScan> {
  const search = createFileSearch(root, signal === undefined ? {} : { signal });
  const [tracked, untracked] = await Promise.all([
    search.filesWith(markerHints(prefixes), under, without),
    search.untracked(under, without),
  ]);
  throwIfCancelled(token);
  const paths = new Set(
    [...tracked, ...untracked.slice(0, MAX_UNTRACKED)].filter((path) => !isLeftOut(path)),
  );
  const { marked, unread } = await readMarkers(files, [...paths], prefixes, token);
  const wanted = new Set(tracked);
  // Of an untracked file nobody knows whether there is anything in it to be read.
  return { marked, unread: unread.filter(({ path }) => wanted.has(path)) };
}

/**
 * The markers of files. What is not there has none.
 * @param paths each once, relative to the root
 * @throws CancelledError
 */
export async function readMarkers(
  files: FileSystem,
  paths: readonly string[],
  prefixes: readonly string[],
  token: CancellationToken | undefined,
): Promise<MarkerScan> {
  const find = markerFinder(prefixes);
  const takeTurn = createTurnTaker();
  const marked: MarkedFile[] = [];
  const unread: { readonly path: string; readonly reason: string }[] = [];
  const queue = paths.values();
  const reader = async (): Promise<void> => {
    for (const path of queue) {
      throwIfCancelled(token);
      try {
        const text = await files.readText(path, MAX_CODE_BYTES);
        await takeTurn();
        const markers = placedMarkers(text, find);
        if (markers.length > 0) {
          marked.push({ path, markers });
        }
      } catch (error) {
        if (!(error instanceof FileReadError)) {
          throw error;
        }
        if (error.kind !== 'missing') {
          unread.push({ path, reason: error.message });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_READS }, reader));
  return { marked: marked.sort(byPath), unread: unread.sort(byPath) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareText(a.path, b.path);
}
