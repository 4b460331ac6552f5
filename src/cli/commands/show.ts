import { decisionDetails } from '../../core/report/decisionDetails';
import { writeDetailsJson } from '../../core/report/detailsJson';
import { writeDetails } from '../../core/report/detailsText';
import { defineCommand } from '../command';
import { jsonOption } from '../options';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

/** `grounds show` */
export const show = defineCommand({
  name: 'show',
  summary: 'shows all that is known about one decision',
  details: [
    'REF is an id, a number, a file name or a path. Shown are its options with their evidence, its relations in both directions, its commits with the way in which each belongs to it, and its findings.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision to show' }],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: ['grounds show 7', 'grounds show ADR-0007 --json'],

  async run({ options, positionals }, context) {
    const [ref = ''] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, ref);
    const { parsed } = await openRecord(workspace, decision);
    await workspace.readCommits({ token: context.token }, { always: true });
    const details = decisionDetails(workspace, decision, parsed);
    const isJson = options.json || options.format === 'json';
    context.io.stdout.write(isJson ? writeDetailsJson(details) : writeDetails(details, context.paint));
    return 0;
  },
});
