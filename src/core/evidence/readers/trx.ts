import { emitTest } from '../emit';
import type { Outcome, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';

/** The end of a test as Visual Studio writes it; everything else (not executed, inconclusive, a warning) proves nothing. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  Passed: 'passed',
  Failed: 'failed',
  Error: 'failed',
  Aborted: 'failed',
  Timeout: 'failed',
  PassedButRunAborted: 'failed',
};

/** A result, which comes before the definition of its test. */
interface OpenResult {
  readonly attributes: Attributes;
  message: string;
}

/** Reads the test results of Visual Studio and `dotnet test` (TRX). */
export const readTrx: TextReader = async (text, sink) => {
  const results: OpenResult[] = [];
  const open: OpenResult[] = [];
  /** The class of each test, by the test's id. */
  const classes = new Map<string, string>();
  let definition: string | undefined;
  let isMessage = false;

  await readXml(text, sink, (switchText): XmlHandler => ({
    open(name, attributes) {
      if (name === 'UnitTestResult') {
        const result = { attributes, message: '' };
        results.push(result);
        open.push(result);
      } else if (name === 'Message' && open.length > 0) {
        isMessage = true;
        switchText.want(true);
      } else if (name === 'UnitTest') {
        definition = attributes['id'];
      } else if (name === 'TestMethod' && definition !== undefined) {
        // Older files write `Namespace.Class, Assembly, Version=…`.
        classes.set(definition, attributes['className']?.split(',')[0]?.trim() ?? '');
      }
    },
    close(name) {
      if (name === 'UnitTestResult') {
        open.pop();
      } else if (name === 'Message') {
        isMessage = false;
        switchText.want(false);
      }
    },
    text(piece) {
      const result = open.at(-1);
      if (isMessage && result !== undefined && result.message.length < 8000) {
        result.message += piece.slice(0, 8000);
      }
    },
  }));

  for (const { attributes, message } of results) {
    const written = attributes['testName'] ?? '';
    const className = classes.get(attributes['testId'] ?? '');
    emitTest(sink, {
      className: className === '' ? undefined : className,
      name: withoutPrefix(written, className),
      outcome: OUTCOMES[attributes['outcome'] ?? ''] ?? 'skipped',
      seconds: secondsOf(attributes['duration']),
      message,
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

/** `00:00:01.2345678` in seconds. */
function secondsOf(duration: string | undefined): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(duration ?? '') ?? [];
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
