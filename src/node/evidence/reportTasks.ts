import { basename } from 'node:path';
import { OutlineSink } from '../../core/assist/reportOutline';
import type { ReportOutline } from '../../core/assist/reportOutline';
import type { FileReading, Query } from '../../core/evidence/query';
import type { PersonalDetail } from '../../core/evidence/redact';
import { readReport } from '../../core/evidence/readReport';
import { ReportError } from '../../core/evidence/report';
import { FileReadError } from '../../core/ports';
import { toFileReadError } from '../boundedRead';
import { keep, placeFor } from '../keepFile';
import type { Kept, KeptAt } from '../keepFile';
import { inspectFile } from '../redactFile';
import { bytesOf, readAnswers, requireReport } from '../reportFile';
import { normaliserFor } from './reportPaths';

/** A report, and whether its personal details are left out. Plain data: it crosses threads. */
export interface TaskFile {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the report, which need not be in the repository. */
  readonly file: string;
  readonly format?: string | undefined;
  readonly isRedacted?: boolean | undefined;
}

/** What can be done with a report away from the main thread, each with what it takes. Plain data. */
export type ReportTask = TaskFile &
  (
    | { readonly ask: 'outline' }
    /** What of it is personal. */
    | { readonly ask: 'inspect' }
    | { readonly ask: 'answers'; readonly queries: readonly Query[] }
    /** Where a copy would go: see `placeFor`. */
    | { readonly ask: 'place'; readonly folder: string; readonly name: string }
    /** Copies it to a path of the repository: see `keep`. */
    | { readonly ask: 'keep'; readonly path: string }
  );

/** The task of one kind. */
export type TaskOf<Ask extends ReportTask['ask']> = Extract<ReportTask, { readonly ask: Ask }>;

/** What comes of a task. Plain data. */
export interface ReportResults {
  readonly outline: ReportOutline;
  readonly inspect: readonly PersonalDetail[];
  readonly answers: FileReading;
  readonly place: KeptAt | undefined;
  readonly keep: boolean;
}

/** How a task ended. Plain data: errors lose what they are when they cross threads. */
export type TaskOutcome =
  | { readonly kind: 'done'; readonly value: ReportResults[ReportTask['ask']] }
  | {
      readonly kind: 'failed';
      /** Undefined when it was none of the file's faults. */
      readonly error:
        | { readonly of: 'file'; readonly kind: FileReadError['kind'] }
        | { readonly of: 'report'; readonly kind: ReportError['kind'] }
        | undefined;
      readonly message: string;
    };

/** Does a task. Never rejects. */
export async function runReportTask(task: ReportTask): Promise<TaskOutcome> {
  try {
    return { kind: 'done', value: await resultOf(task) };
  } catch (error) {
    const known = error instanceof ReportError ? error : toFileReadError(error);
    const message = known instanceof Error ? known.message : String(known);
    if (known instanceof ReportError) {
      return { kind: 'failed', error: { of: 'report', kind: known.kind }, message };
    }
    const kind = known instanceof FileReadError ? known.kind : undefined;
    return { kind: 'failed', error: kind === undefined ? undefined : { of: 'file', kind }, message };
  }
}

async function resultOf(task: ReportTask): Promise<ReportResults[ReportTask['ask']]> {
  const { root, file, format } = task;
  await requireReport(file);
  switch (task.ask) {
    case 'outline': {
      const sink = new OutlineSink();
      const options = { context: { normalisePath: normaliserFor(root) }, name: basename(file), format };
      return sink.outline((await readReport(bytesOf(file), options, sink)).format);
    }
    case 'inspect':
      return (await inspectFile(file, root)).details;
    case 'answers': {
      const report = { path: file, bytes: await keptOf(task), root, format };
      return readAnswers(report, task.queries);
    }
    case 'place':
      return placeFor(root, task.folder, task.name, await keptOf(task));
    case 'keep':
      return keep(root, task.path, await keptOf(task));
  }
}

async function keptOf({ root, file, isRedacted }: TaskFile): Promise<Kept> {
  return isRedacted === true ? (await inspectFile(file, root)).redacted : () => bytesOf(file);
}
