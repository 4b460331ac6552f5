import Ajv2020 from 'ajv/dist/2020';
import type { Report } from '../../../src/core/schema/generated/report';
import schema from '../../../schemas/report.schema.json';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Report>(schema);

/** What the schema of `grounds check --format json` does not allow in `data`; empty when it is a report. */
export function validateReport(data: unknown): readonly string[] {
  return validate(data)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
