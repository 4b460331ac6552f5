import { eachLine } from '../eachLine';
import { emitTest } from '../emit';
import { Problems } from '../problems';
import type { Outcome, ReadContext, ReportSink, TextReader } from '../report';
import { TapDiagnostics } from './tapDiagnostics';

const longestLine = 100_000;
/** Subtests are indented by so much. */
const indentation = 4;
/** About what a test point takes in memory besides its texts, in bytes. */
const LINE_SIZE = 500;
/** Nobody nests subtests deeper. */
const maxDepth = 200;

const pointPattern = /^(not )?ok(?:\s+\d+)?(?=\s|$)\s*(?:-(?=\s|$))?(.*)$/s;
const planPattern = /^1\.\.(\d{1,9})\s*(?:#\s*(.*))?$/s;
const bailPattern = /^Bail out!\s*(.*)$/is;
/** What runners write behind the last test; it is no diagnostic of that. */
const summaryPattern =
  /^#\s*(?:Subtest\b|(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms|ok|time=)\b)/i;

/** One test point. */
interface Point {
  readonly name: string;
  readonly outcome: Outcome;
  readonly reason: string | undefined;
  readonly diagnostics: TapDiagnostics;
  readonly seconds: number | undefined;
  readonly children: readonly Point[];
}

/** What is known of one level of indentation until the test point around it has been read. */
interface Level {
  readonly points: Point[];
  count: number;
  planned: number | undefined;
}

/**
 * Reads the Test Anything Protocol, versions 12 to 14, with subtests and the YAML blocks behind test points. A point with
 * subtests is the suite of these; it is a test itself only when it failed and none of them did. What is to do proves
 * nothing, so it counts as skipped. A plan that is missing or not kept is a defect, and so is `Bail out!`.
 */
export const readTap: TextReader = async (text, sink, context) => {
  const problems = new Problems(sink);
  const reader = new TapReader(sink, problems, context);
  await eachLine(text, longestLine, ({ text: line, number }) => {
    reader.take(line, number);
    return !problems.isFull;
  });
  reader.end();
};

class TapReader {
  readonly #sink: ReportSink;
  readonly #problems: Problems;
  readonly #context: ReadContext;
  #levels: Level[] = [];
  /** Of the test point that was read last: what follows is about that. */
  #diagnostics: TapDiagnostics | undefined;
  /** The open `{` of test points that are written before their subtests, with the indentation that closes them. */
  #opened: { readonly depth: number; readonly point: Omit<Point, 'children'> }[] = [];

  #kept = 0;

  constructor(sink: ReportSink, problems: Problems, context: ReadContext) {
    this.#sink = sink;
    this.#problems = problems;
    this.#context = context;
  }

  take(line: string, number: number): void {
    this.#keep(LINE_SIZE + 2 * line.length);
    if (this.#diagnostics?.takeYaml(line) === true || line.trim() === '') {
      return;
    }
    const trimmed = line.trimStart();
    const indent = line.length - trimmed.length;
    const depth = indent / indentation;
    const isElement = Number.isInteger(depth) && depth <= maxDepth;
    const point = isElement ? pointPattern.exec(trimmed) : null;
    const plan = isElement ? planPattern.exec(trimmed) : null;
    const bail = bailPattern.exec(trimmed);
    if (point !== null) {
      this.#takePoint(depth, point[1] === undefined, point[2] ?? '');
    } else if (plan !== null) {
      this.#takePlan(depth, Number(plan[1]), plan[2]);
    } else if (bail !== null) {
      this.#problems.defect(
        `The tests stopped early: ${bail[1]?.trim() === '' ? line.trim() : bail[1]}`,
        number,
      );
    } else if (isElement && trimmed.trimEnd() === '}' && this.#opened.at(-1)?.depth === depth) {
      this.#close();
    } else if (/^TAP version \d+/i.test(line)) {
      this.#finishDocument();
    } else if (!summaryPattern.test(trimmed)) {
      this.#diagnostics?.takeText(trimmed.replace(/^#\s?/, ''));
    }
  }

  /** Counts the points and diagnostics that are kept until the point around them. */
  #keep(bytes: number): void {
    this.#kept += bytes;
    this.#problems.keep(bytes);
  }

  end(): void {
    if (this.#opened.length > 0) {
      this.#problems.defect('A block of subtests is not closed: the report is cut off.');
      while (this.#opened.length > 0) {
        this.#close();
      }
    }
    if (this.#levels.length === 0) {
      this.#problems.defect('There are no tests and no plan.');
    }
    this.#finishDocument();
  }

  #level(depth: number): Level {
    while (this.#levels.length <= depth) {
      this.#levels.push({ points: [], count: 0, planned: undefined });
    }
    return this.#levels[depth]!;
  }

  #takePlan(depth: number, planned: number, remark: string | undefined): void {
    this.#level(depth).planned = planned;
    if (planned === 0 && depth === 0) {
      this.#problems.note(`No test was run${remark === undefined ? '' : `: ${remark.slice(0, 200)}`}.`);
    }
    this.#diagnostics = undefined;
  }

  #takePoint(depth: number, isOk: boolean, rest: string): void {
    const isOpen = /\s\{\s*$/.test(rest);
    const { name, directive, reason, seconds } = readDescription(isOpen ? rest.replace(/\{\s*$/, '') : rest);
    // A point that is to do may fail; one that was skipped and failed all the same has failed.
    const isSkipped = directive === 'todo' || (directive === 'skip' && isOk);
    this.#diagnostics = new TapDiagnostics();
    const point = {
      name: name === '' ? '(unnamed)' : name,
      outcome: isSkipped ? 'skipped' : isOk ? 'passed' : 'failed',
      reason,
      seconds,
      diagnostics: this.#diagnostics,
    } as const;
    if (isOpen) {
      this.#opened.push({ depth, point });
    } else {
      this.#finishPoint(depth, point);
    }
  }

  #close(): void {
    const opened = this.#opened.pop();
    if (opened !== undefined) {
      this.#finishPoint(opened.depth, opened.point);
    }
  }

  /** Gives a point the subtests that were read before it. */
  #finishPoint(depth: number, point: Omit<Point, 'children'>): void {
    const level = this.#level(depth);
    const children = this.#takeLevels(depth + 1);
    // A point without indentation is complete once the next one comes: nothing more is kept in memory than that.
    if (depth === 0) {
      this.#emitAll(level);
      this.#keep(-this.#kept);
    }
    level.points.push({ ...point, children });
    level.count += 1;
  }

  /** The points of a level and of those below it that no point of their own has taken. */
  #takeLevels(depth: number): readonly Point[] {
    const taken = this.#levels.splice(depth);
    for (const level of taken) {
      this.#checkPlan(level, 'A block of subtests');
    }
    return taken.flatMap(({ points }) => points);
  }

  #checkPlan({ planned, count }: Level, what: string): void {
    if (planned !== undefined && planned !== count) {
      this.#problems.defect(`${what} was to hold ${planned} tests, but holds ${count}.`);
    }
  }

  #finishDocument(): void {
    const orphans = this.#takeLevels(1);
    const [top] = this.#levels;
    if (top !== undefined) {
      this.#checkPlan(top, 'The report');
      if (top.planned === undefined) {
        this.#problems.defect('There is no plan (`1..N`): the report may be cut off.');
      }
      this.#emitAll(top);
    }
    if (orphans.length > 0) {
      this.#problems.defect('The last subtests belong to no test: the report is cut off.');
      this.#emitAll({ points: [...orphans], count: 0, planned: undefined });
    }
    this.#levels = [];
    this.#diagnostics = undefined;
  }

  #emitAll(level: Level): void {
    for (const point of level.points.splice(0)) {
      this.#emit(point, []);
    }
  }

  /** Whether the point or one below it failed. */
  #emit(point: Point, suites: readonly string[]): boolean {
    let hasFailure = false;
    for (const child of point.children) {
      hasFailure = this.#emit(child, [...suites, point.name]) || hasFailure;
    }
    const isFailure = point.outcome === 'failed';
    if (point.children.length === 0 || (isFailure && !hasFailure)) {
      const { diagnostics } = point;
      const { file, line } = diagnostics.location;
      emitTest(this.#sink, {
        suites,
        name: point.name,
        file: file === undefined ? undefined : this.#context.normalisePath(file),
        line,
        outcome: point.outcome,
        seconds: diagnostics.seconds ?? point.seconds,
        message: isFailure ? diagnostics.message : point.reason,
      });
    }
    return hasFailure || isFailure;
  }
}

interface Description {
  readonly name: string;
  readonly directive: 'skip' | 'todo' | undefined;
  readonly reason: string | undefined;
  readonly seconds: number | undefined;
}

const directivePattern = /#\s*(?:(skip|todo)\S*(?:\s+(.*))?|time=(\d{1,12}(?:\.\d{1,20})?)(ms|s)\s*)$/iy;

/** Takes a description and its directive apart; `\#` and `\\` stand for the characters themselves. */
function readDescription(text: string): Description {
  for (let at = 0; at < text.length; at += text[at] === '\\' ? 2 : 1) {
    if (text[at] === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      directivePattern.lastIndex = at;
      const match = directivePattern.exec(text);
      if (match !== null) {
        const [, word, reason, time, unit] = match;
        const name = word?.toLowerCase();
        return {
          name: unescape(text.slice(0, at)),
          directive: name === 'skip' || name === 'todo' ? name : undefined,
          reason: reason?.trim(),
          seconds: time === undefined ? undefined : Number(time) / (unit?.toLowerCase() === 'ms' ? 1000 : 1),
        };
      }
    }
  }
  return { name: unescape(text), directive: undefined, reason: undefined, seconds: undefined };
}

function unescape(text: string): string {
  return text.trim().replace(/\\([\\#])/g, '$1');
}
