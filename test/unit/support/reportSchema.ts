import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv/dist/2020';
import type { Report } from '../../../src/core/schema/generated/report';
import schema from '../../../schemas/report.schema.json';
import forSchema from '../../../schemas/for.schema.json';
import exportSchema from '../../../schemas/export.schema.json';
import blameSchema from '../../../schemas/blame.schema.json';
import diffSchema from '../../../schemas/diff.schema.json';
import historySchema from '../../../schemas/history.schema.json';
import logSchema from '../../../schemas/log.schema.json';
import outcomesSchema from '../../../schemas/outcomes.schema.json';
import reviewSchema from '../../../schemas/review.schema.json';
import searchSchema from '../../../schemas/search.schema.json';
import similarSchema from '../../../schemas/similar.schema.json';
import statusSchema from '../../../schemas/status.schema.json';
import verificationSchema from '../../../schemas/verification.schema.json';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const report = ajv.compile<Report>(schema);
const verification = ajv.compile(verificationSchema);
const relevance = ajv.compile(forSchema);
const found = ajv.compile(searchSchema);
const similar = ajv.compile(similarSchema);
const status = ajv.compile(statusSchema);
const outcomes = ajv.compile(outcomesSchema);
const exported = ajv.compile(exportSchema);

/** What the schema of `grounds check --format json` does not allow in `data`; empty when it is a report. */
export function validateReport(data: unknown): readonly string[] {
  return problemsOf(report, data);
}

/** The same for `grounds verify --format json`. */
export function validateVerification(data: unknown): readonly string[] {
  return problemsOf(verification, data);
}

/** The same for `grounds for --format json`. */
export function validateRelevance(data: unknown): readonly string[] {
  return problemsOf(relevance, data);
}

/** The same for `grounds search --format json`. */
export function validateSearch(data: unknown): readonly string[] {
  return problemsOf(found, data);
}

/** The same for `grounds similar --format json`. */
export function validateSimilar(data: unknown): readonly string[] {
  return problemsOf(similar, data);
}

/** The same for `grounds status --format json`. */
export function validateStatus(data: unknown): readonly string[] {
  return problemsOf(status, data);
}

/** The same for `grounds outcomes --format json`. */
export function validateOutcomes(data: unknown): readonly string[] {
  return problemsOf(outcomes, data);
}

/** The same for `grounds export --format json`. */
export function validateExport(data: unknown): readonly string[] {
  return problemsOf(exported, data);
}

const histories = {
  blame: ajv.compile(blameSchema),
  diff: ajv.compile(diffSchema),
  history: ajv.compile(historySchema),
  log: ajv.compile(logSchema),
  review: ajv.compile(reviewSchema),
};

/** The same for the `--format json` of the commands about history. */
export function validateHistory(command: keyof typeof histories, data: unknown): readonly string[] {
  return problemsOf(histories[command], data);
}

function problemsOf(validate: ValidateFunction, data: unknown): readonly string[] {
  return validate(data)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
