import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { settle, settledStatuses } from '../../../../src/core/flows/settle';
import type { Settlement, SettledStatus } from '../../../../src/core/flows/settle';
import { recordOf, shapes, textAfter } from './support';

const DAY = '2026-03-14';
const NOBODY = { approver: undefined, accountable: undefined, decisionMakers: [] };

function settled(text: string, status: SettledStatus, people: Partial<Settlement> = {}): string {
  const record = recordOf(text);
  return textAfter(record, settle(record, { ...NOBODY, status, date: DAY, ...people }, defaultConfig));
}

/** What accepting makes of each shape, as the parts that change. */
const accepted: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  madr: [
    ["'proposed'", "'accepted'"],
    ['2026-02-10', DAY],
  ],
  'madr without a date': [['status: proposed\n', `status: accepted\ndate: ${DAY}\n`]],
  nygard: [
    ['2016-02-12', DAY],
    ['Proposed', 'Accepted'],
  ],
  'nygard without a date': [
    ['# 7. Use SQLite\n', `# 7. Use SQLite\n\nDate: ${DAY}\n`],
    ['Proposed', 'Accepted'],
  ],
  bullets: [
    ['proposed', 'accepted'],
    ['2026-02-10', DAY],
  ],
  'bullets without a date': [['Proposed\n', `Accepted\n- **Date:** ${DAY}\n`]],
  log: [['2026-02-10: Proposed\n', `2026-02-10: Proposed\n- ${DAY}: Accepted\n`]],
  'log, newest first': [['- 2026-02-10 proposed\n', `- ${DAY} accepted\n- 2026-02-10 proposed\n`]],
  'front matter of another tool, status in a section': [
    ['nav_order: 7\n', `nav_order: 7\ndate: ${DAY}\n`],
    ['proposed', 'accepted'],
  ],
  'no status at all': [['# Use SQLite', `---\nstatus: accepted\ndate: ${DAY}\n---\n\n# Use SQLite`]],
};

describe('settle', () => {
  for (const [shape, text] of Object.entries(shapes)) {
    it(`changes status and date where they stand: ${shape}`, () => {
      const wanted = (accepted[shape] ?? []).reduce((so, [before, after]) => so.replace(before, after), text);
      assert.equal(settled(text, 'accepted'), wanted);
    });

    it(`keeps the line ends: ${shape}`, () => {
      const crlf = text.replaceAll('\n', '\r\n');
      assert.equal(settled(crlf, 'accepted'), settled(text, 'accepted').replaceAll('\n', '\r\n'));
    });

    for (const status of settledStatuses) {
      it(`is read back as ${status}, and twice is once: ${shape}`, () => {
        const once = settled(text, status, { approver: 'storage-lead', accountable: 'platform-manager' });
        const record = recordOf(once);
        assert.equal(record.statuses[0]?.status, status);
        assert.deepEqual(
          record.people.filter(({ role }) => role === 'approver').map(({ name }) => name.value),
          ['storage-lead'],
        );
        assert.equal(
          settled(once, status, { approver: 'storage-lead', accountable: 'platform-manager' }),
          once,
        );
      });
    }
  }

  it('keeps the date of a decision that has the status already', () => {
    const text = shapes['madr']?.replace('proposed', 'accepted') ?? '';
    assert.equal(settled(text, 'accepted'), text);
    assert.equal(
      settled(text, 'accepted', { decisionMakers: ['storage-lead', 'api-lead'] }),
      text.replace('[storage-lead]', '[storage-lead, api-lead]'),
    );
  });

  it('names people where the record names them', () => {
    const text =
      '---\nstatus: proposed\napproved_by: nobody # yet\ndeciders: a, b\n---\n# T\n\n## Decision Outcome\n\nText.\n';
    assert.equal(
      settled(text, 'accepted', { approver: 'storage-lead', decisionMakers: ['c', 'A'] }),
      text
        .replace('proposed', `accepted\ndate: ${DAY}`)
        .replace('nobody', 'storage-lead')
        .replace('a, b', 'a, b, c'),
    );
    const bullets =
      '# T\n\n* Status: proposed\n* Deciders: a\n* Approver: b\n* Date: 2026-01-01\n\n## Context\n\nText.\n';
    assert.equal(
      settled(bullets, 'accepted', { approver: 'storage-lead', decisionMakers: ['c'] }),
      bullets
        .replace('proposed', 'accepted')
        .replace('Deciders: a', 'Deciders: a, c')
        .replace('Approver: b', 'Approver: storage-lead')
        .replace('2026-01-01', DAY),
    );
  });

  it('keeps what follows the day, reads other dates, and leaves what is none', () => {
    const dated = (date: string): string =>
      `# T\n\n* Status: proposed\n* Date: ${date}\n\n## Context\n\nText.\n`;
    const after = (date: string): string | undefined =>
      /Date: (.*)/.exec(settled(dated(date), 'accepted'))?.[1];
    assert.equal(after('2026-01-01 (updated twice)'), `${DAY} (updated twice)`);
    assert.equal(after('12 Feb 2016'), DAY);
    assert.equal(after('2/12/2016'), '2/12/2016');
  });

  it('changes the word of a status that a sentence begins with, and a remark as a whole', () => {
    const stating = (status: string): string =>
      `# T\n\nDate: 2026-01-01\n\n## Status\n\n${status}\n\n## Context\n\nText.\n\n## Decision\n\nText.\n`;
    const after = (status: string): string | undefined =>
      /## Status\n\n(.*)/.exec(settled(stating(status), 'rejected'))?.[1];
    assert.equal(
      after('**`Proposed`, drafted by `@api-lead`.** This record'),
      '**`Rejected`, drafted by `@api-lead`.** This record',
    );
    assert.equal(after('Proposed (waiting for legal)'), 'Rejected');
    assert.equal(after('Superseded by [9. Use a much better database than this](0009-x.md)'), 'Rejected');
  });

  it('adds to a log of the same day what counts', () => {
    const text = (shapes['log, newest first'] ?? '').replace('2026-02-10', DAY);
    assert.equal(recordOf(settled(text, 'rejected')).statuses[0]?.status, 'rejected');
  });

  it('refuses front matter that cannot be read', () => {
    const record = recordOf('---\nstatus: [\n---\n# T\n\n## Decision Outcome\n\nText.\n');
    assert.equal(settle(record, { ...NOBODY, status: 'accepted', date: DAY }, defaultConfig), undefined);
  });

  it('changes nothing but what it says, whatever stands around it', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => `x${text.replace(/[\s,;，、；]/g, '')}`);
    const line = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(shapes)),
        fc.constantFrom(...settledStatuses),
        fc.option(name, { nil: undefined }),
        fc.array(line, { maxLength: 4 }),
        fc.boolean(),
        (shape, status, approver, lines, isCrlf) => {
          const body = `${shape}\n\n## More Information\n\n${lines.map((text) => `> ${text}`).join('\n')}\n`;
          const text = isCrlf ? body.replaceAll('\n', '\r\n') : body;
          const record = recordOf(text);
          const amended = settle(record, { ...NOBODY, status, date: DAY, approver }, defaultConfig);
          const after = textAfter(record, amended);
          assert.equal(recordOf(after).statuses[0]?.status, status);
          if (approver !== undefined) {
            assert.ok(recordOf(after).people.some(({ name: who }) => who.value === approver.trim()));
          }
          // A status, a date and a name are all that may go.
          const gone = (amended?.edits ?? []).map(({ span }) => span.end - span.start);
          assert.ok(
            gone.every((length) => length <= 10),
            'nothing else is in an edit',
          );
        },
      ),
    );
  });
});
