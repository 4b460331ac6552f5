import { emitCoverage, emitCoverageOf } from '../coverage';
import type { Covered } from '../coverage';
import type { TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';

/** JaCoCo's counters by the names that all coverage formats share here. */
const METRICS: ReadonlyMap<string, string> = new Map([
  ['LINE', 'lines'],
  ['BRANCH', 'branches'],
  ['METHOD', 'functions'],
  ['INSTRUCTION', 'instructions'],
  ['CLASS', 'classes'],
  ['COMPLEXITY', 'complexity'],
]);

/** About what a file takes in memory besides its name, in bytes. */
const FILE_SIZE = 1000;

/** What is covered, by metric. */
type Counters = Map<string, Covered>;

/** Reads JaCoCo coverage: the counters of source files, or of the whole report where it lists no files. */
export const readJacoco: TextReader = async (text, sink, context) => {
  /** The modules of one report may have files of the same name, whose counters are then added up. */
  const files = new Map<string, Counters>();
  const totals: Counters = new Map();
  const path: string[] = [];
  let folder = '';
  let file: Counters = new Map();

  await readXml(text, sink, (_, problems): XmlHandler => ({
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'package') {
        folder = attributes['name'] ?? '';
      } else if (name === 'sourcefile') {
        const written = folder === '' ? (attributes['name'] ?? '') : `${folder}/${attributes['name'] ?? ''}`;
        const normalised = context.normalisePath(written);
        file = files.get(normalised) ?? new Map<string, Covered>();
        files.set(normalised, file);
        problems.keep(FILE_SIZE + 2 * normalised.length);
      } else if (name === 'counter' && parent === 'sourcefile') {
        count(file, attributes);
      } else if (name === 'counter' && parent === 'report') {
        count(totals, attributes);
      }
    },
    close() {
      path.pop();
    },
  }));

  if (files.size > 0) {
    emitCoverage(
      sink,
      [...files].map(([name, counters]) => [name, Object.fromEntries(counters)] as const),
    );
  } else {
    emitCoverageOf(sink, 'total', Object.fromEntries(totals));
  }
};

function count(counters: Counters, attributes: Attributes): void {
  const metric = METRICS.get(attributes['type'] ?? '');
  const covered = Number(attributes['covered']);
  const missed = Number(attributes['missed']);
  if (metric !== undefined && Number.isFinite(covered + missed)) {
    const before = counters.get(metric);
    counters.set(metric, {
      covered: (before?.covered ?? 0) + covered,
      total: (before?.total ?? 0) + covered + missed,
    });
  }
}
