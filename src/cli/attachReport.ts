import {
  entryLines,
  nextEvidenceId,
  proposeType,
  selectClaiming,
  selectFailed,
  selectOnly,
  titlesOf,
} from '../core/evidence/attach';
import type { EntryDraft, Selection } from '../core/evidence/attach';
import type { ReportContents } from '../core/evidence/contents';
import { editFrontMatter } from '../core/fix/frontMatterEdits';
import type { Decision } from '../core/model/decision';
import type { TextEdit } from '../core/model/text';
import { contentsLines } from '../core/report/contents';
import { printable } from '../core/report/printable';
import { enumerate } from '../core/report/wording';
import type { DecisionWorkspace } from '../core/service';
import { throwIfCancelled } from '../core/workspace/cancellation';
import type { OpenRecord } from '../core/workspace/recordStatements';
import { createGit } from '../node/git/git';
import { discard, keep } from '../node/keepFile';
import { readContents } from '../node/reportFile';
import type { ReportFile } from '../node/reportFile';
import { answersTo } from './attachAnswers';
import { proposeCovers } from './attachCovers';
import { comparisonIn, selectionIn } from './attachOptions';
import type { AttachOptions } from './attachOptions';
import { askCovers, askFinding, askOptions, askSelection, askUnit, askerOf } from './attachQuestions';
import type { Asker } from './attachQuestions';
import { findSource, readable } from './attachSource';
import type { Source } from './attachSource';
import { changeRecords } from './changes';
import type { CommandContext } from './command';
import { CliError, UsageError } from './errors';
import { openRecord } from './references';
import type { Repository } from './repository';

/** A report that is to become evidence. */
export interface AttachOrder {
  readonly command: 'attach' | 'run' | 'outcome';
  readonly repository: Repository;
  readonly workspace: DecisionWorkspace;
  readonly decision: Decision;
  /** As a path that users give. */
  readonly file: string;
  readonly options: AttachOptions;
  /** More coverage reports than the one that was named. */
  readonly coverage?: readonly string[];
  /** When and by what it was made. */
  readonly captured?: EntryDraft['captured'];
  /** Whether it is a failure that the data shows. */
  readonly showsFailure?: boolean;
}

/** What was attached. */
export interface Attached {
  readonly id: string;
  /** Where the data is kept, relative to the root. */
  readonly path: string;
}

/**
 * Makes evidence of a report: shows what is in it, asks for what was not said where there is somebody to ask, copies the
 * file into the evidence folder unless it is kept already, and writes the entry.
 * @throws CliError; then nothing was written
 */
export async function attachReport(context: CommandContext, order: AttachOrder): Promise<Attached> {
  const { repository, workspace, decision, file, options, command } = order;
  const record = await openRecord(workspace, decision);
  const given = selectionIn(options, command);
  const asker = askerOf(context);
  if (asker === undefined && options.finding === undefined) {
    await listOnly(context, order);
    throw new UsageError('Say with --finding, in one sentence, what the data shows.', command);
  }
  const source = await findSource(context, repository, workspace, decision, file, options);
  const report: ReportFile = {
    path: source.file,
    bytes: source.kept,
    root: repository.root,
    format: options.format,
  };
  const contents = await contentsOf(context, file, report);
  throwIfCancelled(context.token);
  const selection = given ?? (await select(context, order, asker, contents));
  const draft = await draftOf(context, order, record, { source, contents, selection, asker });
  const edits = editFrontMatter(record.parsed, [
    { kind: 'append-item', path: ['evidence'], lines: entryLines(draft) },
  ]);
  if (edits === undefined) {
    throw new CliError(
      `${decision.path} is written in a way in which nothing can be added to \`evidence\`: write its items on lines of their own.`,
    );
  }
  const answers = await answersTo(file, record, edits, report);
  // Up to here nothing was written; from here on all of it is.
  throwIfCancelled(context.token);
  context.note(`The data says: ${printable(answers.join('; '))}.`);
  await write(context, order, record, edits, source);
  if (!options['dry-run']) {
    await sayWhatSpeaksAgainst(context, order, draft.id);
  }
  return { id: draft.id, path: source.at.path };
}

/** Says at once what `verify` would say about an item that does not hold. */
async function sayWhatSpeaksAgainst(
  { note, paint }: CommandContext,
  { workspace, decision }: AttachOrder,
  id: string,
): Promise<void> {
  await workspace.reload(decision.path);
  await workspace.verify([decision.path]);
  const verdict = workspace.verdictsOf(decision.path)?.find((candidate) => candidate.id === id);
  for (const { state, message } of verdict?.reasons ?? []) {
    if (state === 'contradicts' || state === 'broken') {
      note(`${paint.red(state)}  ${printable(`${id}: ${message}.`)}`);
    }
  }
}

/** Shows what could be said, to somebody who said too little. */
async function listOnly(context: CommandContext, order: AttachOrder): Promise<void> {
  const { repository, workspace, decision, file, options } = order;
  const quiet = { ...context, note: () => undefined };
  const source = await findSource(quiet, repository, workspace, decision, file, options);
  await contentsOf(context, file, { path: source.file, root: repository.root, format: options.format });
}

async function contentsOf(
  { note }: CommandContext,
  file: string,
  report: ReportFile,
): Promise<ReportContents> {
  const contents = await readable(file, () => readContents(report));
  const [head = '', ...rest] = contentsLines(contents);
  note(`${printable(file)}: ${head}`);
  rest.forEach(note);
  return contents;
}

async function select(
  { note }: CommandContext,
  { workspace, decision, showsFailure }: AttachOrder,
  asker: Asker | undefined,
  contents: ReportContents,
): Promise<Selection> {
  if (showsFailure === true) {
    const failed = selectFailed(contents);
    if (failed === undefined) {
      throw new CliError(
        'The command failed, but the report does not tell which tests did: say with --supports or --refutes what that shows.',
      );
    }
    return failed;
  }
  const claiming = selectClaiming(contents, (ref) => {
    const meant = workspace.resolve(ref, decision.folder);
    return meant.kind === 'found' && meant.decision.path === decision.path;
  });
  if (asker !== undefined) {
    return askSelection(asker, contents, claiming?.tests);
  }
  if (claiming?.tests !== undefined) {
    note(
      `Taken are the tests that claim ${decision.id}: ${printable(enumerate(claiming.tests))}. --tests names others.`,
    );
    return claiming;
  }
  const only = selectOnly(contents);
  if (only.kind === 'ask') {
    throw new CliError(`${MISSING[only.choices]}.`);
  }
  return only.selection;
}

/** What has to be said about a report in which there is a choice. */
const MISSING = {
  measurements:
    'Say which measurement is meant, as in `--select "bench=NAME"`, with --metric where it has several numbers',
  columns: 'Say which column is meant with --column, and with --stat how its values become one number',
  pointers: 'Say which value is meant with --pointer',
  nothing: 'Nothing in this report can be read as a result: name other data',
} as const;

/** What an entry is made from. */
interface Material {
  readonly source: Source;
  readonly contents: ReportContents;
  readonly selection: Selection;
  readonly asker: Asker | undefined;
}

async function draftOf(
  context: CommandContext,
  order: AttachOrder,
  record: OpenRecord,
  { source, contents, selection, asker }: Material,
): Promise<EntryDraft> {
  const { options, decision, command } = order;
  const comparison = comparisonIn(options, command).map(({ title, cells }) => ({
    title: titled(decision, [title])[0] ?? title,
    cells,
  }));
  const isMeasured = selection.tests === undefined || selection.tests.length === 0;
  const said = { unit: options.unit, better: options.better };
  const needsUnit =
    asker !== undefined &&
    isMeasured &&
    selection.metric === undefined &&
    said.unit === undefined &&
    said.better === undefined;
  const { unit, better } = needsUnit ? await askUnit(asker) : said;
  const { supports, refutes } = await sides(order, asker);
  const finding = options.finding ?? (asker === undefined ? undefined : await askFinding(asker));
  if (finding === undefined || finding.trim() === '') {
    throw new CliError('Nothing was attached: without a finding data is no evidence.');
  }
  return {
    ...selection,
    id: idFor(record, options.id),
    type: options.type ?? proposeType(contents, selection),
    finding: finding.trim(),
    supports,
    refutes,
    about: options.about,
    file: source.at.path,
    format: options.format,
    unit,
    better,
    atMost: options['at-most'],
    atLeast: options['at-least'],
    options: comparison,
    covers: await coversFor(context, order, record, contents, selection, asker),
    captured: order.captured,
  };
}

async function sides(
  { options, decision }: AttachOrder,
  asker: Asker | undefined,
): Promise<{ readonly supports: readonly string[]; readonly refutes: readonly string[] }> {
  const isSaid = options.supports.length + options.refutes.length > 0 || options.about !== undefined;
  if (asker === undefined || isSaid) {
    return { supports: titled(decision, options.supports), refutes: titled(decision, options.refutes) };
  }
  const supports = await askOptions(asker, 'support', decision.options);
  const others = decision.options.filter((title) => !supports.includes(title));
  return { supports, refutes: await askOptions(asker, 'refute', others) };
}

/** @throws CliError with the options that there are */
function titled({ id, options }: Decision, names: readonly string[]): readonly string[] {
  const found = titlesOf(names, options);
  if (found.kind === 'titled') {
    return found.titles;
  }
  const hint =
    found.meant === undefined ? `it has ${enumerate(options)}` : `did you mean \`${found.meant}\`?`;
  throw new CliError(`${found.name} is not among the options of ${id}: ${hint}.`);
}

function idFor({ parsed }: OpenRecord, given: string | undefined): string {
  const used = parsed.evidence.map(({ id }) => id?.value);
  if (given === undefined) {
    return nextEvidenceId(used);
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(given)) {
    throw new CliError(`--id cannot be \`${given}\`: it begins with a letter and has no spaces, as in E2.`);
  }
  if (used.some((id) => id?.toLowerCase() === given.toLowerCase())) {
    throw new CliError(`${parsed.path} has evidence ${given} already: choose another --id.`);
  }
  return given;
}

async function coversFor(
  context: CommandContext,
  order: AttachOrder,
  { parsed }: OpenRecord,
  contents: ReportContents,
  { tests = [] }: Selection,
  asker: Asker | undefined,
): Promise<readonly string[]> {
  const { options, repository, workspace, decision, coverage = [] } = order;
  if (options.covers.length > 0) {
    return options.covers;
  }
  const named = options.coverage === undefined ? [] : [options.coverage];
  const sources = {
    ...{ repository, workspace, decision, parsed, contents, tests },
    coverage: [...named, ...coverage],
  };
  const { globs, from, isCertain } = await proposeCovers(context, sources);
  if (asker !== undefined) {
    return askCovers(asker, globs, from);
  }
  if (globs.length === 0) {
    context.note(
      'Which code it speaks about is not said: add --covers, so that it is known when it changed.',
    );
  } else if (isCertain) {
    context.note(`It covers ${enumerate(globs)}, ${from ?? ''}.`);
  } else {
    const flags = globs.map((glob) => `--covers ${glob}`).join(' ');
    context.note(`Which code it speaks about is not said; ${from ?? ''} it may be: ${flags}`);
  }
  return isCertain ? globs : [];
}

/** Copies the file and changes the record: both or none. */
async function write(
  context: CommandContext,
  { repository, options }: AttachOrder,
  record: OpenRecord,
  edits: readonly TextEdit[],
  { at, kept }: Source,
): Promise<void> {
  const dryRun = options['dry-run'];
  const isCopied = kept !== undefined && at.isNew && !dryRun;
  if (isCopied && !(await readable(at.path, () => keep(repository.root, at.path, kept)))) {
    throw new CliError(`${at.path} came to be there just now, so nothing was written: try again.`);
  }
  try {
    const changes = [{ path: record.parsed.path, edits }];
    await changeRecords(context, repository, [record], { kind: 'edits', changes }, dryRun);
  } catch (error) {
    if (isCopied) {
      await discard(repository.root, at.path);
    }
    throw error;
  }
  if (at.isNew) {
    context.note(`${dryRun ? 'Would be copied' : 'Copied'} to ${printable(at.path)}.`);
  }
  if (repository.isVersioned && !dryRun) {
    const git = createGit(repository.root);
    const isIgnored = !(await git.isTracked(at.path)) && (await git.isIgnored(at.path));
    if (isIgnored) {
      context.note(`Git ignores ${at.path}: add it with \`git add --force ${at.path}\`.`);
    }
  }
}
