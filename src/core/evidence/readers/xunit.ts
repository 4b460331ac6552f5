import { emitTest, withDecision } from '../emit';
import type { Outcome, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';
import { withoutPrefix } from './trx';

/** What `result` says; everything else (skipped, not run) proves nothing. */
const RESULTS: ReadonlyMap<string, Outcome> = new Map([
  ['Pass', 'passed'],
  ['Fail', 'failed'],
]);

/** Reads the results of xUnit.net, version 2 and later. Theories tell their data in the display name only. */
export const readXunit: TextReader = (text, sink) =>
  readXml(text, sink, (xmlText): XmlHandler => {
    let test: Attributes | undefined;
    /** What could not be set up or torn down, outside all tests. */
    let failure: Attributes | undefined;
    let message: string | undefined;
    let decisions: readonly string[] = [];

    function emit(): void {
      if (test !== undefined) {
        const className = test['type'];
        const seconds = Number(test['time'] ?? NaN);
        emitTest(sink, {
          className: className === '' ? undefined : className,
          name: withoutPrefix(test['name'] ?? test['method'] ?? '', className),
          outcome: RESULTS.get(test['result'] ?? '') ?? 'skipped',
          seconds: seconds >= 0 && seconds < Infinity ? seconds : undefined,
          message,
          decisions,
        });
      } else if (failure !== undefined) {
        const { type = '', name = '' } = failure;
        emitTest(sink, { name: `(${type}) ${name}`.trim(), outcome: 'failed', message });
      }
      test = undefined;
      failure = undefined;
    }

    return {
      open(name, attributes) {
        if (name === 'test' || name === 'error') {
          test = name === 'test' ? attributes : undefined;
          failure = name === 'error' ? attributes : undefined;
          message = undefined;
          decisions = [];
        } else if (name === 'message' || name === 'reason') {
          xmlText.listen();
        } else if (name === 'trait' && /^(?:decision|adr)$/i.test(attributes['name'] ?? '')) {
          decisions = withDecision(decisions, attributes['value']);
        }
      },
      close(name) {
        if (name === 'message' || name === 'reason') {
          const heard = xmlText.heard();
          message ??= heard;
        } else if (name === 'test' || name === 'error') {
          emit();
        }
      },
      /** A test that the report breaks off in may still have failed. */
      end() {
        if (failure !== undefined || test?.['result'] === 'Fail') {
          emit();
        }
      },
    };
  });
