import { relationKinds } from '../../core/model/decision';
import type { RelationKind } from '../../core/model/decision';
import { enumerate } from '../../core/report/wording';
import { linkDecisions, linkKinds } from '../../core/workspace/link';
import type { LinkKind } from '../../core/workspace/link';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import { UsageError } from '../errors';
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
  summary: 'relates two decisions',
  details: [
    `KIND is one of ${enumerate(linkKinds, 'or')}. FROM and TO are ids, numbers, file names or paths; \`3#caching\` means a part of decision 3. Saying it twice changes nothing.`,
  ],
  positionals: [
    { name: 'FROM', ask: 'say which decisions to relate, and how' },
    { name: 'KIND', ask: 'say how they relate' },
    { name: 'TO', ask: 'say which decision to relate to' },
  ],
  options: { 'dry-run': { type: 'boolean', description: 'show the change and write nothing' } },
  examples: ['grounds link 7 depends-on 3', 'grounds link ADR-0009 amends "ADR-0004#retries" --dry-run'],

  async run({ options, positionals }, context) {
    const [first = '', givenKind = '', second = ''] = positionals;
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
