import { emitTest, withDecision } from '../emit';
import type { Outcome, ReportSink, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler, XmlText } from '../xml';
import { withoutPrefix } from './trx';

/** What `result` says in NUnit 2 and 3; everything else (ignored, inconclusive, not runnable) proves nothing. */
const RESULTS: ReadonlyMap<string, Outcome> = new Map([
  ['passed', 'passed'],
  ['success', 'passed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['error', 'failed'],
]);

/** Where the failure of a suite lies when it is only that of its tests, or that of the suite around it. */
const ELSEWHERE: ReadonlySet<string> = new Set(['Child', 'Parent']);

/** Reads the results of NUnit 2 (`test-results`) and NUnit 3 (`test-run`). */
export const readNunit: TextReader = (text, sink) =>
  readXml(text, sink, (xmlText) => new NunitHandler(sink, xmlText));

class NunitHandler implements XmlHandler {
  readonly #sink: ReportSink;
  readonly #text: XmlText;
  readonly #elements: string[] = [];
  /** The test that is open, or the suite whose own failure is. */
  #test: Attributes | undefined;
  readonly #suites: Attributes[] = [];
  #message: string | undefined;
  #hasFailure = false;
  #decisions: readonly string[] = [];

  constructor(sink: ReportSink, text: XmlText) {
    this.#sink = sink;
    this.#text = text;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#elements.at(-1);
    this.#elements.push(name);
    if (name === 'test-case') {
      this.#test = attributes;
    } else if (name === 'test-suite') {
      this.#suites.push(attributes);
    } else if (name === 'failure' && parent === 'test-suite') {
      const suite = this.#suites.at(-1);
      this.#test = suite !== undefined && isOwnFailure(suite) ? suite : undefined;
    } else if (name === 'failure') {
      this.#hasFailure = this.#test !== undefined;
    } else if (name === 'message' && this.#test !== undefined) {
      this.#text.listen();
    } else if (name === 'property' && this.#test !== undefined) {
      if (/^(?:decision|adr)$/i.test(attributes['name'] ?? '')) {
        this.#decisions = withDecision(this.#decisions, attributes['value']);
      }
    }
  }

  close(name: string): void {
    this.#elements.pop();
    if (name === 'message' && this.#test !== undefined) {
      this.#message ??= this.#text.heard();
    } else if (name === 'test-suite') {
      this.#suites.pop();
    } else if (name === 'test-case' || (name === 'failure' && this.#elements.at(-1) === 'test-suite')) {
      this.#emit(name === 'failure');
    }
  }

  /** A test that the report breaks off in may still have failed. */
  end(): void {
    if (this.#test !== undefined && (this.#hasFailure || outcomeOf(this.#test) === 'failed')) {
      this.#emit(this.#elements.lastIndexOf('test-case') < 0);
    }
  }

  #emit(isSuite: boolean): void {
    const test = this.#test;
    if (test === undefined) {
      return;
    }
    const seconds = Number(test['duration'] ?? test['time'] ?? NaN);
    emitTest(this.#sink, {
      ...(isSuite ? { className: test['classname'] ?? test['fullname'], name: '(suite)' } : nameOf(test)),
      outcome: this.#hasFailure ? 'failed' : outcomeOf(test),
      seconds: seconds >= 0 && seconds < Infinity ? seconds : undefined,
      message: this.#message,
      decisions: this.#decisions,
    });
    this.#test = undefined;
    this.#message = undefined;
    this.#hasFailure = false;
    this.#decisions = [];
  }
}

/** Whether a suite failed by itself: it could not be set up or torn down. */
function isOwnFailure(suite: Attributes): boolean {
  return suite['result'] === 'Failed' && suite['site'] !== undefined && !ELSEWHERE.has(suite['site']);
}

/** NUnit 3 names the class; NUnit 2 writes it before the name, whose arguments may have dots of their own. */
function nameOf(test: Attributes): { readonly className: string | undefined; readonly name: string } {
  const full = test['fullname'] ?? test['name'] ?? '';
  const className = test['classname'];
  if (className !== undefined && className !== '') {
    return { className, name: withoutPrefix(full, className) };
  }
  const argumentsAt = full.search(/[("]/);
  const dot = full.lastIndexOf('.', argumentsAt < 0 ? full.length : argumentsAt);
  return dot < 1
    ? { className: undefined, name: full }
    : { className: full.slice(0, dot), name: full.slice(dot + 1) };
}

/**
 * What the attributes say; the worse, where they disagree. NUnit before 2.5 writes no `result`, only whether a test was
 * executed and a success. A test without either proves nothing, unless it has a
 * failure.
 */
function outcomeOf(test: Attributes): Outcome {
  const result = test['result']?.toLowerCase();
  const success = test['success']?.toLowerCase();
  if (result !== undefined) {
    const outcome = RESULTS.get(result) ?? 'skipped';
    return outcome === 'passed' && success === 'false' ? 'failed' : outcome;
  }
  if (test['executed']?.toLowerCase() === 'false') {
    return 'skipped';
  }
  return success === 'true' ? 'passed' : success === 'false' ? 'failed' : 'skipped';
}
