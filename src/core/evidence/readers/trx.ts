import { emitTest } from '../emit';
import type { Outcome, TextReader } from '../report';
import { readXml } from '../xml';
import type { XmlHandler } from '../xml';

/** The end of a test as Visual Studio writes it; everything else (not executed, inconclusive, a warning) proves nothing. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Error', 'failed'],
  ['Aborted', 'failed'],
  ['Timeout', 'failed'],
  ['PassedButRunAborted', 'failed'],
]);

/** Ends of a whole run after which nobody knows what was still to come. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['Aborted', 'Timeout', 'Disconnected']);

/** About what a result takes in memory besides its texts, in bytes. */
const RESULT_SIZE = 300;

/** A result, which comes before the definition of its test. */
interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number | undefined;
  message: string | undefined;
}

/** Reads the test results of Visual Studio and `dotnet test` (TRX). */
export const readTrx: TextReader = async (text, sink) => {
  const results: TestResult[] = [];
  /** Data-driven tests hold a result for each row of data. */
  const open: TestResult[] = [];
  /** The class of each test, by the test's id. */
  const classes = new Map<string, string>();
  let definition: string | undefined;

  await readXml(text, sink, (xmlText, problems): XmlHandler => ({
    open(name, attributes) {
      if (name === 'UnitTestResult') {
        const result = {
          id: attributes['testId'] ?? '',
          name: attributes['testName'] ?? '',
          outcome: OUTCOMES.get(attributes['outcome'] ?? '') ?? 'skipped',
          seconds: secondsOf(attributes['duration']),
          message: undefined,
        };
        results.push(result);
        problems.keep(RESULT_SIZE + 2 * (result.id.length + result.name.length));
        open.push(result);
      } else if (name === 'Message' && open.length > 0) {
        xmlText.listen();
      } else if (name === 'UnitTest') {
        definition = attributes['id'];
      } else if (name === 'TestMethod' && definition !== undefined) {
        // Older files write `Namespace.Class, Assembly, Version=…`.
        const className = attributes['className']?.split(',')[0]?.trim() ?? '';
        classes.set(definition, className);
        problems.keep(RESULT_SIZE + 2 * (definition.length + className.length));
      } else if (name === 'ResultSummary' && BROKEN_OFF.has(attributes['outcome'] ?? '')) {
        problems.defect(`The test run did not come to its end (${attributes['outcome'] ?? ''}).`);
      }
    },
    close(name) {
      if (name === 'UnitTestResult') {
        open.pop();
      } else if (name === 'Message') {
        const result = open.at(-1);
        const message = xmlText.heard();
        if (result !== undefined) {
          result.message ??= message;
          problems.keep(2 * message.length);
        }
      }
    },
  }));

  for (const { id, name, ...result } of results) {
    const className = classes.get(id);
    emitTest(sink, {
      ...result,
      className: className === '' ? undefined : className,
      name: withoutPrefix(name, className),
    });
  }
};

/** The name of a test, in front of which some runners write its class. */
export function withoutPrefix(name: string, className: string | undefined): string {
  const prefix = `${className ?? ''}.`;
  return className !== undefined && className !== '' && name.startsWith(prefix)
    ? name.slice(prefix.length)
    : name;
}

/** `00:00:01.2345678` in seconds, with the days in front where there are any. */
function secondsOf(duration: string | undefined): number | undefined {
  const [, days, hours, minutes, seconds] =
    /^(?:(\d{1,6})\.)?(\d{1,4}):(\d{2}):(\d{2}(?:\.\d{1,9})?)$/.exec(duration ?? '') ?? [];
  return seconds === undefined
    ? undefined
    : Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
