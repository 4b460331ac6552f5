import assert from 'node:assert/strict';
import fc from 'fast-check';
import { statuses } from '../../../../src/core/model/status';
import { isChoice, readStatus } from '../../../../src/core/parse/status';
import { statusWords } from '../../../../src/core/parse/statusWords';

describe('readStatus', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    accepted: [
      'accepted',
      'ACCEPTED',
      '**Accepted**',
      '✅ Accepted',
      'Accepted (lazy consensus) & implemented',
      'Accepted, after what was rejected before',
      'Implemented',
      'Approved by the board on 2020-01-01',
      '2020-02-01: accepted',
      '[2020-02-01] accepted',
      'Status: accepted',
      'is accepted',
      'Partially implemented',
      'Résolu',
      'Re\u0301solu',
      'Accepté',
      'Angenommen',
      'Aceptado',
      'Accettato',
      'Принято',
      '已接受',
      '已通过',
      '承認済み',
      '승인됨',
      'in use',
      'Active',
    ],
    proposed: [
      'proposed',
      'Pending',
      'on hold',
      'Open',
      'In review',
      'RFC',
      'Under discussion',
      'not yet decided',
      'Vorgeschlagen',
      'Proposé',
      '提案',
      'Предложено',
    ],
    draft: ['draft', 'WIP', 'Work in progress', 'Idea', 'Entwurf', '草稿'],
    superseded: [
      'superseded by ADR-5',
      'Superceded by [5. x](0005-x.md)',
      'Partly superseded',
      'in part superseded',
      'Replaced by 0012',
      'has been superseded',
      'Ersetzt durch ADR-5',
      '已被替代',
    ],
    deprecated: [
      'deprecated',
      'Obsolete',
      'Retired',
      'Reverted by #12',
      'No longer relevant',
      'Abandoned',
      'Veraltet',
      '废弃',
    ],
    rejected: [
      'rejected',
      'Declined',
      "won't do",
      'won’t fix',
      'not accepted',
      'Withdrawn',
      'Abgelehnt',
      '却下',
    ],
    unknown: [
      '',
      '   ',
      '42',
      'Acceptd',
      'maybe',
      'the way we work',
      'acceptability is discussed',
      'proposed | accepted | rejected',
      '{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123',
      '[proposed, accepted]',
      'draft|accepted',
      'What is the status, such as proposed, accepted, rejected?',
      '"',
      '2020-01-01',
    ],
  };
  for (const [status, texts] of Object.entries(cases)) {
    for (const text of texts) {
      it(`reads ${JSON.stringify(text)} as ${status}`, () => {
        assert.equal(readStatus(text, {}), status);
      });
    }
  }

  it('knows the words of the repository, which come before the usual ones', () => {
    const own = { accepted: ['Gut so', 'open'], rejected: ['✗ nope'], deprecated: ['停用'] };
    assert.equal(readStatus('gut  SO, sagt das Team', own), 'accepted');
    assert.equal(readStatus('Open', own), 'accepted');
    assert.equal(readStatus('Nope', own), 'rejected');
    assert.equal(readStatus('停用。', own), 'deprecated');
    assert.equal(readStatus('Accepted', own), 'accepted');
  });

  it('has each word under one status only', () => {
    const seen = new Map<string, string>();
    for (const status of statuses) {
      for (const word of statusWords[status]) {
        assert.equal(seen.get(word), undefined, `${word} is ${status} and ${seen.get(word)}`);
        seen.set(word, status);
        assert.equal(readStatus(word, {}), status, word);
      }
    }
  });

  it('never throws, and every answer is a status', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        assert.ok(['unknown', ...statuses].includes(readStatus(text, {})));
      }),
    );
  });
});

describe('isChoice', () => {
  it('recognises what templates leave', () => {
    for (const text of [
      'proposed | accepted',
      '[accepted / rejected / deprecated]',
      '{draft or accepted}',
      '<proposed|accepted>',
    ]) {
      assert.ok(isChoice(text), text);
    }
  });

  it('leaves real statuses alone', () => {
    for (const text of [
      'accepted',
      'Accepted / implemented',
      'accepted | see below',
      'Accepted, then superseded, then reverted',
      '[Accepted](log.md)',
    ]) {
      assert.ok(!isChoice(text), text);
    }
  });
});
