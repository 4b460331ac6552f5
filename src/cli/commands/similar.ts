import { writeSimilarJson, writeSimilarText } from '../../core/report/similar';
import { similarDecisions } from '../../core/search/similar';
import { openSearch } from '../../node/openSearch';
import { defineCommand } from '../command';
import { jsonOption } from '../options';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

const LIMIT = 8;

/** `grounds similar` */
export const similar = defineCommand({
  name: 'similar',
  summary: 'shows decisions that are about much the same, and evidence of them that could be cited',
  details: [
    'Compared are the words of title, options and tags. Evidence could be cited where it is about an option that both decisions consider: `from: ADR-0003#E2`.',
  ],
  positionals: [{ name: 'REF', ask: 'say which decision others should be like' }],
  options: {
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: ['grounds similar 7'],

  async run({ options, positionals }, context) {
    const [ref = ''] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, ref);
    const { parsed } = await openRecord(workspace, decision);
    const found = await similarDecisions(parsed, openSearch(repository.root, workspace), {
      limit: LIMIT,
      textOf: (path) => workspace.textOf(path),
      token: context.token,
    });
    if (options.json || options.format === 'json') {
      context.io.stdout.write(writeSimilarJson(found));
    } else if (found.length === 0) {
      context.note('No other decision is about much the same.');
    } else {
      context.io.stdout.write(writeSimilarText(found, context.paint));
    }
    return 0;
  },
});
