import assert from 'node:assert/strict';
import { fieldAt, fieldsOf } from '../../../../src/core/schema/vocabulary';

describe('vocabulary', () => {
  it('knows the keys of the front matter, MADR first', () => {
    const names = fieldsOf([]).map((field) => field.name);
    assert.deepEqual(names.slice(0, 5), ['status', 'date', 'decision-makers', 'consulted', 'informed']);
    assert.ok(names.includes('evidence'));
  });

  it('knows the fields of an item of evidence, whichever item', () => {
    assert.deepEqual(fieldsOf(['evidence', 0]), fieldsOf(['evidence', 7]));
    const required = fieldsOf(['evidence', 0]).filter((field) => field.required);
    assert.deepEqual(
      required.map((field) => field.name),
      ['type'],
    );
  });

  it('has no fields where keys are free or where there is no mapping', () => {
    for (const path of [
      ['evidence'],
      ['status'],
      ['evidence', 0, 'where'],
      ['nonsense'],
      ['constructor'],
      ['evidence', 0, 0],
    ]) {
      assert.deepEqual(fieldsOf(path), [], path.join('.'));
    }
  });

  it('tells values that are possible from values that are worth offering', () => {
    const type = fieldAt(['evidence', 0, 'type']);
    assert.equal(type?.enum[0]?.value, 'test');
    assert.match(type?.enum[0]?.description ?? '', /\.$/);
    const status = fieldAt(['status']);
    assert.deepEqual(status?.enum, []);
    assert.ok(status?.examples.includes('proposed'));
  });

  it('says in words what a value should be', () => {
    assert.equal(fieldAt(['decide-by'])?.type, 'a date such as 2026-03-14');
    assert.equal(fieldAt(['approver'])?.type, 'text');
    assert.equal(fieldAt(['evidence', 0, 'column'])?.type, 'text or a whole number');
  });

  it('knows which fields take several values', () => {
    assert.equal(fieldAt(['evidence', 0, 'supports'])?.list, true);
    assert.equal(fieldAt(['approver'])?.list, false);
  });

  it('takes the description from where a field is used, not from what it shares', () => {
    assert.match(fieldAt(['supersedes'])?.description ?? '', /replaces/);
    assert.match(fieldAt(['depends-on'])?.description ?? '', /rests on/);
  });

  it('does not know keys of other tools', () => {
    assert.equal(fieldAt(['layout']), undefined);
    assert.equal(fieldAt(['stakeholders', 'legal']), undefined);
  });

  it('knows the settings of a configuration', () => {
    assert.deepEqual(
      fieldsOf(['numbering'], 'config').map((field) => field.name),
      ['scheme', 'digits'],
    );
    assert.deepEqual(
      fieldAt(['fail-on'], 'config')?.enum.map((value) => value.value),
      ['hint', 'info', 'warning', 'error'],
    );
  });

  it('knows what a rule can be set to, for all statuses or for one', () => {
    const levels = ['off', 'hint', 'info', 'warning', 'error'];
    const rule = fieldAt(['rules', 'no-evidence'], 'config');
    assert.deepEqual(
      rule?.enum.map((value) => value.value),
      levels,
    );
    const draft = fieldAt(['rules', 'no-evidence', 'draft'], 'config');
    assert.deepEqual(
      draft?.enum.map((value) => value.value),
      levels,
    );
  });
});
