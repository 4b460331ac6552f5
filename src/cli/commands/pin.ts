import type { CaptureCommit, PinPlan } from '../../core/evidence/pin';
import { planPin } from '../../core/evidence/pin';
import type { EvidenceClaim } from '../../core/evidence/claim';
import { editCaptured } from '../../core/fix/capturedEdits';
import type { Capture } from '../../core/fix/capturedEdits';
import type { Decision } from '../../core/model/decision';
import type { EvidenceVerdict } from '../../core/model/evidence';
import type { FileEdit } from '../../core/model/finding';
import { printable } from '../../core/report/printable';
import { count } from '../../core/report/wording';
import type { DecisionWorkspace } from '../../core/service';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { TreeIndex } from '../../node/evidence/treeIndex';
import { createGit } from '../../node/git/git';
import { changeRecords } from '../changes';
import { defineCommand } from '../command';
import type { CommandContext } from '../command';
import { CliError, UsageError } from '../errors';
import { findEvidence } from '../evidence';
import { findDecision, openRecord } from '../references';
import { findRepository, openWorkspace, requireDecisions } from '../repository';
import type { Repository } from '../repository';

/** What becomes of one item. */
interface PlannedItem {
  readonly decision: Decision;
  readonly claim: EvidenceClaim;
  readonly plan: PinPlan;
}

/** `grounds pin` */
export const pin = defineCommand({
  name: 'pin',
  summary: 'records what the data of evidence says',
  details: [
    'Writes `captured` into the record: the result, the commit, the digest of the file and the digest of the covered code. Nothing else in the record changes, and pinning again changes nothing.',
    'Refused are covered files with uncommitted changes, a report that says it was made from another commit, and selectors that match nothing. The rest is pinned all the same, and the exit code is 1.',
  ],
  positionals: [
    { name: 'ID', ask: 'say which decision, or --all', optional: true },
    { name: 'EVIDENCE', ask: 'say which item of evidence', optional: true },
  ],
  options: {
    all: { type: 'boolean', description: 'pin everything that is not pinned yet, in all decisions' },
    commit: {
      type: 'string',
      value: 'REV',
      description: 'the commit that the data was made from (default: the one that is checked out)',
    },
    'dry-run': { type: 'boolean', description: 'show the change and write nothing' },
  },
  examples: ['grounds pin 7', 'grounds pin 7 E2', 'grounds pin 7 E2 --commit v1.4.0', 'grounds pin --all'],

  async run({ options, positionals }, context) {
    const [id, evidence] = positionals;
    if (options.all === (id !== undefined)) {
      throw new UsageError(
        options.all ? '--all pins every decision: leave out the id.' : 'Say which decision to pin, or --all.',
        'pin',
      );
    }
    const repository = await findRepository(context);
    const workspace = await openWorkspace(context, repository);
    requireDecisions(repository, workspace);
    const decisions =
      id === undefined
        ? workspace.all().filter(({ evidence }) => evidence.length > 0)
        : [findDecision(context, repository, workspace, id).decision];
    await workspace.verify(
      decisions.map(({ path }) => path),
      { token: context.token },
    );
    const treeAt = options.commit === undefined ? undefined : await treeOf(repository, options.commit);
    const items = decisions.flatMap((decision) =>
      planned(workspace, decision, { evidence, onlyUnpinned: options.all }, treeAt),
    );
    await write(context, repository, workspace, items, options['dry-run']);
    return report(context, items, options['dry-run']);
  },
});

/** The commit that data was made from, and what stood under globs in it. */
type CommitTree = (claim: EvidenceClaim) => CaptureCommit;

/** @throws CliError when there is no such commit */
async function treeOf({ root }: Repository, revision: string): Promise<CommitTree> {
  const git = createGit(root);
  const commit = await git.commitOf(revision);
  if (commit === undefined) {
    throw new CliError(`There is no commit ${revision} in this clone: check the spelling, or fetch it.`);
  }
  const tree = new TreeIndex(await git.files(commit));
  return ({ covers }) => {
    const covered = covers === undefined || covers.length === 0 ? undefined : tree.covered(covers);
    if (covered !== undefined && covered.unmatched.length > 0) {
      throw new CliError(
        `${covered.unmatched.join(', ')} matches no file of ${revision}: correct \`covers\`.`,
      );
    }
    return { commit, tree: covered?.tree };
  };
}

function planned(
  workspace: DecisionWorkspace,
  decision: Decision,
  { evidence, onlyUnpinned }: { readonly evidence: string | undefined; readonly onlyUnpinned: boolean },
  treeAt: CommitTree | undefined,
): readonly PlannedItem[] {
  const claims = workspace.claimsOf(decision.path);
  const verdicts = workspace.verdictsOf(decision.path) ?? [];
  const chosen = evidence === undefined ? claims : [findEvidence(decision, claims, evidence)];
  return chosen.flatMap((claim) => {
    const verdict = verdicts.find(({ index }) => index === claim.index);
    if (verdict === undefined || (onlyUnpinned && !isUnpinned(claim, verdict))) {
      return [];
    }
    return [{ decision, claim, plan: planPin(claim, verdict, treeAt?.(claim)) }];
  });
}

function isUnpinned({ captured }: EvidenceClaim, { reasons }: EvidenceVerdict): boolean {
  return captured === undefined || reasons.some(({ code }) => code === 'not-pinned');
}

async function write(
  context: CommandContext,
  repository: Repository,
  workspace: DecisionWorkspace,
  items: readonly PlannedItem[],
  dryRun: boolean,
): Promise<void> {
  const records: OpenRecord[] = [];
  const changes: FileEdit[] = [];
  for (const decision of new Set(items.map((item) => item.decision))) {
    const captures = items.flatMap(({ decision: owner, claim, plan }): Capture[] =>
      owner === decision && plan.kind === 'pin' ? [{ index: claim.index, captured: plan.captured }] : [],
    );
    if (captures.length === 0) {
      continue;
    }
    const record = await openRecord(workspace, decision);
    const edits = editCaptured(record.parsed, captures);
    if (edits === undefined) {
      throw new CliError(
        `${decision.path} is written in a way in which \`captured\` cannot be added: write each item of \`evidence\` on lines of its own.`,
      );
    }
    records.push(record);
    changes.push({ path: decision.path, edits });
  }
  await changeRecords(context, repository, records, { kind: 'edits', changes }, dryRun);
}

/** @returns the exit code */
function report(context: CommandContext, items: readonly PlannedItem[], dryRun: boolean): number {
  const { note, paint } = context;
  const refused = items.filter(({ plan }) => plan.kind === 'refused');
  for (const { decision, claim, plan } of refused) {
    if (plan.kind === 'refused') {
      note(
        `${paint.red('not pinned')}  ${printable(`${decision.id} ${claim.id}: ${plan.why}; ${plan.wayOut}.`)}`,
      );
    }
  }
  const [only] = items;
  if (items.length === 1 && only?.plan.kind === 'not-pinnable') {
    note(`${only.decision.id} ${only.claim.id} has nothing to pin: ${only.plan.why}.`);
  }
  const pinned = items.filter(({ plan }) => plan.kind === 'pin').length;
  const same = items.filter(({ plan }) => plan.kind === 'unchanged').length;
  const parts = [
    `${count(pinned, 'item')} ${dryRun ? 'would be pinned' : 'pinned'}`,
    ...(same > 0 ? [`${same} pinned already`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ];
  note(`${parts.join(', ')}.`);
  return refused.length > 0 ? 1 : 0;
}
