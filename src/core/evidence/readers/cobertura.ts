import { emitCoverage } from '../coverage';
import type { ReadContext, TextReader } from '../report';
import { readXml } from '../xml';
import type { XmlHandler } from '../xml';

/** Parts of a file that are counted while its lines go by. */
interface Counts {
  readonly lines: { covered: number; total: number };
  readonly branches: { covered: number; total: number };
}

/** Reads Cobertura coverage, by the lines that it lists: rates in its attributes are rounded. */
export const readCobertura: TextReader = async (text, sink, context) => {
  const files = new Map<string, Counts>();
  const sources: string[] = [];
  let current: Counts | undefined;
  /** Lines of methods are listed a second time with those of their class. */
  let isMethod = false;
  let source: string | undefined;

  await readXml(text, sink, (switchText): XmlHandler => ({
    open(name, attributes) {
      if (name === 'class') {
        const file = pathOf(attributes['filename'] ?? attributes['name'] ?? '', sources, context);
        current = files.get(file) ?? {
          lines: { covered: 0, total: 0 },
          branches: { covered: 0, total: 0 },
        };
        files.set(file, current);
      } else if (name === 'method') {
        isMethod = true;
      } else if (name === 'line' && current !== undefined && !isMethod) {
        current.lines.total += 1;
        current.lines.covered += Number(attributes['hits']) > 0 ? 1 : 0;
        const [, covered, total] = /\((\d+)\/(\d+)\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
        current.branches.covered += Number(covered ?? 0);
        current.branches.total += Number(total ?? 0);
      } else if (name === 'source') {
        source = '';
        switchText.want(true);
      }
    },
    close(name) {
      if (name === 'method') {
        isMethod = false;
      } else if (name === 'class') {
        current = undefined;
      } else if (name === 'source') {
        sources.push(source?.trim() ?? '');
        source = undefined;
        switchText.want(false);
      }
    },
    text(piece) {
      if (source !== undefined && source.length < 4000) {
        source += piece;
      }
    },
  }));
  emitCoverage(
    sink,
    [...files].map(([file, counts]) => [file, { ...counts }] as const),
  );
};

/** A file name is relative to one of the sources, which are folders of the machine that measured. */
function pathOf(file: string, sources: readonly string[], context: ReadContext): string {
  for (const source of sources.filter((folder) => folder !== '')) {
    const joined = `${source.replace(/[\\/]$/, '')}/${file}`;
    const path = context.normalisePath(joined);
    if (path !== joined) {
      return path;
    }
  }
  return context.normalisePath(file);
}
