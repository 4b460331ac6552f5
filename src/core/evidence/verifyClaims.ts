import type { EvidenceVerdict } from '../model/evidence';
import type { DataRequest, EvidenceSnapshot, WorkHooks } from '../ports';
import type { EvidenceClaim } from './claim';
import type { DataFile } from './facts';
import { judge } from './judge';
import { queriesOf } from './query';
import type { Query, ReportedClaim } from './query';
import type { ReportClaims } from './reverseLinks';

// Whoever reads reports asks what their tests claim, and nobody else does: the two are loaded together.
export { reverseLinksOf } from './reverseLinks';
export { followCitations } from './citations';

/** The evidence of one record. */
export interface ClaimsOfRecord {
  readonly path: string;
  /** The titles of the record's options. */
  readonly options: readonly string[];
  readonly claims: readonly EvidenceClaim[];
  /** Reports that are kept with its evidence and that no item need name. */
  readonly kept?: readonly string[];
}

/** What checking evidence gave. */
export interface Verification {
  /** In the order of the records and their items. */
  readonly verdicts: readonly EvidenceVerdict[];
  /** For each record, in their order, the reports of it in which tests claim decisions. */
  readonly reports: readonly (readonly ReportClaims[])[];
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
 * @throws CancelledError
 */
export async function verifyClaims(
  records: readonly ClaimsOfRecord[],
  snapshot: EvidenceSnapshot,
  hooks: WorkHooks,
): Promise<Verification> {
  const { facts } = snapshot;
  const claims = records.flatMap((record) => record.claims);
  const kept = records.flatMap((record) => record.kept ?? []);
  const [, files] = await Promise.all([
    snapshot.prepare(commitsNamedBy(claims), movedFrom(claims, snapshot)),
    readFiles(claims, kept, snapshot, hooks),
  ]);
  return {
    verdicts: records.flatMap(({ path, options, claims: own }) =>
      own.map((claim) => judge(claim, files.of(claim), { path, options, repository: facts })),
    ),
    reports: records.map((record) => {
      const named = record.claims.flatMap(({ file }) => file ?? []);
      return [...new Set([...named, ...(record.kept ?? [])])].flatMap((report) => {
        const said = files.claimsOf(report);
        return said.length === 0 ? [] : [{ report, claims: said }];
      });
    }),
  };
}

/** Data files that were read. */
interface ReadFiles {
  /** The one that a claim names, with the answers to its own questions. */
  of(claim: EvidenceClaim): DataFile | undefined;
  /** What the tests of a report say about decisions. */
  claimsOf(path: string): readonly ReportedClaim[];
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

/** Reads all files that claims name, and those kept beside them. */
async function readFiles(
  claims: readonly EvidenceClaim[],
  kept: readonly string[],
  snapshot: EvidenceSnapshot,
  hooks: WorkHooks,
): Promise<ReadFiles> {
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
  const named = new Set([...pending.values()].map(({ path }) => path));
  for (const path of new Set(kept)) {
    if (!named.has(path)) {
      pending.set(path, { path, format: undefined, queries: [], places: new Map() });
    }
  }
  const requests: readonly DataRequest[] = [...pending.values()];
  const files = await snapshot.read(requests, hooks);
  const read = new Map([...pending].map(([key, entry], index) => [key, { entry, file: files[index] }]));
  const said = new Map<string, readonly ReportedClaim[]>();
  for (const { entry, file } of read.values()) {
    if (file?.kind === 'read' && file.reading !== undefined && file.reading.claims.length > 0) {
      said.set(entry.path, file.reading.claims);
    }
  }
  return {
    of(claim) {
      const found = claim.file === undefined ? undefined : read.get(keyOf(claim));
      return found?.file === undefined ? undefined : withOwnAnswers(found.file, found.entry, claim);
    },
    claimsOf: (path) => said.get(path) ?? [],
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
