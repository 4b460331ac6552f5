import { decisionDetails } from '../../core/report/decisionDetails';
import { writeDetailsJson } from '../../core/report/detailsJson';
import { writeDetailsMarkdown } from '../../core/report/detailsMarkdown';
import { writeDetails } from '../../core/report/detailsText';
import { readCredits } from '../../node/readCredits';
import { defineCommand } from '../command';
import { formatOf, jsonOption } from '../options';
import { findDecision, openRecord } from '../references';
import { creditTools, findRepository, openWorkspace, requireDecisions } from '../repository';

/** `grounds show` */
export const show = defineCommand({
  name: 'show',
  summary: 'shows all that is known about one decision',
  details: [
    'REF is an id, a number, a file name or a path. Shown are its options with their evidence, its relations in both directions, its commits with the way in which each belongs to it, and its findings.',
    'Credits tell who gathered each item of evidence (`by` in the record, or the author of the commit that added it), who decided, and whose commits carried it out: those that the record lists, and those of its commits that change the code that it governs. Authors are named as the mail map of the repository has them.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision to show' }],
  options: {
    format: {
      type: 'string',
      choices: ['text', 'markdown', 'json'],
      description: 'how it is written (default: text)',
    },
    json: jsonOption,
  },
  examples: ['grounds show 7', 'grounds show ADR-0007 --json'],

  async run({ options, positionals }, context) {
    const format = formatOf(options, 'show');
    const [ref = ''] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, ref);
    const { parsed } = await openRecord(workspace, decision);
    await workspace.readCommits({ token: context.token }, { always: true });
    const [credited] = await readCredits(workspace, [decision], creditTools(context, repository));
    const details = decisionDetails(workspace, decision, parsed, credited?.credits);
    context.io.stdout.write(
      format === 'json'
        ? writeDetailsJson(details)
        : format === 'markdown'
          ? writeDetailsMarkdown(details)
          : writeDetails(details, context.paint),
    );
    return 0;
  },
});
