import { emitTest } from '../emit';
import type { Outcome, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';
import { withoutPrefix } from './trx';

const RESULTS: Readonly<Record<string, Outcome>> = { Pass: 'passed', Fail: 'failed' };

/** Reads the results of xUnit.net, version 2 and later. Theories tell their data in the display name only. */
export const readXunit: TextReader = (text, sink) => {
  let test: Attributes | undefined;
  let speaking: string | undefined;
  let message = '';
  const decisions: string[] = [];

  return readXml(text, sink, (switchText): XmlHandler => ({
    open(name, attributes) {
      if (name === 'test') {
        test = attributes;
        message = '';
        decisions.length = 0;
      } else if (test !== undefined && (name === 'message' || name === 'reason')) {
        speaking = name;
        switchText.want(true);
      } else if (test !== undefined && name === 'trait') {
        if (/^(?:decision|adr)$/i.test(attributes['name'] ?? '')) {
          decisions.push(attributes['value'] ?? '');
        }
      }
    },
    close(name) {
      if (name === speaking) {
        speaking = undefined;
        switchText.want(false);
      } else if (name === 'test' && test !== undefined) {
        const className = test['type'];
        const seconds = Number(test['time'] ?? NaN);
        emitTest(sink, {
          className: className === '' ? undefined : className,
          name: withoutPrefix(test['name'] ?? test['method'] ?? '', className),
          outcome: RESULTS[test['result'] ?? ''] ?? 'skipped',
          seconds: Number.isFinite(seconds) ? seconds : undefined,
          message,
          decisions: [...decisions],
        });
        test = undefined;
      }
    },
    text(piece) {
      if (speaking !== undefined && message.length < 8000) {
        message += piece.slice(0, 8000);
      }
    },
  }));
};
