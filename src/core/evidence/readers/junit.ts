import { messageOf } from '../emit';
import type { Problems } from '../problems';
import type { Outcome, ReadContext, ReportSink, TestCase, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler, XmlText } from '../xml';

/** A suite that is open. */
interface Suite {
  readonly name: string;
  readonly file: string | undefined;
  readonly decisions: string[];
}

/** A test that is open. */
interface OpenCase {
  readonly attributes: Attributes;
  failed: boolean;
  skipped: boolean;
  flaky: boolean;
  message: string | undefined;
  decisions: string[] | undefined;
}

/** What the elements within a test say about its end. */
const RESULTS: Readonly<Record<string, 'failed' | 'skipped' | 'flaky'>> = {
  failure: 'failed',
  error: 'failed',
  skipped: 'skipped',
  // Surefire: these failed first and passed in the end.
  flakyFailure: 'flaky',
  flakyError: 'flaky',
};

/** What the attributes `status` and `result` say: ctest and GoogleTest write no element for a test that was not run. */
const STATUSES: Readonly<Record<string, Outcome>> = {
  disabled: 'skipped',
  notrun: 'skipped',
  ignored: 'skipped',
  skipped: 'skipped',
  suppressed: 'skipped',
  pending: 'skipped',
  fail: 'failed',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
};

/** Reads JUnit XML in all its dialects. Only what the test cases say counts: totals in the suites' attributes are often wrong. */
export const readJunit: TextReader = (text, sink, context) =>
  readXml(text, sink, (xmlText, problems) => new JunitHandler(sink, context, xmlText, problems));

class JunitHandler implements XmlHandler {
  readonly #sink: ReportSink;
  readonly #context: ReadContext;
  readonly #text: XmlText;
  readonly #problems: Problems;
  readonly #suites: Suite[] = [];
  #titles: readonly string[] = [];
  #inherited: readonly string[] = [];
  #case: OpenCase | undefined;
  /** The element whose text is the message of the test, while it is open. */
  #speaking: string | undefined;
  #spoken = '';

  constructor(sink: ReportSink, context: ReadContext, text: XmlText, problems: Problems) {
    this.#sink = sink;
    this.#context = context;
    this.#text = text;
    this.#problems = problems;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'testcase') {
      this.#case = {
        attributes,
        failed: false,
        skipped: false,
        flaky: false,
        message: undefined,
        decisions: undefined,
      };
    } else if (name === 'testsuite') {
      this.#suites.push({ name: attributes['name'] ?? '', file: attributes['file'], decisions: [] });
      this.#enterSuites();
    } else if (name === 'property') {
      this.#property(attributes['name'] ?? '', attributes['value'] ?? '');
    } else if (Object.hasOwn(RESULTS, name)) {
      this.#result(name, attributes);
    }
  }

  close(name: string): void {
    if (name === this.#speaking) {
      this.#endOfMessage();
    } else if (name === 'testcase' && this.#case !== undefined) {
      this.#emit(this.#case);
      this.#case = undefined;
    } else if (name === 'testsuite') {
      this.#suites.pop();
      this.#enterSuites();
    }
  }

  text(piece: string): void {
    if (this.#spoken.length < 8000) {
      this.#spoken += piece.slice(0, 8000);
    }
  }

  /** What tests take from the suites around them, found once for all of them. */
  #enterSuites(): void {
    this.#titles = this.#suites.map((suite) => suite.name).filter((title) => title !== '');
    this.#inherited = this.#suites.flatMap((suite) => suite.decisions);
  }

  #result(name: string, attributes: Attributes): void {
    const result = RESULTS[name];
    // Beside tests, a suite says so when it could not be loaded or torn down.
    this.#case ??=
      result === 'failed'
        ? {
            attributes: { name: attributes['type'] ?? '(suite)' },
            failed: true,
            skipped: false,
            flaky: false,
            message: undefined,
            decisions: undefined,
          }
        : undefined;
    const open = this.#case;
    if (open === undefined) {
      return;
    }
    const isWorse = result === 'failed' && !open.failed;
    open.failed ||= result === 'failed';
    open.skipped ||= result === 'skipped';
    open.flaky ||= result === 'flaky';
    if (result !== 'flaky' && (open.message === undefined || isWorse)) {
      open.message = messageOf(attributes['message']);
      if (this.#speaking === undefined) {
        this.#speaking = name;
        this.#spoken = '';
        this.#text.want(open.message === undefined);
      }
    } else if (this.#isOutsideTests(open)) {
      this.#speaking ??= name;
    }
  }

  #endOfMessage(): void {
    this.#speaking = undefined;
    this.#text.want(false);
    const open = this.#case;
    if (open === undefined) {
      return;
    }
    open.message ??= messageOf(this.#spoken);
    if (this.#isOutsideTests(open)) {
      this.#emit(open);
      this.#case = undefined;
    }
  }

  /** Whether a failure was found where no test is open. */
  #isOutsideTests({ attributes }: OpenCase): boolean {
    return Object.getPrototypeOf(attributes) === Object.prototype;
  }

  #property(name: string, value: string): void {
    const key = name.toLowerCase();
    if (key === 'decision' || key === 'adr') {
      if (this.#case === undefined) {
        this.#suites.at(-1)?.decisions.push(value.trim());
        this.#enterSuites();
      } else {
        (this.#case.decisions ??= []).push(value.trim());
      }
    } else if (
      /^(?:git[._-]?)?commit(?:[._-]?(?:id|sha|hash|full))*$/.test(key) &&
      /^[\da-f]{7,64}$/i.test(value.trim())
    ) {
      this.#sink.commit(value.trim(), undefined);
    }
  }

  #emit(open: OpenCase): void {
    const { attributes, flaky, message } = open;
    const suite = this.#suites.at(-1);
    const outcome = this.#outcomeOf(open);
    const file = attributes['file'] ?? suite?.file;
    const line = Number(attributes['line'] ?? attributes['lineno'] ?? '');
    const className = attributes['classname'] ?? attributes['class'];
    const test: TestCase = {
      suites: this.#titles,
      // `test` is what Node's own runner writes for every test.
      className: className === '' || className === 'test' ? undefined : className,
      name: attributes['name'] ?? '',
      file: file === undefined || file === '' ? undefined : this.#context.normalisePath(file),
      line: Number.isInteger(line) && line > 0 ? line : undefined,
      outcome,
      flaky: flaky && outcome === 'passed',
      seconds: this.#secondsOf(attributes['time']),
      message,
      decisions: this.#decisionsOf(open),
    };
    this.#sink.test(test);
  }

  #outcomeOf({ attributes, failed, skipped }: OpenCase): Outcome {
    if (failed || attributes['failure'] !== undefined) {
      return 'failed';
    }
    const said = [attributes['status'], attributes['result']].map(
      (word) => STATUSES[word?.toLowerCase() ?? ''],
    );
    return said.includes('failed') ? 'failed' : skipped || said.includes('skipped') ? 'skipped' : 'passed';
  }

  #decisionsOf({ decisions }: OpenCase): readonly string[] {
    return this.#inherited.length === 0 ? (decisions ?? []) : [...this.#inherited, ...(decisions ?? [])];
  }

  /** Only a comma that can be nothing but a separator of thousands is one: `0,160` may be 0.16 seconds. */
  #secondsOf(time: string | undefined): number | undefined {
    if (time === undefined || time.trim() === '') {
      return undefined;
    }
    const plain = Number(time);
    if (Number.isFinite(plain)) {
      return plain;
    }
    if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(time)) {
      return Number(time.replaceAll(',', ''));
    }
    this.#problems.note(`The duration ${JSON.stringify(time.slice(0, 40))} cannot be read.`);
    return undefined;
  }
}
