import { attachOptions } from '../attachOptions';
import { attachReport } from '../attachReport';
import { defineCommand } from '../command';
import { findDecision } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';

/** `grounds attach` */
export const attach = defineCommand({
  name: 'attach',
  summary: 'makes evidence of a report or a table',
  details: [
    'Shows what is in the file (tests, measurements, columns, values of JSON), takes from it what you choose, and writes an entry with your finding into the record. On a terminal it asks; in scripts the options say it.',
    'The file is copied into the evidence folder, unless git tracks it already. Nothing is overwritten. Host names, user names and home folders in it are shown, and replaced in the copy unless you want them kept. `grounds pin` records afterwards what the data says.',
  ],
  positionals: [
    { name: 'ID', ask: 'say which decision the data is about' },
    { name: 'FILE', ask: 'say which file holds the data' },
  ],
  options: attachOptions,
  examples: [
    'grounds attach 7 build/junit.xml',
    'grounds attach 7 build/junit.xml --tests "store.Store#*" --supports SQLite --finding "What is put can be got."',
    'grounds attach 7 load.csv --column latency_ms --stat p95 --unit ms --better lower --compare SQLite=option=sqlite --compare PostgreSQL=option=postgres --supports SQLite --finding "Only SQLite stays under 200 ms."',
  ],

  async run({ options, positionals }, context) {
    const [id = '', file = ''] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const { decision } = findDecision(context, repository, workspace, id);
    const attached = await attachReport(context, {
      command: 'attach',
      ...{ repository, workspace, decision, file, options },
    });
    context.note(
      options['dry-run']
        ? 'Nothing was written.'
        : `${decision.id} has evidence ${attached.id} now. Next: commit the data, then \`grounds pin ${decision.id} ${attached.id}\`.`,
    );
    return 0;
  },
});
