import { planReconfirmation } from '../../core/evidence/reconfirm';
import { editFrontMatter } from '../../core/fix/frontMatterEdits';
import { systemClock } from '../../node/clock';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import { CliError, UsageError } from '../errors';
import { findEvidence } from '../evidence';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import { userName } from '../userName';

/** `grounds reconfirm` */
export const reconfirm = defineCommand({
  name: 'reconfirm',
  summary: 'records that the code changed and the data still holds',
  details: [
    'For evidence that is suspect because covered code changed in a way that does not matter to it. Who says so, when and why is written into the record; the next change makes it suspect again.',
  ],
  positionals: [
    { name: 'ID', ask: 'say which decision' },
    { name: 'EVIDENCE', ask: 'say which item of evidence' },
  ],
  options: {
    why: { type: 'string', value: 'TEXT', description: 'why the data still holds (required)' },
    by: { type: 'string', value: 'NAME', description: 'who says so (default: your name as git knows it)' },
    'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
  },
  examples: ['grounds reconfirm 7 E2 --why "Only comments changed."'],

  async run({ options, positionals }, context) {
    const [id = '', evidence = ''] = positionals;
    const why = options.why?.trim() ?? '';
    if (why === '') {
      throw new UsageError('Say with --why why the data still holds.', 'reconfirm');
    }
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, id);
    await workspace.verify([decision.path], { token: context.token });
    const claim = findEvidence(decision, workspace.claimsOf(decision.path), evidence);
    const verdict = workspace.verdictsOf(decision.path)?.find(({ index }) => index === claim.index);
    const by = options.by ?? (await userName(repository, 'reconfirms'));
    const plan = planReconfirmation(claim, verdict, { by, why, date: systemClock.today() });
    if (plan.kind === 'nothing-to-do') {
      context.note(`${decision.id} ${claim.id} is not suspect: ${plan.why}.`);
      return 0;
    }
    if (plan.kind === 'refused') {
      throw new CliError(`${decision.id} ${claim.id} cannot be reconfirmed: ${plan.why}.`);
    }
    const record = await openRecord(workspace, decision);
    const edits = editFrontMatter(record.parsed, [plan.change]);
    if (edits === undefined) {
      throw new CliError(
        `${decision.path} is written in a way in which \`reconfirmed\` cannot be added: write the item on lines of its own.`,
      );
    }
    await changeRecords(
      context,
      repository,
      [record],
      { kind: 'edits', changes: [{ path: decision.path, edits }] },
      options['dry-run'],
    );
    context.note(options['dry-run'] ? 'Nothing was written.' : `${decision.id} ${claim.id} reconfirmed.`);
    return 0;
  },
});
