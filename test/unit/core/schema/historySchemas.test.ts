import assert from 'node:assert/strict';
import { eventKinds } from '../../../../src/core/history/describe/event';
import diff from '../../../../schemas/diff.schema.json';
import history from '../../../../schemas/history.schema.json';
import log from '../../../../schemas/log.schema.json';
import review from '../../../../schemas/review.schema.json';
import report from '../../../../schemas/report.schema.json';

describe('the schemas of history', () => {
  it('know every kind of event', () => {
    for (const events of [
      history.properties.events,
      diff.properties.decisions.items.properties.events,
      review.properties.decisions.items.properties.events,
    ]) {
      assert.deepEqual(events.items.properties.kind.enum, [...eventKinds, 'unread']);
    }
  });

  it('have decisions in the form of the report', () => {
    assert.deepEqual(log.properties.decisions.items, report.properties.decisions.items);
    for (const [name, definition] of Object.entries(log.$defs)) {
      assert.deepEqual(definition, report.$defs[name as keyof typeof log.$defs]);
    }
  });
});
