import type { CoverageCounts, Covered } from '../coverage';
import { emitCoverage } from '../coverage';
import { eachLine } from '../eachLine';
import { Problems } from '../problems';
import type { TextReader } from '../report';

/** Lines of a record are short; longer ones hold names of functions that nobody needs whole. */
const longestLine = 100_000;

/** About what a file and a part of it take in memory, besides names; in bytes. */
const FILE_SIZE = 1000;
const PART_SIZE = 40;

/** Whether each part of a file ran, by what identifies the part. Records of one file add up: each test has its own. */
class FileCoverage {
  readonly lines = new Map<number, boolean>();
  readonly branches = new Map<string, boolean>();
  /** By name; a file may use one name for many functions. */
  readonly functionHits = new Map<string, boolean>();
  readonly functions = new Map<string, string>();
  /** Names of the functions of newer records, which give each an index. */
  readonly indexedFunctions = new Map<string, boolean>();

  counts(): CoverageCounts {
    const named = new Map(
      [...this.functions].map(([key, name]) => [key, this.functionHits.get(name) ?? false]),
    );
    return {
      lines: countOf(this.lines),
      functions: countOf(this.indexedFunctions.size > 0 ? this.indexedFunctions : named),
      branches: countOf(this.branches),
    };
  }
}

function countOf(parts: ReadonlyMap<unknown, boolean>): Covered {
  let covered = 0;
  for (const isCovered of parts.values()) {
    covered += Number(isCovered);
  }
  return { covered, total: parts.size };
}

function record<Key>(parts: Map<Key, boolean>, key: Key, hits: string | undefined): boolean {
  // A branch that was never reached is counted as `-`.
  const count = hits === '-' ? 0 : Number(hits);
  if (hits === undefined || hits.trim() === '' || !Number.isFinite(count)) {
    return false;
  }
  parts.set(key, (parts.get(key) ?? false) || count > 0);
  return true;
}

/** Takes one line of a record; false when it cannot be read. Lines of other kinds carry nothing that is needed. */
function takeLine(coverage: FileCoverage, kind: string, value: string): boolean {
  const parts = value.split(',');
  const [first = '', second, third] = parts;
  switch (kind) {
    case 'DA':
      return /^\d{1,10}$/.test(first) && record(coverage.lines, Number(first), second);
    case 'BRDA':
      // The name of a branch may hold commas; the count is last.
      return record(
        coverage.branches,
        parts.slice(0, -1).join(','),
        parts.length < 4 ? undefined : parts.at(-1),
      );
    case 'FN': {
      // `line,name` or `first,last,name`.
      const name = parts.slice(third !== undefined && /^\d+$/.test(second ?? '') ? 2 : 1).join(',');
      coverage.functions.set(`${first},${name}`, name);
      return true;
    }
    case 'FNDA':
      return record(coverage.functionHits, parts.slice(1).join(','), first);
    case 'FNA':
      return record(coverage.indexedFunctions, first, second);
    default:
      return true;
  }
}

/**
 * Reads LCOV tracefiles (`lcov.info`): the lines, functions and branches that ran, per file and in `total`, in per cent.
 * They are counted from the lines of the records, not taken from their sums.
 */
export const readLcov: TextReader = async (text, sink, context) => {
  const problems = new Problems(sink);
  const files = new Map<string, FileCoverage>();
  let current: FileCoverage | undefined;
  await eachLine(text, longestLine, ({ text: line, number }) => {
    const at = line.indexOf(':');
    const kind = at < 0 ? line.trim() : line.slice(0, at);
    const value = at < 0 ? '' : line.slice(at + 1).trim();
    if (kind === 'SF') {
      if (current !== undefined) {
        problems.defect('A record begins before the one above it ends.', number);
      }
      const path = context.normalisePath(value);
      current = files.get(path) ?? new FileCoverage();
      files.set(path, current);
      problems.keep(FILE_SIZE);
    } else if (kind === 'end_of_record') {
      current = undefined;
    } else if (current !== undefined && !takeLine(current, kind, value)) {
      problems.defect(`\`${line.slice(0, 100)}\` has no count.`, number);
    }
    // Lines of a kind that is not known are not kept, but nobody writes many of them.
    problems.keep(PART_SIZE + (kind === 'DA' ? 0 : 2 * line.length));
    return !problems.isFull;
  });
  if (current !== undefined && !problems.isFull) {
    problems.defect('The last record does not end: the report is cut off.');
  }
  emitCoverage(
    sink,
    [...files].map(([path, coverage]) => [path, coverage.counts()]),
  );
};
