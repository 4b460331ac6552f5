import { relationKinds } from '../../core/model/decision';
import type { RelationKind } from '../../core/model/decision';
import { enumerate } from '../../core/report/wording';
import { linkDecisions, linkKinds } from '../../core/workspace/link';
import type { LinkKind } from '../../core/workspace/link';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import { UsageError } from '../errors';
import { linkCommits } from '../linkCommits';
import { didYouMean } from '../parseArguments';
import { findDecision, nameOf, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import { refuseCircle } from '../supersession';

/** Relations that are stated from the other side. */
const REVERSED: Readonly<Partial<Record<RelationKind, LinkKind>>> = {
  'superseded-by': 'supersedes',
  'amended-by': 'amends',
};

/** `grounds link` */
export const link = defineCommand({
  name: 'link',
  summary: 'relates two decisions, or lists the commits that carry one out',
  details: [
    `KIND is one of ${enumerate(linkKinds, 'or')}. FROM and TO are ids, numbers, file names or paths; \`3#caching\` means a part of decision 3. Saying it twice changes nothing.`,
    'With --commit, FROM alone is named: the commit is listed in its front matter by its whole id. SHA is an id, an abbreviation, or any revision such as HEAD. A commit that git does not know, or that is not part of what is checked out, is refused.',
  ],
  positionals: [
    { name: 'FROM', ask: 'say which decisions to relate, and how' },
    { name: 'KIND', ask: 'say how they relate', optional: true },
    { name: 'TO', ask: 'say which decision to relate to', optional: true },
  ],
  options: {
    commit: {
      type: 'string',
      value: 'SHA',
      multiple: true,
      description: 'list a commit that carries the decision out',
    },
    force: { type: 'boolean', description: 'list a commit that is not part of what is checked out' },
    'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
  },
  examples: [
    'grounds link 7 depends-on 3',
    'grounds link ADR-0009 amends "ADR-0004#retries" --dry-run',
    'grounds link 7 --commit 9fc2a8c',
  ],

  async run({ options, positionals }, context) {
    const [first = '', givenKind, second] = positionals;
    const { commit, force } = options;
    if (commit.length > 0 && givenKind === undefined) {
      await linkCommits(context, first, commit, { dryRun: options['dry-run'], force });
      return 0;
    }
    if (commit.length > 0 || force) {
      throw new UsageError('Relate a decision to another one, or to commits with --commit.', 'link');
    }
    if (givenKind === undefined || second === undefined) {
      throw new UsageError(
        givenKind === undefined
          ? 'Say how they relate and to which decision, or list a commit with --commit: `grounds link FROM KIND TO`.'
          : 'Say which decision to relate to: `grounds link FROM KIND TO`.',
        'link',
      );
    }
    const { kind, isReversed } = readKind(givenKind);
    const [givenFrom, givenTo] = isReversed ? [second, first] : [first, second];
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const from = findDecision(context, repository, workspace, givenFrom).decision;
    const to = findDecision(context, repository, workspace, givenTo);
    if (from.path === to.decision.path) {
      throw new UsageError(`${nameOf(from)} cannot be related to itself: name two decisions.`, 'link');
    }
    if (kind === 'supersedes' && to.fragment === undefined) {
      refuseCircle(workspace, from, to.decision);
    }
    const records = [await openRecord(workspace, from), await openRecord(workspace, to.decision)] as const;
    const sides = linkDecisions(...records, kind, to.fragment);
    const dryRun = options['dry-run'];
    const changed = await changeRecords(context, repository, records, sides, dryRun);
    const said = `${from.id} ${kind.replace('-', ' ')} ${to.decision.id}`;
    context.note(
      changed ? (dryRun ? 'Nothing was written.' : `${said}.`) : `${said} already; nothing to change.`,
    );
    return 0;
  },
});

function readKind(given: string): { readonly kind: LinkKind; readonly isReversed: boolean } {
  const kind = linkKinds.find((candidate) => candidate === given);
  if (kind !== undefined) {
    return { kind, isReversed: false };
  }
  const reversed = relationKinds
    .filter((candidate) => candidate === given)
    .map((candidate) => REVERSED[candidate])[0];
  if (reversed !== undefined) {
    return { kind: reversed, isReversed: true };
  }
  const hint =
    didYouMean(given, [...linkKinds, ...Object.keys(REVERSED)]) ??
    `it is one of ${enumerate(linkKinds, 'or')}`;
  throw new UsageError(`\`${given}\` is not a kind of relation: ${hint}.`, 'link');
}
