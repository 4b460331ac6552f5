import { emitCoverage, emitCoverageOf } from '../coverage';
import type { ReadContext, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';

/** About what a file takes in memory besides its name, in bytes. */
const FILE_SIZE = 500;
const MAX_SOURCES = 1000;

interface Count {
  covered: number;
  total: number;
}

interface Counts {
  readonly lines: Count;
  readonly branches: Count;
}

/** Reads Cobertura coverage, by the lines that it lists: rates in its attributes are rounded. */
export const readCobertura: TextReader = async (text, sink, context) => {
  const files = new Map<string, Counts>();
  const sources: string[] = [];
  let root: Attributes | undefined;
  let file: Counts | undefined;
  /** What the class that is open lists itself, and what its methods list: mostly the same lines once more. */
  let ofClass = noCounts();
  let ofMethods = noCounts();
  let isMethod = false;

  await readXml(text, sink, (xmlText, problems): XmlHandler => ({
    open(name, attributes) {
      if (name === 'coverage') {
        root ??= attributes;
      } else if (name === 'source') {
        xmlText.listen();
      } else if (name === 'class') {
        const path = pathOf(attributes['filename'] ?? attributes['name'] ?? '', sources, context);
        file = files.get(path) ?? noCounts();
        files.set(path, file);
        problems.keep(FILE_SIZE + 2 * path.length);
        ofClass = noCounts();
        ofMethods = noCounts();
      } else if (name === 'method') {
        isMethod = true;
      } else if (name === 'line') {
        countLine(isMethod ? ofMethods : ofClass, attributes);
      }
    },
    close(name) {
      if (name === 'source') {
        // Each file name is looked for under each of them.
        if (sources.length < MAX_SOURCES) {
          sources.push(xmlText.heard().trim());
        }
      } else if (name === 'method') {
        isMethod = false;
      } else if (name === 'class' && file !== undefined) {
        const counted = ofClass.lines.total > 0 ? ofClass : ofMethods;
        add(file.lines, counted.lines);
        add(file.branches, counted.branches);
        file = undefined;
      }
    },
  }));

  if (files.size > 0) {
    emitCoverage(
      sink,
      [...files].map(([path, { lines, branches }]) => [path, { lines, branches }] as const),
    );
  } else if (root !== undefined) {
    emitCoverageOf(sink, 'total', {
      lines: { covered: Number(root['lines-covered']), total: Number(root['lines-valid']) },
      branches: { covered: Number(root['branches-covered']), total: Number(root['branches-valid']) },
    });
  }
};

function noCounts(): Counts {
  return { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } };
}

function countLine({ lines, branches }: Counts, attributes: Attributes): void {
  add(lines, { covered: Number(attributes['hits']) > 0 ? 1 : 0, total: 1 });
  const [, covered = '0', total = '0'] =
    /\((\d{1,9})\/(\d{1,9})\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
  add(branches, { covered: Number(covered), total: Number(total) });
}

function add(to: Count, count: Count): void {
  to.covered += count.covered;
  to.total += count.total;
}

/** A file name is relative to one of the sources, which are folders of the machine that measured. */
function pathOf(file: string, sources: readonly string[], context: ReadContext): string {
  for (const source of sources) {
    if (source !== '') {
      const joined = `${source.replace(/[\\/]$/, '')}/${file}`;
      const path = context.normalisePath(joined);
      if (path !== joined) {
        return path;
      }
    }
  }
  return context.normalisePath(file);
}
