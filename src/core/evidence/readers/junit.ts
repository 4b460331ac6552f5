import { messageOf, withDecision } from '../emit';
import type { Problems } from '../problems';
import type { Outcome, ReadContext, ReportSink, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler, XmlText } from '../xml';

/** A suite that is open, with what it takes from those around it. */
interface Suite {
  /** The titles of the suites that have one, this one included. */
  readonly titles: readonly string[];
  readonly file: string | undefined;
  decisions: readonly string[];
}

/** What an element within a test says about its end. */
type Result = Outcome | 'flaky';

const RESULTS: ReadonlyMap<string, Result> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  // Surefire writes these beside the failure of a test that failed each time.
  ['rerunFailure', 'failed'],
  ['rerunError', 'failed'],
  ['skipped', 'skipped'],
  // And these when a test failed first and passed in the end.
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
]);

/** What the attributes `status` and `result` say: ctest and GoogleTest write no element for a test that was not run. */
const STATUSES: ReadonlyMap<string, Outcome> = new Map([
  ...['disabled', 'notrun', 'not run', 'ignored', 'skip', 'skipped', 'suppressed', 'pending', 'todo'].map(
    (word) => [word, 'skipped'] as const,
  ),
  ...['untested', 'undefined', 'inconclusive', 'blocked'].map((word) => [word, 'skipped'] as const),
  ...['fail', 'failed', 'failure', 'error', 'broken', 'aborted', 'timeout', 'crashed'].map(
    (word) => [word, 'failed'] as const,
  ),
]);

/** Only a comma that can be nothing but a separator of thousands is one: `0,160` may be 0.16 seconds. */
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const NONE: readonly string[] = [];

/** Reads JUnit XML in all its dialects. Only what the test cases say counts: totals in the suites' attributes are often wrong. */
export const readJunit: TextReader = (text, sink, context) =>
  readXml(text, sink, (xmlText, problems) => new JunitHandler(sink, context, xmlText, problems));

class JunitHandler implements XmlHandler {
  readonly #sink: ReportSink;
  readonly #context: ReadContext;
  readonly #text: XmlText;
  readonly #problems: Problems;
  readonly #suites: Suite[] = [];
  /** The innermost suite; outside all of them an empty one. */
  #suite: Suite = { titles: NONE, file: undefined, decisions: NONE };

  /** The attributes of the test that is open. What follows is said about this test. */
  #test: Attributes | undefined;
  #failed = false;
  #skipped = false;
  #flaky = false;
  #message: string | undefined;
  #decisions: readonly string[] = NONE;

  /** The failure of a suite that could not be loaded or torn down, while its element is open. */
  #isSuiteFailure = false;
  /** The element whose text is being collected. */
  #speaker: string | undefined;
  /** The property whose value is being collected. */
  #key = '';
  #commit: string | undefined;
  /** A path as it is written, and as it is given on: most tests have that of the test before them. */
  #written = '';
  #file = '';

  constructor(sink: ReportSink, context: ReadContext, text: XmlText, problems: Problems) {
    this.#sink = sink;
    this.#context = context;
    this.#text = text;
    this.#problems = problems;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'testcase') {
      this.#emit();
      this.#test = attributes;
    } else if (name === 'testsuite' || name === 'testsuites') {
      this.#openSuite(name, attributes);
    } else if (name === 'property') {
      this.#openProperty(attributes);
    } else if (name !== 'system-out') {
      const result = RESULTS.get(name);
      if (result !== undefined) {
        this.#openResult(name, result, attributes);
      }
    }
  }

  close(name: string): void {
    if (name === this.#speaker) {
      this.#endOfText(name);
    }
    if (name === 'testcase' || (this.#isSuiteFailure && RESULTS.has(name))) {
      this.#emit();
    } else if (name === 'testsuite' || name === 'testsuites') {
      this.#suite = this.#suites.pop() ?? this.#suite;
    }
  }

  /** A test that the report breaks off in may still have failed. */
  end(): void {
    if (this.#speaker !== undefined) {
      this.#endOfText(this.#speaker);
    }
    if (this.#failed) {
      this.#emit();
    }
  }

  #openSuite(element: string, attributes: Attributes): void {
    const outer = this.#suite;
    const title = element === 'testsuite' ? (attributes['name'] ?? '') : '';
    this.#suites.push(outer);
    this.#suite = {
      titles: title === '' ? outer.titles : [...outer.titles, title],
      file: attributes['file'] ?? attributes['filepath'] ?? outer.file,
      decisions: outer.decisions,
    };
  }

  #openResult(name: string, result: Result, attributes: Attributes): void {
    if (this.#test === undefined) {
      if (result !== 'failed') {
        return;
      }
      this.#test = { name: attributes['type'] ?? '(suite)' };
      this.#isSuiteFailure = true;
    }
    const isFirst = !this.#failed && (result === 'failed' || (result === 'skipped' && !this.#skipped));
    this.#failed ||= result === 'failed';
    this.#skipped ||= result === 'skipped';
    this.#flaky ||= result === 'flaky';
    if (isFirst) {
      this.#message = messageOf(attributes['message']);
      if (this.#message === undefined) {
        this.#listen(name);
      }
    }
  }

  #openProperty({ name = '', value }: Attributes): void {
    const key = name.toLowerCase();
    if (key !== 'decision' && key !== 'adr' && !isCommitKey(key)) {
      return;
    }
    if (value === undefined) {
      this.#key = key;
      this.#listen('property');
    } else {
      this.#property(key, value.trim());
    }
  }

  #property(key: string, value: string): void {
    if (isCommitKey(key)) {
      if (/^[\da-f]{7,64}$/i.test(value) && value !== this.#commit) {
        this.#commit = value;
        this.#sink.commit(value, undefined);
      }
    } else if (this.#test === undefined) {
      this.#suite.decisions = withDecision(this.#suite.decisions, value);
    } else {
      this.#decisions = withDecision(this.#decisions, value);
    }
  }

  #listen(element: string): void {
    this.#speaker = element;
    this.#text.listen();
  }

  #endOfText(element: string): void {
    this.#speaker = undefined;
    const heard = this.#text.heard();
    if (element === 'property') {
      this.#property(this.#key, heard.trim());
    } else {
      this.#message = messageOf(heard);
    }
  }

  #emit(): void {
    const test = this.#test;
    if (test === undefined) {
      return;
    }
    const { titles, file, decisions } = this.#suite;
    const outcome = this.#outcomeOf(test);
    const className = test['classname'] ?? test['class'];
    const path = test['file'] ?? test['filepath'] ?? file;
    this.#sink.test({
      suites: titles,
      // `test` is what Node's own runner writes for every test.
      className: className === '' || className === 'test' ? undefined : className,
      name: test['name'] ?? '',
      file: path === undefined || path === '' ? undefined : this.#normalised(path),
      line: lineOf(test['line'] ?? test['lineno']),
      outcome,
      flaky: this.#flaky && outcome === 'passed',
      seconds: this.#secondsOf(test['time']),
      message: this.#message,
      decisions: decisions.length === 0 ? this.#decisions : [...decisions, ...this.#decisions],
    });
    this.#test = undefined;
    this.#failed = false;
    this.#skipped = false;
    this.#flaky = false;
    this.#message = undefined;
    this.#decisions = NONE;
    this.#isSuiteFailure = false;
  }

  #outcomeOf(test: Attributes): Outcome {
    // Node's runner repeats the message of the failure in an attribute.
    if (this.#failed || test['failure'] !== undefined) {
      return 'failed';
    }
    const status = outcomeBy(test['status']);
    const result = outcomeBy(test['result']);
    if (status === 'failed' || result === 'failed') {
      return 'failed';
    }
    return this.#skipped || status !== undefined || result !== undefined ? 'skipped' : 'passed';
  }

  #normalised(path: string): string {
    if (path !== this.#written) {
      this.#written = path;
      this.#file = this.#context.normalisePath(path);
    }
    return this.#file;
  }

  #secondsOf(time: string | undefined): number | undefined {
    if (time === undefined) {
      return undefined;
    }
    const plain = Number(time);
    if (plain > 0 && plain < Infinity) {
      return plain;
    }
    if (time.trim() === '') {
      return undefined;
    }
    const seconds = THOUSANDS.test(time) ? Number(time.replaceAll(',', '')) : plain;
    if (seconds >= 0 && seconds < Infinity) {
      return seconds;
    }
    this.#problems.note(`The duration ${JSON.stringify(time.slice(0, 40))} cannot be read.`);
    return undefined;
  }
}

function outcomeBy(word: string | undefined): Outcome | undefined {
  return word === undefined ? undefined : STATUSES.get(word.toLowerCase());
}

function isCommitKey(key: string): boolean {
  return /^(?:git[._-]?)?commit(?:[._-]?(?:id|sha|hash|full)){0,3}$/.test(key);
}

function lineOf(written: string | undefined): number | undefined {
  if (written === undefined) {
    return undefined;
  }
  const line = Number(written);
  return Number.isInteger(line) && line > 0 ? line : undefined;
}
