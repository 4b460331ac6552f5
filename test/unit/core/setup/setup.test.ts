import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseConfig } from '../../../../src/core/config/parseConfig';
import { createDecisionService } from '../../../../src/core/service';
import { configText } from '../../../../src/core/setup/configText';
import { draftRecord } from '../../../../src/core/setup/draftRecord';
import type { RecordRequest } from '../../../../src/core/setup/draftRecord';
import { layeredFiles } from '../../../../src/core/setup/layeredFiles';
import { planSetup } from '../../../../src/core/setup/planSetup';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import { builtInTemplate } from '../../../../src/core/workspace/templates';
import { memoryFiles } from '../../support/memoryFileSystem';
import { TODAY } from '../../support/openMemory';

const request: RecordRequest = {
  title: 'Use a queue',
  folder: 'docs/adr',
  status: 'proposed',
  date: TODAY,
  category: undefined,
  options: [],
  template: builtInTemplate,
  supersedes: undefined,
};

describe('configText', () => {
  it('is a configuration without findings that says what it was given', () => {
    const names = fc
      .stringMatching(/^[a-zA-Z0-9 .:#&*!|>'"%@,?ä日{}[\]-]{1,20}$/)
      .filter((name) => !/^(?:\.+$|[A-Za-z]:)/.test(name));
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), fc.boolean(), (folders, byDate) => {
        const { config, findings } = parseConfig(
          '.grounds.yaml',
          configText({ folders, since: TODAY, byDate }),
        );
        assert.deepEqual(findings, []);
        assert.deepEqual(config.folders, folders);
        assert.equal(config.since, TODAY);
        assert.equal(config.numbering.scheme, byDate ? 'date' : 'sequential');
      }),
    );
  });

  it('has comments that are a valid configuration when they are uncommented', () => {
    const text = configText({ folders: ['docs/adr'], since: undefined, byDate: false });
    const uncommented = text.replace(/^# (since|rules|fail-on|  .+):/gm, '$1:');
    assert.notEqual(uncommented, text);
    const { config, findings } = parseConfig('.grounds.yaml', uncommented);
    assert.deepEqual(findings, []);
    assert.equal(config.failOn, 'warning');
    assert.equal(config.rules['no-evidence'], 'error');
  });
});

describe('layeredFiles', () => {
  it('shows other texts and hides files, and leaves the rest', async () => {
    const files = layeredFiles(
      memoryFiles({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' }),
      new Map([
        ['a.md', 'A'],
        ['b.md', undefined],
        ['d.md', 'D'],
      ]),
    );
    assert.equal(await files.readText('a.md', 9), 'A');
    await assert.rejects(files.readText('b.md', 9), { kind: 'missing' });
    assert.equal(await files.readText('c.md', 9), 'c');
    assert.equal(await files.readText('d.md', 9), 'D');
    assert.deepEqual(
      await Promise.all(['a.md', 'b.md', 'c.md', 'd.md', 'e.md'].map((path) => files.exists(path))),
      [true, false, true, true, false],
    );
    assert.equal((await files.readDirectory('')).length, 3);
  });
});

describe('draftRecord', () => {
  it('makes a record that says what was asked for, whatever the title and the options', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `a${text}`);
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 3 }), (title, options) => {
        const draft = draftRecord({ ...request, title, options, category: 'risk' }, defaultConfig, []);
        assert.ok(draft.kind === 'draft');
        const parsed = parseDecision(draft.identity.path, draft.text, defaultConfig);
        assert.deepEqual(parsed.problems, []);
        assert.equal(parsed.category?.value, 'risk');
        assert.equal(parsed.statuses[0]?.status, 'proposed');
        assert.equal(parsed.options.length, options.length);
        assert.doesNotMatch(draft.text, /[\0\r]/);
        assert.match(draft.identity.path, /^docs\/adr\/0001-[^/]+\.md$/);
      }),
    );
  });

  it('leaves numbers out that are in use elsewhere', () => {
    const draft = draftRecord(request, defaultConfig, ['docs/adr/0003-x.md'], [4, 5]);
    assert.ok(draft.kind === 'draft');
    assert.equal(draft.identity.path, 'docs/adr/0006-use-a-queue.md');
  });

  it('says when a template cannot take a category', () => {
    const template = { name: 'odd', path: 'docs/odd.md', text: '---\nstatus: [\n---\n\n# {title}\n' };
    const draft = draftRecord({ ...request, template, category: 'risk' }, defaultConfig, []);
    assert.ok(draft.kind === 'impossible');
    assert.equal(draft.path, 'docs/odd.md');
  });
});

describe('planSetup', () => {
  const ports = (files: ReturnType<typeof memoryFiles>) => ({
    files,
    clock: { today: () => TODAY },
    logger: { debug: () => undefined, warn: () => undefined },
    createService: createDecisionService,
  });

  it('starts in the decision folder that is there already', async () => {
    const plan = await planSetup(ports(memoryFiles({ 'doc/adr/template.md': '# {title}\n' })), undefined);
    assert.ok(plan.kind === 'start');
    assert.deepEqual(
      plan.files.map(({ path }) => path),
      ['.grounds.yaml', 'doc/adr/0001-keep-decisions-as-records-with-their-evidence.md'],
    );
  });

  it('keeps a baseline that is there', async () => {
    const record = '# X\n\n## Status\n\nAccepted\n\n## Decision\n\n[y](y.md)\n';
    const files = { 'docs/adr/0001-x.md': record };
    const fresh = await planSetup(ports(memoryFiles(files)), undefined);
    assert.ok(fresh.kind === 'adopt');
    assert.equal(fresh.files.length, 2);
    const text = fresh.files[1]?.text ?? '';
    const kept = await planSetup(ports(memoryFiles({ ...files, '.grounds-baseline.json': text })), undefined);
    assert.ok(kept.kind === 'adopt');
    assert.deepEqual(
      kept.files.map(({ path }) => path),
      ['.grounds.yaml'],
    );
    assert.deepEqual(kept.baseline, []);
  });

  it('plans nothing for a repository that is set up', async () => {
    assert.deepEqual(await planSetup(ports(memoryFiles({ '.grounds.yaml': '' })), undefined), {
      kind: 'configured',
    });
  });
});
