import { nearestPointers, resolvePointer } from '../pointer';
import type { Answer } from '../query';
import { parseQuantity } from '../units';
import { MAX_NAMED, none, valueAnswer } from './seeker';
import type { Seeker } from './seeker';

/** Longer texts are no values; in characters. */
const MAX_TEXT = 1000;

/** Finds the single value that a JSON Pointer leads to. */
export function seekPointer(pointer: string): Seeker {
  let result: Answer = none('the file is not JSON, so it has nothing that a pointer leads to');
  return {
    document(document): void {
      const resolved = resolvePointer(document, pointer);
      result = resolved.found
        ? answerFor(resolved.value, pointer)
        : none(`nothing stands at ${pointer}`, pointer, nearestPointers(document, pointer, MAX_NAMED));
    },
    answer: () => result,
  };
}

function answerFor(value: unknown, pointer: string): Answer {
  switch (typeof value) {
    case 'number':
      // `1e400` is JSON, but no number that could be compared with anything.
      return Number.isFinite(value)
        ? valueAnswer(value, undefined)
        : none(`the number at ${pointer} is too large to be read`);
    case 'string': {
      const quantity = parseQuantity(value);
      if (quantity !== undefined) {
        return valueAnswer(quantity.value, quantity.unit);
      }
      return value.length > MAX_TEXT
        ? none(`what stands at ${pointer} is a text of more than ${MAX_TEXT} characters`)
        : { kind: 'text', text: value };
    }
    case 'boolean':
      return { kind: 'text', text: String(value) };
    default:
      return none(`what stands at ${pointer} is ${value === null ? 'null' : 'not a single value'}`);
  }
}
