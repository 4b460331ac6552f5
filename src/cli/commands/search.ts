import { searchData, writeSearchText } from '../../core/report/searchResults';
import { parseSearchQuery } from '../../core/search/searchQuery';
import { openSearch } from '../../node/openSearch';
import { defineCommand } from '../command';
import { UsageError } from '../errors';
import { jsonOption } from '../options';
import { wholeNumber } from '../wholeNumber';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

const USUAL_LIMIT = 10;
const MAX_LIMIT = 100;

/** `grounds search` */
export const search = defineCommand({
  name: 'search',
  summary: 'searches decisions, what their evidence found and the columns of their data',
  details: [
    'The best come first, each with the line that shows why. The end of a word may be missing, and of long words a letter may be wrong.',
    'Filters narrow it: `status:accepted`, `tag:storage`, `by:NAME` for anyone whom the record names, `evidence:benchmark` for a type of evidence or `evidence:none`, `category:risk`. Values of one filter are alternatives; different filters all have to hold. Without words the latest come first.',
  ],
  positionals: [{ name: 'WORDS', ask: 'say what to search for', repeated: true }],
  options: {
    limit: {
      type: 'string',
      value: 'N',
      description: `how many decisions are shown (default: ${USUAL_LIMIT})`,
    },
    format: { type: 'string', choices: ['text', 'json'], description: 'how it is written (default: text)' },
    json: jsonOption,
  },
  examples: [
    'grounds search "write latency"',
    'grounds search cache status:accepted evidence:benchmark --json',
  ],

  async run({ options, positionals }, context) {
    const query = parseSearchQuery(positionals.join(' '));
    const limit = wholeNumber('--limit', options.limit, {
      usual: USUAL_LIMIT,
      most: MAX_LIMIT,
      command: 'search',
    });
    if (query.problems.length > 0) {
      throw new UsageError(query.problems.join('\n'), 'search');
    }
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const result = await openSearch(repository.root, workspace).search(query, {
      limit,
      token: context.token,
    });
    if (options.json || options.format === 'json') {
      const report = { ...result, stateOf: workspace.stateOf.bind(workspace) };
      context.print(JSON.stringify(searchData(report), null, 2));
    } else if (result.hits.length === 0) {
      context.note('No decision is like that; `grounds list` shows all of them.');
    } else {
      context.io.stdout.write(writeSearchText(result, context.paint));
    }
    return 0;
  },
});
