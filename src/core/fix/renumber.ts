import { basename, dirname, resolvePath } from '../graph/paths';
import type { Decision } from '../model/decision';
import type { FileEdit, Fix } from '../model/finding';
import type { Span, TextEdit } from '../model/text';
import { identityOf } from '../parse/identity';
import type { ParsedDecision } from '../parse/parsedDecision';
import { numbersNamedBy } from '../rules/support/numbers';
import type { MarkdownLink } from '../text/outline';
import { nextIdentity } from '../workspace/numbering';
import type { FixContext, FixMaker } from './fix';
import { yamlScalarLike } from './yamlText';

/** Two records have one number, here or on another branch: this one gets the next that is free everywhere. */
export const duplicateNumber: FixMaker = async (_, context) => {
  const fix = await renumber(context);
  return fix === undefined ? [] : [fix];
};

/** The place of a record before and after. */
interface Move {
  readonly decision: Decision;
  readonly from: number;
  readonly to: number;
  /** The segment of the path that carries the number: the file's name, or that of the record's own folder. */
  readonly oldName: string;
  readonly newName: string;
}

/**
 * Gives the record of `context` the next free number: its name, its heading and its own `id`, and every reference and
 * link by which other records mean it. A reference that may mean another record of the same number stays.
 * @returns undefined when the record has no number
 */
export async function renumber(context: FixContext): Promise<Fix | undefined> {
  const { decision, view } = context;
  const move = moveOf(context);
  if (move === undefined) {
    return undefined;
  }
  const changes: FileEdit[] = [];
  const own = ownEdits(context.record, move);
  if (own.length > 0) {
    changes.push({ path: decision.path, edits: own });
  }
  for (const other of referrers(context)) {
    const parsed = await context.parse(other.path);
    const edits = parsed === undefined ? [] : referenceEdits(parsed, other, move, context);
    if (edits.length > 0) {
      changes.push({ path: other.path, edits });
    }
  }
  const isFolder = basename(decision.path) !== move.oldName;
  const oldPath = isFolder ? dirname(decision.path) : decision.path;
  const parent = dirname(oldPath);
  const newPath = parent === '' ? move.newName : `${parent}/${move.newName}`;
  const id = identityOf(isFolder ? `${newPath}/${basename(decision.path)}` : newPath).id;
  const count = changes.filter(({ path }) => path !== decision.path).length;
  const where =
    count === 0
      ? ''
      : ` and update ${count === 1 ? 'one record that refers' : `${count} records that refer`} to it`;
  return {
    title: `Renumber this record to ${view.resolve(id, decision.folder).kind === 'unknown' ? id : move.newName}${where}`,
    preferred: false,
    changes,
    renames: [{ from: oldPath, to: newPath }],
  };
}

function moveOf({
  decision,
  record,
  view,
  config,
  today,
  notRead,
  takenPaths,
}: FixContext): Move | undefined {
  const { number, folder, path } = decision;
  if (number === undefined) {
    return undefined;
  }
  const known = [...[...view.all(), ...notRead].map((file) => file.path), ...takenPaths];
  const sequential = {
    ...config,
    source: '',
    numbering: { ...config.numbering, scheme: 'sequential' as const },
  };
  const next = nextIdentity({
    folder,
    title: record.title?.value ?? '',
    today,
    config: sequential,
    known,
  }).number;
  const oldName = nameWithNumber(path, number);
  if (next === undefined || oldName === undefined) {
    return undefined;
  }
  return { decision, from: number, to: next, oldName, newName: replaceNumber(oldName, number, next) };
}

/** The file's name or, for a record in a folder of its own, the folder's. */
function nameWithNumber(path: string, number: number): string | undefined {
  return [basename(path), basename(dirname(path))].find((name) => Number(/\d+/.exec(name)?.[0]) === number);
}

/** Replaces the first number that equals `from`, keeping its width. */
function replaceNumber(text: string, from: number, to: number): string {
  let done = false;
  return text.replace(/\d+/g, (digits) => {
    if (done || Number(digits) !== from) {
      return digits;
    }
    done = true;
    return String(to).padStart(digits.length, '0');
  });
}

/** The number in the record's heading (`# 7. Title`, `# ADR-0007: Title`) and in an `id` that other tools keep. */
function ownEdits(
  { text, title, frontMatter, outline }: ParsedDecision,
  { from, to }: Move,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const heading = outline.headings.find(
    ({ textSpan }) =>
      title !== undefined && textSpan.start <= title.span.start && title.span.end <= textSpan.end,
  );
  if (heading !== undefined) {
    const written = text.slice(heading.textSpan.start, heading.textSpan.end);
    const lead = /^\W{0,3}(?:(?:M?ADR|Decision)[-_ ]{0,2})?#?0*(\d{1,9})(?=[.:)\s—–-]|$)/i.exec(written)?.[0];
    if (lead !== undefined && Number(/\d+$/.exec(lead)?.[0]) === from) {
      const { start } = heading.textSpan;
      edits.push({ span: { start, end: start + lead.length }, newText: replaceNumber(lead, from, to) });
    }
  }
  const id = frontMatter?.data['id'];
  const span = frontMatter?.valueSpan(['id']);
  if (span !== undefined && (typeof id === 'string' || typeof id === 'number')) {
    const digits = /^(?:[A-Za-z]+[-_ ]?)?(\d+)$/.exec(String(id))?.[1];
    if (digits !== undefined && Number(digits) === from) {
      const written = text.slice(span.start, span.end);
      edits.push({ span, newText: yamlScalarLike(replaceNumber(String(id), from, to), written) });
    }
  }
  return edits;
}

/** Everyone who refers to the record by a relation or a link. */
function referrers({ decision, view }: FixContext): readonly Decision[] {
  const paths = new Set(view.inbound(decision).map(({ from }) => from.path));
  return view
    .all()
    .filter(
      (other) =>
        other.path !== decision.path &&
        (paths.has(other.path) ||
          other.relations.some(({ ref }) => ref.includes(basename(decision.path))) ||
          other.links.some(({ target }) => linksTo(target, other, decision))),
    );
}

function linksTo(target: string, from: Decision, to: Decision): boolean {
  const path = target === '' ? undefined : resolvePath(dirname(from.path), target);
  return path === to.path || (path !== undefined && path !== '' && path === dirname(to.path));
}

function referenceEdits(
  parsed: ParsedDecision,
  other: Decision,
  move: Move,
  { view }: FixContext,
): readonly TextEdit[] {
  const edits = parsed.outline.links
    .filter(({ destination }) => linksTo(decoded(destination.replace(/[#?].*$/, '')), other, move.decision))
    .flatMap((link) => linkEdits(parsed.text, link, move));
  for (const { ref, span } of parsed.relations) {
    const resolution = view.resolve(ref, dirname(other.path));
    const isMeant = resolution.kind === 'found' && resolution.decision.path === move.decision.path;
    if (isMeant && !edits.some((edit) => overlap(edit.span, span)) && !isInLink(parsed, span)) {
      const written = parsed.text.slice(span.start, span.end);
      const newText = written.includes(move.oldName)
        ? written.replace(move.oldName, move.newName)
        : replaceNumber(written, move.from, move.to);
      if (newText !== written) {
        edits.push({ span, newText });
      }
    }
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** The name in the destination, and the number in the text where the text names it. */
function linkEdits(
  text: string,
  { span, destinationSpan, text: label }: MarkdownLink,
  move: Move,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const written = text.slice(destinationSpan.start, destinationSpan.end);
  const name = [move.oldName, encodeURI(move.oldName), encodeURIComponent(move.oldName)].find((form) =>
    written.includes(form),
  );
  if (name !== undefined) {
    const newText = written.replace(name, replaceNumber(name, move.from, move.to));
    edits.push({ span: destinationSpan, newText });
  }
  const isInline = destinationSpan.start > span.start && destinationSpan.end <= span.end;
  const visible = { start: span.start, end: isInline ? destinationSpan.start : span.end };
  const shown = text.slice(visible.start, visible.end);
  if (numbersNamedBy(label).includes(move.from) && !overlap(visible, destinationSpan)) {
    edits.push({ span: visible, newText: replaceNumber(shown, move.from, move.to) });
  } else if (shown.includes(move.oldName) && !overlap(visible, destinationSpan)) {
    edits.push({ span: visible, newText: shown.replace(move.oldName, move.newName) });
  }
  return edits.filter(({ span: at, newText }) => text.slice(at.start, at.end) !== newText);
}

function isInLink({ outline }: ParsedDecision, span: Span): boolean {
  return outline.links.some((link) => overlap(link.span, span));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
