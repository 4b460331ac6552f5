import { fixableRules } from '../../src/core/fix';
import { rules } from '../../src/core/rules';
import type { GeneratedFile } from './generatedFile';
import { requireProjectFile } from './generatedFile';
import { l10nBundle } from './l10nBundle';
import { readme } from './readme';
import { rulePages } from './rulePages';
import { schemasWithRules } from './ruleSchemas';
import { typesOf } from './types';
import { validators } from './validators';

const generatedFolder = 'src/core/schema/generated';

/** Every file that is made from another one, as it should be. The same input gives the same bytes. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const schemas = await schemasWithRules(rules);
  const [config, decision] = schemas.map((file) => JSON.parse(file.text) as unknown);
  const report = JSON.parse(requireProjectFile('schemas/report.schema.json')) as unknown;
  return [
    ...schemas,
    ...(await validators({ validateDecision: decision, validateConfig: config })),
    await typesOf(`${generatedFolder}/decision.ts`, decision),
    await typesOf(`${generatedFolder}/report.ts`, report),
    ...(await rulePages(rules, fixableRules)),
    ...(await readme(rules, fixableRules)),
    await l10nBundle(),
  ];
}
