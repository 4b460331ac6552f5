import { isWorse } from '../../core/model/evidence';
import type { EvidenceState } from '../../core/model/evidence';
import { writeVerificationJson, writeVerificationText } from '../../core/report/verification';
import type { VerificationReport } from '../../core/report/verification';
import { defineCommand } from '../command';
import { jsonOption } from '../options';
import { findDecision } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

const formats = ['text', 'json'] as const;
const failStates = ['suspect', 'expired', 'contradicts', 'broken', 'never'] as const;

/** `grounds verify` */
export const verify = defineCommand({
  name: 'verify',
  summary: 'checks evidence against its data and the code that it covers',
  details: [
    'Reads the data that each item of evidence names, compares it with what the item claims and with what was recorded when it was pinned, and looks whether the covered code is still the code that was measured. Without ID all decisions are verified.',
    'The exit code is 1 when an item is contradicted by its data or broken; --fail-on changes from which state.',
  ],
  positionals: [{ name: 'ID', ask: 'say which decision to verify', optional: true, repeated: true }],
  options: {
    format: { type: 'string', choices: formats, description: 'how the result is written (default: text)' },
    json: jsonOption,
    'fail-on': {
      type: 'string',
      choices: failStates,
      description: 'the state of an item from which the exit code is 1 (default: contradicts)',
    },
    'no-cache': { type: 'boolean', description: 'neither use nor keep results of an earlier run' },
  },
  examples: ['grounds verify', 'grounds verify 7 12', 'grounds verify --format json --fail-on suspect'],

  async run({ options, positionals }, context) {
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository, { cache: !options['no-cache'] });
    requireDecisions(repository, workspace);
    const decisions =
      positionals.length === 0
        ? workspace.all().filter(({ evidence }) => evidence.length > 0)
        : [...new Set(positionals.map((id) => findDecision(context, repository, workspace, id).decision))];
    await workspace.verify(
      decisions.map(({ path }) => path),
      { token: context.token },
    );
    const report: VerificationReport = {
      decisions: decisions.map((decision) => ({
        decision,
        state: workspace.stateOf(decision),
        verdicts: workspace.verdictsOf(decision.path) ?? [],
      })),
    };
    const isJson = options.json || options.format === 'json';
    context.io.stdout.write(
      isJson ? writeVerificationJson(report) : writeVerificationText(report, context.paint),
    );
    return fails(report, options['fail-on'] ?? 'contradicts') ? 1 : 0;
  },
});

function fails({ decisions }: VerificationReport, failOn: EvidenceState | 'never'): boolean {
  return (
    failOn !== 'never' &&
    decisions.some(({ verdicts }) => verdicts.some(({ state }) => state === failOn || isWorse(state, failOn)))
  );
}
