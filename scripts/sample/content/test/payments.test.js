import { test } from 'node:test';
import assert from 'node:assert/strict';
import { withRetry } from '../src/payments/retry.js';

test('tries again until the provider answers', async () => {
  let calls = 0;
  const send = async () => {
    calls += 1;
    if (calls < 3) {
      throw new Error('no answer');
    }
    return 'paid';
  };
  assert.equal(await withRetry(send, { wait: async () => {} }), 'paid');
  assert.equal(calls, 3);
});
