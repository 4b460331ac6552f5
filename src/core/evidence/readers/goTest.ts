import { eachLine } from '../eachLine';
import { emitTest, withDecision } from '../emit';
import { isObject, member, numberOf, textOf } from '../jsonValues';
import { Problems } from '../problems';
import type { Outcome, ReportSink, TextReader } from '../report';

/** `go test` itself cuts output into shorter lines. */
const longestLine = 1_000_000;
/** What is kept of the output of a test, in case it fails. */
const longestOutput = 8_000;

const results: ReadonlyMap<string, Outcome> = new Map([
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['skip', 'skipped'],
]);

/** About what a package and a test take in memory besides their texts, in bytes. */
const PACKAGE_SIZE = 1000;
const TEST_SIZE = 300;

/** The frame that `go test` puts around what a test writes. */
const frame = /^\s*(?:===|---) (?:RUN|PAUSE|CONT|NAME|PASS|FAIL|SKIP|BENCH)\b/;

/** A test that has begun. */
interface Running {
  output: string;
  decisions: readonly string[];
}

/** The keys of `t.Attr` that name a decision. */
const decisionNames: readonly string[] = ['decision', 'adr'];

/** The state of one package. */
class Package {
  readonly running = new Map<string, Running>();
  output = '';
  hasFailedTest = false;
  isFinished = false;

  /** The state of a test, which begins if it has not yet. */
  test(name: string): Running {
    const running = this.running.get(name) ?? { output: '', decisions: [] };
    this.running.set(name, running);
    return running;
  }
}

/**
 * Reads the events of `go test -json`. The owner of a test is its package. A package that fails without a failing test
 * (it does not build, or it panics) is a failed test called `(package)`. Tests and packages without a result are defects:
 * the run broke off, or the report did.
 */
export const readGoTest: TextReader = async (text, sink) => {
  const problems = new Problems(sink);
  const packages = new Map<string, Package>();
  let otherLines = 0;
  await eachLine(text, longestLine, ({ text: line, number, isCut }) => {
    if (!line.trimStart().startsWith('{')) {
      otherLines += Number(line.trim() !== '');
      return true;
    }
    const event = isCut ? undefined : parse(line);
    if (event === undefined) {
      problems.defect('A line is no whole event.', number);
    } else {
      takeEvent(event, packages, sink, problems);
    }
    return !problems.isFull;
  });
  if (otherLines > 0) {
    problems.note(`${otherLines} lines are no events and were left out.`);
  }
  reportUnfinished(packages, problems);
};

function parse(line: string): unknown {
  try {
    const event: unknown = JSON.parse(line);
    return isObject(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function takeEvent(
  event: unknown,
  packages: Map<string, Package>,
  sink: ReportSink,
  problems: Problems,
): void {
  const name = textOf(member(event, 'Package'));
  const action = textOf(member(event, 'Action'));
  // Events of the compiler have an import path instead; the package's own events repeat what matters.
  if (name === undefined || action === undefined) {
    return;
  }
  const state = packages.get(name) ?? new Package();
  if (!packages.has(name)) {
    packages.set(name, state);
    problems.keep(PACKAGE_SIZE + 2 * name.length);
  }
  const test = textOf(member(event, 'Test'));
  if (test === undefined) {
    takePackageEvent(name, state, action, event, sink);
  } else {
    const before = sizeOf(test, state);
    takeTestEvent(name, test, state, action, event, sink);
    problems.keep(sizeOf(test, state) - before);
  }
}

/** About what a test that has begun takes in memory, in bytes. */
function sizeOf(test: string, { running }: Package): number {
  const state = running.get(test);
  return state === undefined ? 0 : TEST_SIZE + 2 * (test.length + state.output.length);
}

function takeTestEvent(
  name: string,
  test: string,
  state: Package,
  action: string,
  event: unknown,
  sink: ReportSink,
): void {
  const running = state.test(test);
  const outcome = results.get(action);
  if (action === 'output') {
    running.output = withOutput(running.output, event);
  } else if (action === 'attr' && decisionNames.includes(textOf(member(event, 'Key')) ?? '')) {
    running.decisions = withDecision(running.decisions, textOf(member(event, 'Value')));
  } else if (outcome !== undefined) {
    state.hasFailedTest ||= outcome === 'failed';
    emitTest(sink, {
      className: name,
      name: test,
      outcome,
      seconds: secondsOf(event),
      message: outcome === 'passed' ? undefined : running.output,
      decisions: running.decisions,
    });
    state.running.delete(test);
  } else if (action === 'bench') {
    state.running.delete(test);
  } else {
    state.isFinished = false;
  }
}

function withOutput(output: string, event: unknown): string {
  const line = textOf(member(event, 'Output')) ?? '';
  return frame.test(line) ? output : (output + line).slice(0, longestOutput);
}

function takePackageEvent(
  name: string,
  state: Package,
  action: string,
  event: unknown,
  sink: ReportSink,
): void {
  const outcome = results.get(action);
  if (action === 'output') {
    state.output = withOutput(state.output, event);
  } else if (outcome !== undefined) {
    finishPackage(name, state, outcome, sink);
  }
}

function finishPackage(name: string, state: Package, outcome: Outcome, sink: ReportSink): void {
  if (outcome === 'failed') {
    for (const [test, { output, decisions }] of state.running) {
      state.hasFailedTest = true;
      const message = `The test did not finish. ${output}`;
      emitTest(sink, { className: name, name: test, outcome, message, decisions });
    }
    state.running.clear();
    if (!state.hasFailedTest) {
      emitTest(sink, { className: name, name: '(package)', outcome, message: state.output });
    }
  }
  // Another run of the same package may follow in the same report.
  state.isFinished = true;
  state.hasFailedTest = false;
  state.output = '';
}

function secondsOf(event: unknown): number | undefined {
  const elapsed = numberOf(member(event, 'Elapsed'));
  return elapsed !== undefined && elapsed >= 0 ? elapsed : undefined;
}

function reportUnfinished(packages: ReadonlyMap<string, Package>, problems: Problems): void {
  for (const [name, state] of packages) {
    for (const test of state.running.keys()) {
      problems.defect(`${test} of ${name} has no result: the report is cut off.`);
    }
    if (!state.isFinished) {
      problems.defect(`The package ${name} has no result: the report is cut off.`);
    }
  }
}
