import { join, relative, sep } from 'node:path';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { draftOrRefuse } from '../createRecord';
import type { GoodDraft } from '../createRecord';
import { askProblemFirst } from '../problem';
import { findRepository, openWorkspace } from '../repository';
import type { Repository } from '../repository';
import { prepareRecord, recordOptions, writeRecord } from '../writeNew';

/** `grounds new` */
export const newRecord = defineCommand({
  name: 'new',
  summary: 'writes the next decision record and prints its path',
  details: [
    'On a terminal it asks for the problem and what shows it, then for the options; Enter leaves each for later. A draft without options is fine.',
    'The record is numbered or dated as its neighbours are. Nothing is ever overwritten, also when several people do this at once.',
  ],
  positionals: [{ name: 'TITLE', ask: 'say in a few words what is decided' }],
  options: {
    supersedes: {
      type: 'string',
      value: 'REF',
      description: 'the decision that this one takes the place of; it is changed too',
    },
    ...recordOptions,
    print: { type: 'boolean', description: 'print the record and write nothing' },
  },
  examples: [
    'grounds new "Use SQLite for the local store"',
    'grounds new "Answer searches in time" --problem "A search takes a minute." --shown-by https://example.com/incidents/17 --shows "Two customers waited."',
    'grounds new "Use SQLite for the local store" --option SQLite --option PostgreSQL --supersedes 3',
    '$EDITOR "$(grounds new "Use SQLite for the local store")"',
  ],

  async run({ options, positionals }, context) {
    const [title = ''] = positionals;
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    const told = await askProblemFirst(context, options);
    const order = await prepareRecord(context, repository, workspace, title, told, options.supersedes);
    if (options.print) {
      context.io.stdout.write(draftOrRefuse(order.request, order.numbered).text);
      return 0;
    }
    announce(context, repository, await writeRecord(context, repository, order));
    return 0;
  },
});

/** Prints the path of a new record, as one opens it from here, and says what else was changed. */
export function announce(
  { cwd, print, note }: CommandContext,
  { root }: Repository,
  { identity, changes }: GoodDraft,
): void {
  print(relative(cwd, join(root, identity.path)).split(sep).join('/'));
  for (const { path } of changes) {
    note(`${path} says now that it is superseded by ${identity.id}.`);
  }
}
