import { AnswerSink, quoteFinder } from '../../../src/core/evidence/answers';
import type { CoveredCode, DataFile } from '../../../src/core/evidence/facts';
import type { Answer, FileReading } from '../../../src/core/evidence/query';
import { readReport } from '../../../src/core/evidence/readReport';
import { ReportError } from '../../../src/core/evidence/report';
import type { DataRequest, EvidenceSource } from '../../../src/core/ports';

/** What a repository in memory says about evidence, as tests state it. Plain JSON. */
export interface StatedFacts {
  /** ISO date; by default a day on which nothing has expired. */
  readonly today?: string;
  /** The commit that is checked out; null for none. */
  readonly head?: string | null;
  readonly trouble?: string;
  readonly incomplete?: 'shallow' | 'partial';
  /** The commits that are in the clone. */
  readonly commits?: readonly string[];
  /** Data files by their paths; the others are not there. */
  readonly files?: Readonly<Record<string, StatedFile>>;
  /** The code under globs; nothing else may be asked about. */
  readonly covered?: readonly StatedCode[];
  /** The paths that differ between a commit and what is checked out, by the commit. */
  readonly changed?: Readonly<Record<string, readonly string[]>>;
}

/** A data file. */
export interface StatedFile {
  /** By default `sha256:` and zeros. */
  readonly digest?: string;
  /** By default true. */
  readonly tracked?: boolean;
  /** Its lines, which are read as any report; or a reading, for what no text can show; null for a pointer of Git LFS. */
  readonly lines?: readonly string[];
  readonly reading?: FileReading | null;
  /** Why it cannot be read. */
  readonly failed?: {
    readonly code: 'file-missing' | 'file-outside' | 'file-unreadable';
    readonly message: string;
  };
}

/** The code under globs. */
export interface StatedCode {
  readonly globs: readonly string[];
  readonly tree: string;
  readonly unmatched?: readonly string[];
  readonly uncommitted?: readonly string[];
  /** What each glob that matches nothing may have meant. */
  readonly nearest?: Readonly<Record<string, readonly string[]>>;
}

const ZEROS = `sha256:${'0'.repeat(64)}`;

/** An evidence source over stated facts. Data files are read by the readers of Grounds. */
export function memoryEvidence(facts: StatedFacts): EvidenceSource {
  const {
    today = '2026-03-14',
    head = 'c'.repeat(40),
    trouble,
    incomplete,
    covered = [],
    changed = {},
  } = facts;
  const commit = head ?? undefined;
  return {
    open: () =>
      Promise.resolve({
        facts: {
          today,
          head: commit,
          trouble,
          incomplete,
          hasCommit: (id) => facts.commits?.includes(id) === true,
          covered: (globs) => (commit === undefined ? undefined : codeUnder(globs, covered)),
          changedSince: (id) => changed[id],
        },
        prepare: () => Promise.resolve(),
        read: (requests) => Promise.all(requests.map((request) => fileFor(request, facts.files ?? {}))),
      }),
  };
}

function codeUnder(globs: readonly string[], covered: readonly StatedCode[]): CoveredCode {
  const code = covered.find((entry) => entry.globs.join('\n') === globs.join('\n'));
  if (code === undefined) {
    throw new Error(`The facts say nothing about what ${globs.join(', ')} covers.`);
  }
  const { tree, unmatched = [], uncommitted = [], nearest } = code;
  return {
    tree,
    unmatched,
    uncommitted,
    ...(nearest !== undefined && { nearest: (glob: string) => nearest[glob] ?? [] }),
  };
}

async function fileFor(request: DataRequest, files: Readonly<Record<string, StatedFile>>): Promise<DataFile> {
  const { path } = request;
  const file = files[path];
  if (file === undefined) {
    return { kind: 'failed', code: 'file-missing', message: `there is no file ${path}`, digest: undefined };
  }
  const { digest = ZEROS, tracked = true, lines, reading, failed } = file;
  if (failed !== undefined) {
    return { kind: 'failed', ...failed, digest: file.digest };
  }
  const known = reading === undefined ? await readLines(request, lines ?? []) : (reading ?? undefined);
  return typeof known === 'string'
    ? { kind: 'failed', code: 'file-unreadable', message: `${path} cannot be used: ${known}`, digest }
    : { kind: 'read', digest, tracked, reading: known };
}

/** @returns why it cannot be read, as a text */
async function readLines(
  { path, format, queries }: DataRequest,
  lines: readonly string[],
): Promise<FileReading | string> {
  const text = lines.map((line) => `${line}\n`).join('');
  const sink = new AnswerSink(queries);
  if (queries.length > 0 && queries.every(({ ask }) => ask === 'quote')) {
    const answers = queries.map((query): Answer => ({
      kind: 'quote',
      found: query.ask === 'quote' && quoteFinder(text)(query.quote),
    }));
    return { ...sink.reading('text'), answers };
  }
  try {
    const bytes = (async function* () {
      yield await Promise.resolve(new TextEncoder().encode(text));
    })();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const read = await readReport(
      bytes,
      { context: { normalisePath: (given) => given }, name, format },
      sink,
    );
    return sink.reading(read.format);
  } catch (error) {
    if (error instanceof ReportError) {
      // A file of which nothing is asked needs no format.
      return error.kind === 'not-recognised' && queries.length === 0 ? sink.reading('text') : error.message;
    }
    throw error;
  }
}
