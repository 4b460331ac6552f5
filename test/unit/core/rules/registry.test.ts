import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { internalRules, ruleById, rules } from '../../../../src/core/rules/index';
import { fixtureRoot } from './fixtureCases';

const projectRoot = resolve(__dirname, '../../../..');
const pages = resolve(projectRoot, 'media/rules');
const all = [...rules, ...internalRules];

describe('rule registry', () => {
  it('has ids that are unique, kebab-case and found by ruleById', () => {
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id } of all) {
      assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
    }
    for (const rule of rules) {
      assert.equal(ruleById(rule.id), rule);
    }
    assert.equal(ruleById('no-such-rule'), undefined);
    assert.equal(ruleById('constructor'), undefined);
  });

  it('lists every rule file, named by its id', () => {
    const files = readdirSync(resolve(projectRoot, 'src/core/rules'))
      .filter((name) => name.endsWith('.ts') && name !== 'rule.ts' && name !== 'index.ts')
      .map((name) => name.slice(0, -'.ts'.length));
    assert.deepEqual(files.sort(), rules.map(({ id }) => id).sort());
  });

  it('has one folder of fixtures for each rule and no other', () => {
    assert.deepEqual(readdirSync(fixtureRoot).sort(), rules.map(({ id }) => id).sort());
  });

  it('sums each rule up in one sentence', () => {
    for (const { id, summary } of all) {
      assert.match(summary, /^[A-Z][^.]{10,140}\.$/, id);
    }
  });

  it('has a page with all sections for each rule and no other', () => {
    assert.deepEqual(readdirSync(pages).sort(), all.map(({ id }) => `${id}.md`).sort());
    for (const { id } of all) {
      const page = readFileSync(resolve(pages, `${id}.md`), 'utf8');
      assert.match(page, /^<!-- generated:start -->\r?\n[^]*<!-- generated:end -->\r?\n/, id);
      const body = page.slice(page.indexOf('<!-- generated:end -->'));
      const headings = Array.from(body.matchAll(/^#+ .*$/gm), ([heading]) => heading.trimEnd());
      const expected = ['## What it reports', '## Why', '## How to fix', '## Configure'];
      const withoutCode = headings.filter((heading) => expected.includes(heading));
      assert.deepEqual(withoutCode, expected, id);
      assert.ok(!/^## .*\s+##/m.test(body.replaceAll(/```[^]*?```/g, 'code')), `${id} has an empty section`);
      assert.match(body, /```/, `${id} has no example`);
    }
  });

  it('links its pages to pages that exist', () => {
    for (const { id } of all) {
      const page = readFileSync(resolve(pages, `${id}.md`), 'utf8').replaceAll(/```[^]*?```|`[^`]*`/g, '');
      for (const [, target = ''] of page.matchAll(/\]\(([^)#]+\.md)/g)) {
        assert.ok(readdirSync(pages).includes(target), `${id} links to ${target}`);
      }
    }
  });
});
