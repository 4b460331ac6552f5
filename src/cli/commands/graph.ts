import { mapOrders } from '../../core/map/mapOrder';
import { defineCommand } from '../command';
import { formatOf, jsonOption } from '../options';
import { writeOutput } from '../output';
import type { mapFormats } from '../pages/mapPages';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

const formats = ['mermaid', 'svg', 'html', 'json'] as const satisfies typeof mapFormats;

/** `grounds graph` */
export const graph = defineCommand({
  name: 'graph',
  summary: 'draws all decisions and how they relate',
  details: [
    'Evidence is checked first, so that each decision is drawn as it stands. Mermaid is drawn by forges and editors within Markdown; SVG and HTML are one file each that loads nothing. The same decisions give the same text.',
    'By area, decisions that relate stand next to each other within their folder, or within their first tag where all are in one folder; by time there is a column for each month, quarter or year.',
  ],
  positionals: [],
  options: {
    format: { type: 'string', choices: formats, description: 'how it is written (default: mermaid)' },
    json: jsonOption,
    by: {
      type: 'string',
      choices: mapOrders,
      description: 'with --format svg or html: what it is laid out by (default: area)',
    },
    output: { type: 'string', short: 'o', value: 'FILE', description: 'write it to FILE' },
  },
  examples: ['grounds graph', 'grounds graph --format svg --by time --output decisions.svg'],

  async run({ options }, context) {
    const format = formatOf(options, 'graph', 'mermaid');
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    await workspace.verify(undefined, { token: context.token });
    // In the build this is in a file of its own: no other command loads what lays maps out.
    const { mapOf, writeMap } = await import('../pages.js');
    const written = writeMap(mapOf(workspace), options.by ?? 'area', format);
    if (options.output === undefined) {
      context.io.stdout.write(written);
    } else {
      await writeOutput(context, options.output, written);
    }
    return 0;
  },
});
