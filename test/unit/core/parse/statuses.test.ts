import assert from 'node:assert/strict';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { lines, parse, written } from './located';

/** `status|wording|source` of every statement, the one that counts first. */
function statusesOf(text: string): readonly string[] {
  return parse(text).statuses.map(({ status, raw, source }) => `${status}|${raw}|${source}`);
}

/** The statements of a section named `Status`. */
function inSection(...content: readonly string[]): readonly string[] {
  return statusesOf(lines('# Use it', '', '## Status', '', ...content, '', '## Context', '', 'Rejected')).map(
    (statement) => statement.replace(/\|section$/, ''),
  );
}

describe('the status of a record', () => {
  it('comes from the front matter, then lines under the title, then its section', () => {
    const text = lines(
      '---',
      'status: proposed',
      '---',
      '# T',
      '',
      '* Status: draft',
      '',
      '## Status',
      '',
      'Accepted',
    );
    assert.deepEqual(statusesOf(text), [
      'proposed|proposed|front-matter',
      'draft|draft|bullet',
      'accepted|Accepted|section',
    ]);
    assert.deepEqual(written(parse(text), parse(text).statuses), ['proposed', 'draft', 'Accepted']);
  });

  it('is none where nothing states it', () => {
    for (const text of [
      '',
      '# T\n\nThe status is accepted.\n',
      '# T\n\n## Context\n\n* Status: accepted\n',
      '# T\n\n```\nStatus: accepted\n```\n',
      '# T\n\n<!-- Status: accepted -->\n',
      '---\nstatus:\n---\n# T\n',
      '---\nstatus: []\n---\n# T\n',
      '# T\n\n## Status quo\n\nAccepted by all.\n',
    ]) {
      assert.deepEqual(statusesOf(text), [], JSON.stringify(text));
    }
  });

  it('is none where a template leaves the choice', () => {
    for (const text of [
      '---\nstatus: "{proposed | rejected | accepted}"\n---\n# T\n',
      '# T\n\n* Status: [proposed | rejected | accepted] <!-- optional -->\n',
      '# T\n\n## Status: proposed/accepted/rejected\n',
    ]) {
      assert.deepEqual(statusesOf(text), [], JSON.stringify(text));
    }
  });

  describe('in the front matter', () => {
    it('may be called something else, be a list and carry markup', () => {
      const cases: readonly (readonly [field: string, status: string])[] = [
        ['Status: Accepted', 'accepted|Accepted'],
        ['state: accepted', 'accepted|accepted'],
        ['adr-status: accepted', 'accepted|accepted'],
        ['adrStatus: accepted', 'accepted|accepted'],
        ['statut: Accepté', 'accepted|Accepté'],
        ['状态: 已接受', 'accepted|已接受'],
        ['status: "**accepted**"', 'accepted|accepted'],
        ["status: 'superseded by [ADR-5](0005-x.md)'", 'superseded|superseded by ADR-5'],
        ['status: [accepted]', 'accepted|accepted'],
        ['status: acceptd', 'unknown|acceptd'],
        ['status: 42', 'unknown|42'],
        ['status: {accepted}', 'accepted|accepted'],
        ['status: |\n  accepted\n  since spring', 'accepted|accepted\nsince spring'],
      ];
      for (const [field, status] of cases) {
        assert.deepEqual(statusesOf(`---\n${field}\n---\n# T\n`), [`${status}|front-matter`], field);
      }
    });
  });

  describe('in lines under the title', () => {
    const cases: readonly (readonly [line: string, status: string, source: string])[] = [
      ['* Status: accepted', 'accepted|accepted', 'accepted'],
      ['- Status: accepted', 'accepted|accepted', 'accepted'],
      ['Status: accepted', 'accepted|accepted', 'accepted'],
      ['**Status**: accepted', 'accepted|accepted', 'accepted'],
      ['**Status:** accepted', 'accepted|accepted', 'accepted'],
      ['**Status: accepted**', 'accepted|accepted', 'accepted'],
      ['*Status:* __accepted__', 'accepted|accepted', '__accepted__'],
      ['> Status: accepted', 'accepted|accepted', 'accepted'],
      ['1. Status: accepted', 'accepted|accepted', 'accepted'],
      ['| Status | accepted |', 'accepted|accepted', 'accepted'],
      ['| **Status** | accepted', 'accepted|accepted', 'accepted'],
      ['|Status:|accepted|', 'accepted|accepted', 'accepted'],
      ['Status: accepted<br/>', 'accepted|accepted', 'accepted'],
      ['Status: accepted  ', 'accepted|accepted', 'accepted'],
      ['Status: accepted \\', 'accepted|accepted', 'accepted'],
      ['Status：已接受', 'accepted|已接受', '已接受'],
      ['* Status: ~~proposed~~ accepted', 'accepted|accepted', '~~proposed~~ accepted'],
      ['* Status: `accepted`', 'accepted|accepted', '`accepted`'],
      ['* Status: [accepted](log.md)', 'accepted|accepted', '[accepted](log.md)'],
      ['* Status: accepted <!-- why -->', 'accepted|accepted', 'accepted'],
      ['* Decision status: in review', 'proposed|in review', 'in review'],
      ['* Estado: aceptado', 'accepted|aceptado', 'aceptado'],
      ['* Status: none of your business', 'unknown|none of your business', 'none of your business'],
    ];
    for (const [line, status, source] of cases) {
      it(`is read from ${JSON.stringify(line)}`, () => {
        const record = parse(`# Use it\n\n${line}\n\n## Context\n`);
        assert.deepEqual(
          record.statuses.map((each) => `${each.status}|${each.raw}|${each.source}`),
          [`${status}|bullet`],
        );
        assert.deepEqual(written(record, record.statuses), [source]);
      });
    }

    it('may be listed below its label, or stand in a section of metadata', () => {
      assert.deepEqual(statusesOf('# T\n\n* Status:\n  * accepted\n* Date: x\n'), [
        'accepted|accepted|bullet',
      ]);
      assert.deepEqual(statusesOf('# T\n\n## Metadata\n\n* Status: accepted\n\n## Context\n'), [
        'accepted|accepted|bullet',
      ]);
      assert.deepEqual(statusesOf('Status: accepted\n\n# T\n'), ['accepted|accepted|bullet']);
      assert.deepEqual(statusesOf('## T\n\nStatus: accepted\n\n### Context\n'), ['accepted|accepted|bullet']);
    });
  });

  describe('in its section', () => {
    it('is found under any name of the section', () => {
      for (const heading of [
        '## Status',
        '### Status:',
        '## 2. Status',
        '## Statut',
        '## 状态',
        '# Status',
        'Status\n---',
      ]) {
        const text = `# T\n\n${heading}\n\nAccepted\n`;
        assert.deepEqual(statusesOf(text), ['accepted|Accepted|section'], heading);
      }
    });

    it('may stand in the heading itself', () => {
      const record = parse('# T\n\n## Status: **Accepted**\n\nText\n');
      assert.deepEqual(
        record.statuses.map(({ status, raw }) => [status, raw]),
        [['accepted', 'Accepted']],
      );
      assert.deepEqual(written(record, record.statuses), ['**Accepted**']);
    });

    it('is the first line, with markup or without', () => {
      for (const line of [
        'Accepted',
        '**Accepted**',
        '* Accepted',
        '> Accepted',
        '1. Accepted',
        'Status: Accepted',
        '- **Status**: Accepted',
        '`Accepted`',
        '~~Proposed~~ Accepted',
        '~~Proposed~~ **Accepted**',
      ]) {
        assert.deepEqual(inSection(line), ['accepted|Accepted'], line);
      }
      assert.deepEqual(inSection('Accepted', '', 'More text about it.'), ['accepted|Accepted']);
      assert.deepEqual(inSection('---', '<div>', '', 'Accepted'), ['accepted|Accepted']);
      assert.deepEqual(inSection('What is the status?'), ['unknown|What is the status?']);
      assert.deepEqual(inSection(), []);
      assert.deepEqual(inSection('<!-- proposed, accepted -->'), []);
    });

    it('is the latest entry of a dated log, in whatever order', () => {
      const log = ['- 2020-01-02: Proposed', '- 2020-03-04: Accepted', '- 2019-12-31: Draft'];
      const expected = ['accepted|Accepted', 'proposed|Proposed', 'draft|Draft'];
      assert.deepEqual(inSection(...log), expected);
      assert.deepEqual(inSection(...log.slice().reverse())[0], expected[0]);
      assert.deepEqual(
        inSection('Proposed 2020-01-02', 'Accepted 2020-01-02')[0],
        'accepted|Accepted 2020-01-02',
      );
      assert.deepEqual(inSection('[2020-01-02] proposed', '(2020/3/4) accepted')[0], 'accepted|accepted');
      assert.deepEqual(inSection('2020年1月2日 提案', '2020年3月4日 已接受')[0], 'accepted|已接受');
    });

    it('is one that ended the decision, else the first', () => {
      assert.deepEqual(
        inSection('Accepted', '', 'Superseded by [9](0009-x.md)')[0],
        'superseded|Superseded by 9',
      );
      assert.deepEqual(inSection('Superseded by 9', '', 'Accepted')[0], 'superseded|Superseded by 9');
      assert.deepEqual(inSection('Accepted', '', 'Deprecated')[0], 'deprecated|Deprecated');
      assert.deepEqual(inSection('Proposed', '', 'Accepted')[0], 'proposed|Proposed');
      assert.equal(
        inSection('Accepted', '', `Obsolete servers are ${'very '.repeat(80)}slow.`)[0],
        'accepted|Accepted',
      );
    });

    it('is the box that is ticked', () => {
      assert.deepEqual(inSection('- [ ] Proposed', '- [x] Accepted', '- [ ] Rejected'), [
        'accepted|Accepted',
      ]);
      assert.deepEqual(inSection('- [ ] Proposed', '- [ ] Accepted'), []);
    });

    it('is looked for behind what says nothing', () => {
      assert.deepEqual(
        inSection('What is the status, such as proposed, accepted, rejected?', '', 'Accepted'),
        ['unknown|What is the status, such as proposed, accepted, rejected?', 'accepted|Accepted'],
      );
      assert.deepEqual(inSection('[proposed | accepted | rejected]', '', 'Accepted'), ['accepted|Accepted']);
      assert.deepEqual(inSection('The team says:', '', '* Accepted')[0], 'accepted|Accepted');
    });
  });

  it('may be in the words of the repository', () => {
    const { statuses } = parseDecision('0001-x.md', '# T\n\n* Status: Gut so\n\n## Status\n\nNope\n', {
      statuses: { accepted: ['gut so'], rejected: ['nope'] },
    });
    assert.deepEqual(
      statuses.map(({ status }) => status),
      ['accepted', 'rejected'],
    );
  });
});
