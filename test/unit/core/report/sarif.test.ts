import assert from 'node:assert/strict';
import { writeSarif } from '../../../../src/core/report/sarif';
import { rules } from '../../../../src/core/rules/index';
import { makeDecision } from '../../support/makeDecision';
import { finding, report, unread } from './sampleReport';

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [Run];
}

interface Run {
  readonly columnKind: string;
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[];
    };
  };
  readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] },
  ];
  readonly artifacts: readonly { readonly location: Artifact }[];
  readonly results: readonly Result[];
}

interface Artifact {
  readonly uri: string;
  readonly uriBaseId: string;
}

interface Place {
  readonly physicalLocation: {
    readonly artifactLocation: Artifact;
    readonly region: Readonly<Record<string, number>>;
  };
}

interface Notification {
  readonly message: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [Place];
  readonly relatedLocations?: readonly [Place];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const path = 'docs/adr/0001-one.md';

function run(fields: Parameters<typeof report>[0]): Run {
  return (JSON.parse(writeSarif(report(fields), { version: '1.2.3' })) as Log).runs[0];
}

function prints(fields: Parameters<typeof report>[0]): readonly (string | undefined)[] {
  return run(fields).results.map(({ partialFingerprints }) => partialFingerprints['groundsFinding/v1']);
}

describe('writeSarif', () => {
  it('is a SARIF 2.1.0 log with one run and every rule', () => {
    const log = JSON.parse(writeSarif(report(), { version: '1.2.3' })) as Log;
    assert.equal(log.version, '2.1.0');
    const { tool, columnKind, invocations, artifacts, results, originalUriBaseIds } = log.runs[0];
    assert.equal(tool.driver.name, 'Grounds');
    assert.equal(tool.driver.version, '1.2.3');
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(invocations[0].executionSuccessful, true);
    assert.deepEqual(results, []);
    assert.equal(artifacts.length, 2);
    for (const { id } of rules) {
      const described = tool.driver.rules.find((rule) => rule.id === id);
      assert.ok(described?.help.text.includes(id), id);
    }
    assert.ok(artifacts.every(({ location }) => location.uriBaseId in originalUriBaseIds));
  });

  it('gives places from 1, with an end that is the first place after', () => {
    const { results, tool } = run({
      findings: [
        finding('no-evidence', path, {
          at: [3, 7, 2],
          severity: 'info',
          related: [{ path, range: finding('', '').range, message: 'Here.' }],
        }),
      ],
    });
    const [result] = results;
    assert.ok(result);
    assert.equal(result.level, 'note');
    assert.equal(tool.driver.rules[result.ruleIndex ?? -1]?.id, 'no-evidence');
    assert.deepEqual(result.locations[0].physicalLocation.region, {
      startLine: 4,
      startColumn: 8,
      endLine: 4,
      endColumn: 10,
    });
    assert.equal(result.relatedLocations?.length, 1);
  });

  it('writes paths as relative URIs', () => {
    const odd = 'docs/a dr/0001-#ü%:x\uD800.md';
    const [result] = run({ findings: [finding('link-broken', odd)] }).results;
    assert.equal(
      result?.locations[0].physicalLocation.artifactLocation.uri,
      'docs/a%20dr/0001-%23%C3%BC%25%3Ax%EF%BF%BD.md',
    );
  });

  it('keeps fingerprints when lines move and titles change, and tells findings apart', () => {
    const before = prints({
      findings: [
        finding('option-untested', path, { key: 'SQLite', at: [3, 0] }),
        finding('option-untested', path, { key: 'PostgreSQL', at: [4, 0] }),
        finding('link-broken', path, { key: 'x', at: [5, 0] }),
        finding('link-broken', path, { key: 'x', at: [6, 0] }),
      ],
    });
    assert.equal(new Set(before).size, 4);
    const renamed = 'docs/adr/0001-a-better-title.md';
    const after = prints({
      decisions: [makeDecision(renamed)],
      findings: [
        finding('option-untested', renamed, { key: 'SQLite', at: [30, 2], message: 'Other words.' }),
        finding('option-untested', renamed, { key: 'PostgreSQL', at: [40, 1] }),
        finding('link-broken', renamed, { key: 'x', at: [50, 0] }),
        finding('link-broken', renamed, { key: 'x', at: [60, 0] }),
      ],
    });
    assert.deepEqual(after, before);
  });

  it('tells the same id in two folders apart', () => {
    const folders = ['a/adr/0001-x.md', 'b/adr/0001-x.md'];
    const found = prints({
      decisions: folders.map((each) => makeDecision(each)),
      findings: folders.map((each) => finding('no-evidence', each)),
    });
    assert.equal(new Set(found).size, 2);
  });

  it('reports what was not read as part of how the run went', () => {
    const { invocations, results } = run({
      notRead: [
        unread('docs/adr/x.md', 'too-large', 'It is too large.'),
        unread('docs/adr/README.md', 'index'),
      ],
    });
    assert.deepEqual(results, []);
    assert.deepEqual(
      invocations[0].toolExecutionNotifications.map(({ message }) => message.text),
      ['This file was not read: It is too large.'],
    );
  });

  it('copes with findings of rules that are not registered', () => {
    const [result] = run({ findings: [finding('not-a-rule', path)] }).results;
    assert.equal(result?.ruleId, 'not-a-rule');
    assert.equal(result.ruleIndex, undefined);
  });
});
