import assert from 'node:assert/strict';
import { removeSandboxes, sandbox, smallRepository } from './sandbox';

const config = 'folders: [docs/decisions]\ntemplates: docs/templates\n';
const good = `---
status: {status}
date: {date}
---

# {title}

## Context and Problem Statement

{describe the problem in two sentences}

## Considered Options

## Decision Outcome
`;

const withTemplates = (templates: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...smallRepository,
  '.grounds.yaml': config,
  ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`docs/templates/${name}`, text])),
});

describe('grounds check --templates', () => {
  after(removeSandboxes);

  it('has nothing to say about templates that are in order', async () => {
    const { code, out } = await sandbox(withTemplates({ 'risk.md': good })).run('check', '--templates');
    assert.equal(out, '1 template: nothing to report\n');
    assert.equal(code, 0);
  });

  it('finds misspelt variables, and what every record made from it would break', async () => {
    const bad = good
      .replace('# {title}', '# {titel}')
      .replace('date: {date}', 'date: {date}\ndecison-makers: [a]\nevidence: none');
    const { code, out } = await sandbox(withTemplates({ 'a.md': good, 'bad.md': bad })).run(
      'check',
      '--templates',
    );
    assert.match(
      out,
      /^docs\/templates\/bad\.md:8 {2}warning {2}\{titel\} is filled in by nobody: did you mean \{title\}\?$/m,
    );
    assert.match(out, /^docs\/templates\/bad\.md:5 {2}error .* front-matter-schema$/m);
    assert.doesNotMatch(out, /a\.md/);
    assert.equal(code, 1);
  });

  it('finds front matter that is none, wherever the template came from', async () => {
    const broken = good.replace('status: {status}', 'status: [{status}');
    const { code, out } = await sandbox(withTemplates({ 'broken.md': broken })).run('check', '--templates');
    assert.match(out, /broken\.md:\d+ {2}error .* front-matter-syntax/);
    assert.equal(code, 1);
  });

  it('leaves to the author what is his', async () => {
    const prose = good.replace('## Considered', 'See {the wiki}, ${date_of} and {{id}}.\n\n## Considered');
    const { out } = await sandbox(withTemplates({ 'prose.md': prose })).run('check', '--templates');
    assert.equal(out, '1 template: nothing to report\n');
  });

  it('says how to have templates where there are none', async () => {
    const { code, err } = await sandbox(smallRepository).run('check', '--templates');
    assert.match(err, /no templates of your own/);
    assert.equal(code, 0);
  });
});
