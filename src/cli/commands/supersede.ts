import { supersede as supersedeRecords } from '../../core/workspace/supersede';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import { draftOrRefuse } from '../createRecord';
import { UsageError } from '../errors';
import { findDecision, nameOf, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import { refuseCircle } from '../supersession';
import { prepareRecord, recordOptions, recordsOf, writeRecord } from '../writeNew';
import { announce } from './new';

/** `grounds supersede` */
export const supersede = defineCommand({
  name: 'supersede',
  summary: 'marks a decision as superseded by another one, on both sides',
  details: [
    'OLD and NEW are ids, numbers, file names or paths; `3#caching` means a part of decision 3. With --title the new decision is written first. Saying it twice changes nothing.',
  ],
  positionals: [
    { name: 'OLD', ask: 'say which decision is superseded, and by which' },
    { name: 'NEW', ask: 'say which decision supersedes it', optional: true },
  ],
  options: {
    title: { type: 'string', value: 'TITLE', description: 'write a new decision with this title as NEW' },
    ...recordOptions,
    'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
  },
  examples: ['grounds supersede 3 8', 'grounds supersede 3 --title "Use SQLite for the local store"'],

  async run({ options, positionals }, context) {
    const [givenOld = '', givenNew] = positionals;
    const { title, 'dry-run': dryRun } = options;
    if ((givenNew === undefined) === (title === undefined)) {
      throw new UsageError(
        givenNew === undefined
          ? `Say which decision supersedes ${givenOld}: \`grounds supersede OLD NEW\`, or --title for a new one.`
          : 'NEW and --title contradict each other: leave one out.',
        'supersede',
      );
    }
    const forNew = Object.keys(recordOptions).filter((name) =>
      isGiven(options[name as keyof typeof recordOptions]),
    );
    if (givenNew !== undefined && forNew.length > 0) {
      throw new UsageError(
        `--${forNew[0] ?? ''} is about a new decision: give --title, or leave it out.`,
        'supersede',
      );
    }
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const older = findDecision(context, repository, workspace, givenOld);
    if (givenNew === undefined) {
      const order = await prepareRecord(context, repository, workspace, title ?? '', options, givenOld);
      if (dryRun) {
        const { identity, changes } = draftOrRefuse(order.request, order.numbered);
        context.print(context.paint.bold(`${identity.path} (new)`));
        await changeRecords(context, repository, recordsOf(order), { kind: 'edits', changes }, true);
        context.note('Nothing was written.');
      } else {
        announce(context, repository, await writeRecord(context, repository, order));
      }
      return 0;
    }
    const newer = findDecision(context, repository, workspace, givenNew).decision;
    if (newer.path === older.decision.path) {
      throw new UsageError(`${nameOf(newer)} cannot supersede itself: name two decisions.`, 'supersede');
    }
    if (older.fragment === undefined) {
      refuseCircle(workspace, newer, older.decision);
    }
    const records = [
      await openRecord(workspace, newer),
      await openRecord(workspace, older.decision),
    ] as const;
    const sides = supersedeRecords(...records, older.fragment);
    const changed = await changeRecords(context, repository, records, sides, dryRun);
    const part = older.fragment === undefined ? '' : `#${older.fragment}`;
    const said = `${older.decision.id}${part} is superseded by ${newer.id}`;
    context.note(
      changed ? (dryRun ? 'Nothing was written.' : `${said}.`) : `${said} already; nothing to change.`,
    );
    return 0;
  },
});

function isGiven(value: string | readonly string[] | undefined): boolean {
  return value !== undefined && value.length > 0;
}
