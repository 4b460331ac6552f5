import { emitCoverage, emitCoverageOf } from '../coverage';
import type { CoverageCounts } from '../coverage';
import type { TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';

/** JaCoCo's counters by the names that all coverage formats share here. */
const METRICS: Readonly<Record<string, string>> = {
  LINE: 'lines',
  BRANCH: 'branches',
  METHOD: 'functions',
  INSTRUCTION: 'instructions',
  CLASS: 'classes',
  COMPLEXITY: 'complexity',
};

/** Reads JaCoCo coverage: the counters of source files, or of the whole report where it lists no files. */
export const readJacoco: TextReader = async (text, sink, context) => {
  const files: (readonly [file: string, counts: CoverageCounts])[] = [];
  const totals: Record<string, { readonly covered: number; readonly total: number }> = {};
  const path: string[] = [];
  let folder = '';
  let counts: Record<string, { readonly covered: number; readonly total: number }> | undefined;

  await readXml(text, sink, (): XmlHandler => ({
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'package') {
        folder = attributes['name'] ?? '';
      } else if (name === 'sourcefile') {
        counts = {};
        const file = folder === '' ? (attributes['name'] ?? '') : `${folder}/${attributes['name'] ?? ''}`;
        files.push([context.normalisePath(file), counts]);
      } else if (name === 'counter') {
        const into = parent === 'sourcefile' ? counts : parent === 'report' ? totals : undefined;
        count(into, attributes);
      }
    },
    close() {
      path.pop();
    },
  }));
  if (files.length > 0) {
    emitCoverage(sink, files);
  } else {
    emitCoverageOf(sink, 'total', totals);
  }
};

function count(
  into: Record<string, { readonly covered: number; readonly total: number }> | undefined,
  attributes: Attributes,
): void {
  const metric = METRICS[attributes['type'] ?? ''];
  const covered = Number(attributes['covered']);
  const missed = Number(attributes['missed']);
  if (into !== undefined && metric !== undefined && Number.isFinite(covered + missed)) {
    into[metric] = { covered, total: covered + missed };
  }
}
