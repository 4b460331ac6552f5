import type { CoverageCounts, Covered } from '../coverage';
import { emitCoverage, emitCoverageOf } from '../coverage';
import { isObject, items, member, members, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { DocumentReader } from '../report';

const kinds = ['lines', 'statements', 'functions', 'branches'] as const;

/**
 * Reads `coverage-summary.json` and `coverage-final.json` of Istanbul (nyc, c8, Jest, Vitest): lines, statements, functions
 * and branches per file and in `total`, in per cent, computed from the counts and not taken from `pct`.
 */
export const readIstanbul: DocumentReader = (document, sink, context) => {
  const problems = new Problems(sink);
  const files: (readonly [string, CoverageCounts])[] = [];
  for (const [key, entry] of problems.untilFull(members(document))) {
    if (key === 'total' && member(entry, 'statementMap') === undefined) {
      continue;
    }
    const counts = member(entry, 'statementMap') === undefined ? summaryOf(entry) : detailsOf(entry);
    if (counts === undefined) {
      problems.defect(`The entry of ${key.slice(0, 200)} has no counts.`);
      continue;
    }
    files.push([context.normalisePath(textOf(member(entry, 'path')) ?? key), counts]);
  }
  const total = summaryOf(member(document, 'total'));
  if (files.length === 0 && total !== undefined) {
    // A summary may hold the total alone.
    emitCoverageOf(sink, 'total', total);
  } else {
    emitCoverage(sink, files);
  }
};

function summaryOf(entry: unknown): CoverageCounts | undefined {
  const counts: Record<string, Covered> = {};
  for (const kind of kinds) {
    const covered = numberOf(member(member(entry, kind), 'covered'));
    const total = numberOf(member(member(entry, kind), 'total'));
    if (covered === undefined || total === undefined) {
      return undefined;
    }
    counts[kind] = { covered, total };
  }
  return counts;
}

/** A line ran when any statement that begins in it did, as Istanbul itself counts lines. */
function detailsOf(entry: unknown): CoverageCounts | undefined {
  const statements = member(entry, 's');
  const functions = member(entry, 'f');
  const branches = member(entry, 'b');
  if (!isObject(statements) || !isObject(functions) || !isObject(branches)) {
    return undefined;
  }
  const lines = new Map<number, boolean>();
  for (const [id, hits] of members(statements)) {
    const line = numberOf(member(member(member(member(entry, 'statementMap'), id), 'start'), 'line'));
    if (line !== undefined) {
      lines.set(line, (lines.get(line) ?? false) || isHit(hits));
    }
  }
  return {
    lines: countOf([...lines.values()]),
    statements: countOf(members(statements).map(([, hits]) => isHit(hits))),
    functions: countOf(members(functions).map(([, hits]) => isHit(hits))),
    branches: countOf(members(branches).flatMap(([, hits]) => items(hits).map(isHit))),
  };
}

function isHit(hits: unknown): boolean {
  return (numberOf(hits) ?? 0) > 0;
}

function countOf(hits: readonly boolean[]): Covered {
  return { covered: hits.filter(Boolean).length, total: hits.length };
}
