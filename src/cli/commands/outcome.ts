import { outcomeVerdicts } from '../../core/flows/outcome';
import { attachOptions } from '../attachOptions';
import { defineCommand } from '../command';
import { reviewDecision } from '../outcome';

const { finding: findingOption, type, format, 'dry-run': dryRun, ...others } = attachOptions;

/** `grounds outcome` */
export const outcome = defineCommand({
  name: 'outcome',
  summary: 'looks at what a decision brought: expected beside measured, and the verdict',
  details: [
    'Without --verdict it only shows what was expected, what was measured and what the evidence says; on a terminal it asks for the rest. --attach makes evidence of a report first, with the options of `grounds attach`.',
    'A decision whose outcome was refuted is a reason to decide again: --title writes the decision that takes its place, with what was expected and measured as its problem.',
  ],
  positionals: [{ name: 'ID', ask: 'say which decision' }],
  options: {
    verdict: {
      type: 'string',
      choices: outcomeVerdicts,
      value: 'VERDICT',
      description: 'whether the expectation held: confirmed, mixed, refuted or inconclusive',
    },
    measured: { type: 'string', value: 'TEXT', description: 'what was measured' },
    evidence: {
      type: 'string',
      value: 'E1',
      multiple: true,
      description: 'an item of evidence of the record that shows it',
    },
    date: { type: 'string', value: 'YYYY-MM-DD', description: 'the day of the review (default: today)' },
    title: {
      type: 'string',
      value: 'TITLE',
      description: 'when it is refuted: write the decision that takes its place',
    },
    attach: { type: 'string', value: 'FILE', description: 'a report or a table that shows it' },
    finding: { ...findingOption, description: 'what the data of --attach shows, in one sentence' },
    ...others,
    type: { ...type, description: 'the kind of the evidence of --attach' },
    format: { ...format, description: 'the format of --attach, where it is not recognised' },
    'dry-run': dryRun,
  },
  examples: [
    'grounds outcome 7',
    'grounds outcome 7 --verdict confirmed --measured "171 ms" --evidence E3',
    'grounds outcome 7 --verdict refuted --attach load.csv --column latency_ms --stat p95 --finding "p95 is 412 ms." --title "Use PostgreSQL for the store"',
  ],
  run: ({ options, positionals: [id = ''] }, context) => reviewDecision(context, id, options),
});
