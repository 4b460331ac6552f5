import { waive as waiveStep } from '../../core/flows/waive';
import { bothSides } from '../../core/workspace/supersede';
import { systemClock } from '../../node/clock';
import { askerOf } from '../attachQuestions';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import { UsageError } from '../errors';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import { userName } from '../userName';
import { askWaivers, requireSound } from '../waivers';

/** `grounds waive` */
export const waive = defineCommand({
  name: 'waive',
  summary: 'writes down that you live with a finding: why, who and until when',
  details: [
    'The findings of the rule are not shown on this decision up to the last day; then they come back, and `waiver-expired` says so. A waiver that the record has for the rule gets the new reason and day.',
  ],
  positionals: [
    { name: 'ID', ask: 'say which decision' },
    { name: 'RULE', ask: 'say which rule, as its findings name it' },
  ],
  options: {
    why: { type: 'string', value: 'TEXT', description: 'why the decision is right as it is (required)' },
    until: {
      type: 'string',
      value: 'YYYY-MM-DD',
      description: 'the last day on which the waiver holds (required)',
    },
    by: { type: 'string', value: 'NAME', description: 'who waives (default: your name as git knows it)' },
    'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
  },
  examples: ['grounds waive 7 option-untested --why "The vendor gives no trial." --until 2026-06-01'],

  async run({ options, positionals }, context) {
    const [id = '', rule = ''] = positionals;
    const { why, until, 'dry-run': dryRun } = options;
    const today = systemClock.today();
    // Whether there is such a rule is said before anything is asked.
    requireSound({ rule, why: why ?? 'asked for', until: until ?? today }, today);
    const asker = askerOf(context, 'Nothing was changed');
    if (asker === undefined && (why === undefined || until === undefined)) {
      throw new UsageError(
        why === undefined
          ? 'Say with --why why the decision is right as it is.'
          : 'Say with --until up to which day the waiver holds.',
        'waive',
      );
    }
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, id);
    const record = await openRecord(workspace, decision);
    const given = { rule, why: why ?? '', until: until ?? '' };
    const [waiver = given] =
      asker === undefined ? [given] : await askWaivers(asker, [rule], today, { why, until });
    await workspace.verify([decision.path], { token: context.token });
    const isFound = workspace.findingsFor(decision.path).some((finding) => finding.rule === rule);
    const by = options.by ?? (await userName(repository, 'waives'));
    const edits = waiveStep({ ...waiver, by })(record.parsed);
    const sides = bothSides([[decision, edits]]);
    const changed = await changeRecords(context, repository, [record], sides, dryRun);
    const said = `${decision.id} waives ${rule} up to ${waiver.until}`;
    context.note(
      changed ? (dryRun ? 'Nothing was written.' : `${said}.`) : `${said} already; nothing to change.`,
    );
    if (changed && !isFound) {
      context.note(`There is no finding of ${rule} on it now.`);
    }
    return 0;
  },
});
