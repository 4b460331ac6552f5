import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { amend, unchanged } from '../../../../src/core/flows/amend';
import { dayFault, suggestedEnd, waive, waiverFault } from '../../../../src/core/flows/waive';
import type { WaiverRequest } from '../../../../src/core/flows/waive';
import { summarise } from '../../../../src/core/parse/summarise';
import { recordOf, shapes, textAfter } from './support';

const TODAY = '2026-03-14';
const WAIVER: WaiverRequest = {
  rule: 'option-untested',
  why: 'The vendor says: "no trial".',
  by: 'storage-lead',
  until: '2026-06-01',
};

function waived(text: string, ...waivers: readonly WaiverRequest[]): string {
  const record = recordOf(text);
  return textAfter(record, amend(text, unchanged(record), waivers.map(waive), defaultConfig));
}

describe('waive', () => {
  for (const [shape, text] of Object.entries(shapes)) {
    it(`is read back, after what is there already: ${shape}`, () => {
      for (const original of [text, text.replaceAll('\n', '\r\n')]) {
        const after = waived(original, WAIVER, { ...WAIVER, rule: 'no-evidence' });
        const { waivers } = summarise(recordOf(after), 'docs/decisions');
        assert.deepEqual(waivers, [WAIVER, { ...WAIVER, rule: 'no-evidence' }]);
        const block =
          /(?:---\r?\n)?waivers:[^]*?until: \S+\r?\n(?:  - [^]*?until: \S+\r?\n)(?:---\r?\n\r?\n)?/;
        assert.equal(after.replace(block, ''), original);
        assert.equal(after.includes('\r\n'), original.includes('\r\n'));
      }
    });
  }

  it('gives the waiver of the rule another reason and day, and keeps the rest', () => {
    const text = waived(shapes['madr'] ?? '', WAIVER, { ...WAIVER, rule: 'no-evidence' });
    assert.equal(
      waived(text, { ...WAIVER, why: 'Still none.', until: '2026-09-01' }),
      text.replace(/"The vendor.*"/, '"Still none."').replace('2026-06-01', '2026-09-01'),
    );
    assert.equal(waived(text, WAIVER), text);
  });

  it('adds beside a waiver whose reason is a block of text', () => {
    const text =
      '---\nstatus: accepted\nwaivers:\n  - rule: option-untested\n    why: >\n      Long\n      ago.\n---\n# T\n';
    assert.equal(
      waived(text, WAIVER),
      text.replace(
        'ago.\n',
        'ago.\n  - rule: option-untested\n    why: "The vendor says: \\"no trial\\"."\n    by: storage-lead\n    until: 2026-06-01\n',
      ),
    );
  });
});

describe('waiverFault', () => {
  const cases: readonly (readonly [change: Partial<WaiverRequest>, fault: unknown])[] = [
    [{}, undefined],
    [{ until: TODAY }, undefined],
    [{ rule: 'option-untestd' }, { kind: 'unknown-rule', meant: 'option-untested' }],
    [{ rule: 'constructor' }, { kind: 'unknown-rule', meant: undefined }],
    [{ rule: 'rule-failed' }, { kind: 'not-waivable' }],
    [{ why: ' \n' }, { kind: 'no-reason' }],
    [{ until: '2026-3-1' }, { kind: 'no-date' }],
    [{ until: '2026-02-30' }, { kind: 'no-date' }],
    [{ until: '2026-03-13' }, { kind: 'past' }],
  ];
  for (const [change, fault] of cases) {
    it(`finds ${JSON.stringify(fault) ?? 'nothing'} in ${JSON.stringify(change)}`, () => {
      assert.deepEqual(waiverFault({ ...WAIVER, ...change }, TODAY), fault);
    });
  }

  it('suggests a day that has no fault', () => {
    assert.equal(suggestedEnd('2026-12-31'), '2027-03-31');
    assert.equal(dayFault(suggestedEnd(TODAY), TODAY), undefined);
  });
});
