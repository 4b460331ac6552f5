import type { EvidenceVerdict } from '../model/evidence';
import type { DataRequest, EvidenceSnapshot, WorkHooks } from '../ports';
import type { EvidenceClaim } from './claim';
import type { DataFile } from './facts';
import { judge } from './judge';
import { queriesOf } from './query';
import type { Query } from './query';

/** The evidence of one record. */
export interface ClaimsOfRecord {
  readonly path: string;
  /** The titles of the record's options. */
  readonly options: readonly string[];
  readonly claims: readonly EvidenceClaim[];
}

/** A data file with the questions of all items to it. */
interface PendingFile {
  readonly path: string;
  readonly format: string | undefined;
  readonly queries: Query[];
  /** Where a question is among `queries`, by what it asks. */
  readonly places: Map<string, number>;
}

/**
 * Checks items of evidence of any number of records. Each data file is read once for all of them.
 * @returns the verdicts in the order of the records and their items
 * @throws CancelledError
 */
export async function verifyClaims(
  records: readonly ClaimsOfRecord[],
  snapshot: EvidenceSnapshot,
  hooks: WorkHooks,
): Promise<readonly EvidenceVerdict[]> {
  const { facts } = snapshot;
  const claims = records.flatMap((record) => record.claims);
  const [, files] = await Promise.all([
    snapshot.prepare(commitsNamedBy(claims), movedFrom(claims, snapshot)),
    readFiles(claims, snapshot, hooks),
  ]);
  return records.flatMap(({ path, options, claims: own }) =>
    own.map((claim) => judge(claim, files(claim), { path, options, repository: facts })),
  );
}

function commitsNamedBy(claims: readonly EvidenceClaim[]): ReadonlySet<string> {
  return new Set(claims.flatMap(({ type, commit }) => (type === 'commit' ? (commit ?? []) : [])));
}

/** The commits that data was captured at whose covered code is other code now. */
function movedFrom(claims: readonly EvidenceClaim[], { facts }: EvidenceSnapshot): ReadonlySet<string> {
  const commits = new Set<string>();
  for (const { covers, captured, reconfirmed } of claims) {
    if (covers !== undefined && captured?.tree !== undefined && captured.commit !== undefined) {
      const tree = facts.covered(covers)?.tree;
      if (tree !== undefined && tree !== captured.tree && !reconfirmed.includes(tree)) {
        commits.add(captured.commit);
      }
    }
  }
  return commits;
}

/** Reads all files that claims name, and gives each claim its own with the answers to its own questions. */
async function readFiles(
  claims: readonly EvidenceClaim[],
  snapshot: EvidenceSnapshot,
  hooks: WorkHooks,
): Promise<(claim: EvidenceClaim) => DataFile | undefined> {
  const pending = new Map<string, PendingFile>();
  for (const claim of claims) {
    const { file, format } = claim;
    if (file === undefined) {
      continue;
    }
    const key = keyOf(claim);
    let entry = pending.get(key);
    if (entry === undefined) {
      entry = { path: file, format, queries: [], places: new Map() };
      pending.set(key, entry);
    }
    for (const query of allQueries(claim)) {
      const asked = JSON.stringify(query);
      if (!entry.places.has(asked)) {
        entry.places.set(asked, entry.queries.length);
        entry.queries.push(query);
      }
    }
  }
  const requests: readonly DataRequest[] = [...pending.values()];
  const files = await snapshot.read(requests, hooks);
  const read = new Map([...pending].map(([key, entry], index) => [key, { entry, file: files[index] }]));
  return (claim) => {
    const found = claim.file === undefined ? undefined : read.get(keyOf(claim));
    return found?.file === undefined ? undefined : withOwnAnswers(found.file, found.entry, claim);
  };
}

/** Claims with the same key are answered by one pass over one file. Words are looked for in it as a text, whatever it is. */
function keyOf({ file, format, quote }: EvidenceClaim): string {
  return `${quote === undefined ? '' : 'quote'}\n${format ?? ''}\n${file ?? ''}`;
}

function allQueries(claim: EvidenceClaim): readonly Query[] {
  const { main, byOption } = queriesOf(claim);
  return main === undefined ? byOption.map(({ query }) => query) : [main];
}

function withOwnAnswers(file: DataFile, { places }: PendingFile, claim: EvidenceClaim): DataFile {
  if (file.kind !== 'read' || file.reading === undefined) {
    return file;
  }
  const { reading } = file;
  const answers = allQueries(claim).flatMap((query) => {
    const answer = reading.answers[places.get(JSON.stringify(query)) ?? -1];
    return answer === undefined ? [] : [answer];
  });
  return { ...file, reading: { ...reading, answers } };
}
