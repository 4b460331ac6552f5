import { mapOf } from '../../core/map/decisionMap';
import { mapOrders } from '../../core/map/mapOrder';
import { diagramOf, writeMermaid } from '../../core/report/exportDiagram';
import { defineCommand } from '../command';
import { formatOf, jsonOption } from '../options';
import { writeOutput } from '../output';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

const formats = ['mermaid', 'svg', 'html', 'json'] as const;

/** `grounds graph` */
export const graph = defineCommand({
  name: 'graph',
  summary: 'draws all decisions and how they relate',
  details: [
    'Mermaid is drawn by forges and editors within Markdown. SVG and HTML are one file each that loads nothing; for them and JSON evidence is checked first, so that each decision is shown as it stands. The same decisions give the same text.',
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
    const write = async (): Promise<string> => {
      if (format === 'mermaid') {
        return writeMermaid(diagramOf(workspace));
      }
      await workspace.verify(undefined, { token: context.token });
      // In the build this is in a file of its own: no other format loads what lays maps out.
      const { writeMap } = await import('../pages.js');
      return writeMap(mapOf(workspace), options.by ?? 'area', format);
    };
    await writeOutput(context, options.output, await write());
    return 0;
  },
});
