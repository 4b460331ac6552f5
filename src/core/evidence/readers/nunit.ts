import { emitTest } from '../emit';
import type { Outcome, TextReader } from '../report';
import { readXml } from '../xml';
import type { Attributes, XmlHandler } from '../xml';
import { withoutPrefix } from './trx';

/** What `result` says in NUnit 2 and 3; everything else (ignored, inconclusive, not runnable) proves nothing. */
const RESULTS: Readonly<Record<string, Outcome>> = {
  passed: 'passed',
  success: 'passed',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
};

/** Reads the results of NUnit 2 (`test-results`) and NUnit 3 (`test-run`). */
export const readNunit: TextReader = (text, sink) => {
  let test: Attributes | undefined;
  let isMessage = false;
  let message = '';
  const decisions: string[] = [];

  return readXml(text, sink, (switchText): XmlHandler => ({
    open(name, attributes) {
      if (name === 'test-case') {
        test = attributes;
        message = '';
        decisions.length = 0;
      } else if (test !== undefined && name === 'message') {
        isMessage = true;
        switchText.want(true);
      } else if (test !== undefined && name === 'property') {
        if (/^(?:decision|adr)$/i.test(attributes['name'] ?? '')) {
          decisions.push(attributes['value'] ?? '');
        }
      }
    },
    close(name) {
      if (name === 'message') {
        isMessage = false;
        switchText.want(false);
      } else if (name === 'test-case' && test !== undefined) {
        const seconds = Number(test['duration'] ?? test['time'] ?? NaN);
        emitTest(sink, {
          ...nameOf(test),
          outcome: outcomeOf(test),
          seconds: Number.isFinite(seconds) ? seconds : undefined,
          message,
          decisions: [...decisions],
        });
        test = undefined;
      }
    },
    text(piece) {
      if (isMessage && message.length < 8000) {
        message += piece.slice(0, 8000);
      }
    },
  }));
};

/** NUnit 3 names the class; NUnit 2 writes it before the name, whose arguments may have dots of their own. */
function nameOf(test: Attributes): { readonly className: string | undefined; readonly name: string } {
  const full = test['fullname'] ?? test['name'] ?? '';
  const className = test['classname'];
  if (className !== undefined && className !== '') {
    return { className, name: withoutPrefix(full, className) };
  }
  const arguments_ = full.search(/[("]/);
  const dot = full.lastIndexOf('.', arguments_ < 0 ? full.length : arguments_);
  return dot < 1
    ? { className: undefined, name: full }
    : { className: full.slice(0, dot), name: full.slice(dot + 1) };
}

function outcomeOf(test: Attributes): Outcome {
  const result = test['result']?.toLowerCase();
  if (result !== undefined) {
    return RESULTS[result] ?? 'skipped';
  }
  if (test['executed']?.toLowerCase() === 'false') {
    return 'skipped';
  }
  return test['success']?.toLowerCase() === 'true' ? 'passed' : 'failed';
}
