import assert from 'node:assert/strict';
import type { AnySchemaObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { decisionStates } from '../../../../src/core/model/decision';
import type { DecisionState, NotReadKind, RecordFormat } from '../../../../src/core/model/decision';
import { severities } from '../../../../src/core/model/severity';
import type { Severity } from '../../../../src/core/model/severity';
import { statuses } from '../../../../src/core/model/status';
import type { Status } from '../../../../src/core/model/status';
import type { Validator } from '../../../../src/core/schema/generated/validators';
import { validateConfig, validateDecision } from '../../../../src/core/schema/generated/validators';
import type { Report } from '../../../../src/core/schema/generated/report';
import type { JsonSchema } from '../../../../src/core/schema/jsonSchema';
import { configSchema, decisionSchema, resolve } from '../../../../src/core/schema/jsonSchema';
import reportSchema from '../../../../schemas/report.schema.json';
import { validateReport } from '../../support/reportSchema';

/** ajv as the standard has it: the judge of what we compile ahead of time. */
function standard(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  return ajv.addVocabulary(['x-expected', 'x-noun', 'enumDescriptions']);
}

/** Compiles only when both types are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const same = {
  format: true satisfies Same<Report['decisions'][number]['format'], RecordFormat>,
  status: true satisfies Same<Report['decisions'][number]['status'], Status>,
  state: true satisfies Same<Report['decisions'][number]['state'], DecisionState | null>,
  severity: true satisfies Same<Report['findings'][number]['severity'], Severity>,
  kind: true satisfies Same<Report['notRead'][number]['kind'], NotReadKind>,
};

/** Every named property of a schema, with its path. */
function* propertiesOf(
  schema: JsonSchema,
  root: JsonSchema,
  path = '',
): Generator<{ path: string; property: JsonSchema }> {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const resolved = resolve(property, root);
    yield { path: `${path}/${name}`, property: resolved };
    yield* propertiesOf(resolved, root, `${path}/${name}`);
    if (resolved.items !== undefined) {
      yield* propertiesOf(resolve(resolved.items, root), root, `${path}/${name}/*`);
    }
  }
}

const schemas: readonly [string, JsonSchema, Validator][] = [
  ['decision', decisionSchema, validateDecision],
  ['config', configSchema, validateConfig],
];

describe('the schemas', () => {
  for (const [name, schema, validator] of schemas) {
    describe(name, () => {
      it('says of every field what it means, in at most two sentences', () => {
        for (const { path, property } of propertiesOf(schema, schema)) {
          // The statuses below a rule explain themselves.
          if (!path.startsWith('/rules/')) {
            assert.match(property.description ?? '', /^[^\n]{10,200}[.]$/, path);
          }
        }
      });

      it('gives examples that are valid themselves', () => {
        const ajv = standard().addSchema({ ...schema, $id: 'root' });
        for (const { path, property } of propertiesOf(schema, schema)) {
          const within = JSON.stringify({ ...property, $ref: undefined }).replaceAll(
            '"#/$defs',
            '"root#/$defs',
          );
          const check = ajv.compile(JSON.parse(within) as AnySchemaObject);
          for (const example of property.examples ?? []) {
            assert.ok(check(example), `${path}: ${JSON.stringify(example)} ${JSON.stringify(check.errors)}`);
          }
        }
      });

      it('says what is expected wherever a pattern, a limit or a mapping could fail', () => {
        for (const { path, property } of propertiesOf(schema, schema)) {
          const needsWords = 'pattern' in property || 'minimum' in property || property.type === 'object';
          assert.ok(!needsWords || property['x-expected'] !== undefined, path);
        }
      });

      it('is compiled to what ajv makes of it at run time', () => {
        const judge = standard().compile(schema);
        const names = new Set(
          [...propertiesOf(schema, schema)].map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
        );
        const word = fc.constantFrom(
          'accepted',
          'test',
          'link',
          '2026-03-14',
          'off',
          'draft',
          '../x',
          'x',
          '',
        );
        const { value } = fc.letrec((tie) => ({
          value: fc.oneof(
            { depthSize: 'small', withCrossShrink: true },
            word,
            fc.integer({ min: -1, max: 12 }),
            fc.boolean(),
            fc.array(tie('value'), { maxLength: 4 }),
            fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 3 })), tie('value'), {
              maxKeys: 6,
            }),
          ),
        }));
        fc.assert(
          fc.property(value, (data) => {
            assert.equal(validator(data), judge(data));
          }),
          { numRuns: 2000 },
        );
      });
    });
  }

  it('agree with the model on the words of a report', () => {
    assert.ok(Object.values(same).every(Boolean));
    const { status, state } = reportSchema.$defs.reportedDecision.properties;
    assert.deepEqual(status.enum, [...statuses, 'unknown']);
    assert.deepEqual(state.enum, [...decisionStates, null]);
    assert.deepEqual(reportSchema.$defs.severity.enum, severities);
    assert.deepEqual(decisionSchema.properties?.['status']?.examples, statuses);
    assert.deepEqual(Object.keys(configSchema.properties?.['statuses']?.properties ?? {}), statuses);
  });

  it('accept a whole report and refuse one that lacks something', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    const report: Report = {
      version: 1,
      decisions: [
        {
          id: 'ADR-0007',
          number: 7,
          title: 'Use SQLite',
          path: 'docs/decisions/0007-use-sqlite.md',
          format: 'madr',
          status: 'accepted',
          rawStatus: 'accepted',
          date: '2026-03-14',
          evidence: 0,
          state: 'unsupported',
        },
        {
          id: 'why',
          number: null,
          title: null,
          path: 'docs/decisions/why.md',
          format: 'plain',
          status: 'unknown',
          rawStatus: null,
          date: null,
          evidence: 0,
          state: null,
        },
      ],
      findings: [
        {
          rule: 'no-evidence',
          severity: 'warning',
          message: 'There is no data.',
          path: 'docs/decisions/0007-use-sqlite.md',
          range,
          related: [{ path: 'docs/decisions/why.md', range, message: 'See here.' }],
        },
      ],
      notRead: [{ path: 'docs/decisions/x.rst', kind: 'not-markdown', reason: 'Not Markdown.' }],
      summary: {
        decisions: 2,
        findings: { error: 0, warning: 1, info: 0, hint: 0 },
        withoutData: 1,
        waived: 0,
        baselined: 0,
        notRead: 1,
        practice: { 'no-evidence': 1 },
      },
    };
    assert.deepEqual(validateReport(report), []);
    assert.notDeepEqual(validateReport({ ...report, summary: undefined }), []);
    assert.notDeepEqual(validateReport({ ...report, notRead: [{ path: '/etc/x', reason: 'No.' }] }), []);
  });
});
