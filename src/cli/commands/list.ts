import { statuses } from '../../core/model/status';
import type { Status } from '../../core/model/status';
import { reportDecision } from '../../core/report/json';
import { defineCommand } from '../command';
import { decisionTables } from '../decisionTable';
import { jsonOption } from '../options';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

/** `grounds list` */
export const list = defineCommand({
  name: 'list',
  summary: 'lists the decisions with status, date and how many pieces of evidence they have',
  details: [],
  positionals: [],
  options: {
    status: {
      type: 'string',
      choices: [...statuses, 'unknown'] as readonly Status[],
      multiple: true,
      value: 'STATUS',
      description: `only those with this status: ${statuses.join(', ')} or unknown`,
    },
    tag: { type: 'string', value: 'TAG', multiple: true, description: 'only those with this tag' },
    'without-evidence': { type: 'boolean', description: 'only those without any evidence' },
    format: {
      type: 'string',
      choices: ['text', 'json'],
      description: 'how the list is written (default: text)',
    },
    json: jsonOption,
  },
  examples: ['grounds list --status proposed', 'grounds list --without-evidence --json'],

  async run({ options }, context) {
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const wantedTags = options.tag.map((tag) => tag.toLowerCase());
    const decisions = workspace
      .all()
      .filter(
        ({ status, tags, evidence }) =>
          (options.status.length === 0 || options.status.includes(status)) &&
          (wantedTags.length === 0 || tags.some((tag) => wantedTags.includes(tag.toLowerCase()))) &&
          (!options['without-evidence'] || evidence.length === 0),
      );
    if (options.json || options.format === 'json') {
      context.print(
        JSON.stringify(
          decisions.map((decision) => reportDecision(decision, decision.state)),
          null,
          2,
        ),
      );
    } else if (decisions.length === 0) {
      context.note('No decision is like that; `grounds list` shows all of them.');
    } else {
      decisionTables(decisions, context.io.columns, context.paint).forEach(context.print);
    }
    return 0;
  },
});
