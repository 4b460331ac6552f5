import { test } from 'node:test';
import assert from 'node:assert/strict';
import { OrderStore } from '../src/store/orders.js';

test('reads back what was stored', () => {
  const rows = new Map();
  const database = {
    prepare: (sql) => ({
      run: (id, body) => rows.set(id, { body }),
      get: (id) => rows.get(id),
    }),
  };
  const store = new OrderStore(database);
  store.put({ id: 1, dishes: ['soup'] });
  assert.deepEqual(store.get(1), { id: 1, dishes: ['soup'] });
});
