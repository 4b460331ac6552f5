import { basename, dirname, relativePath } from '../graph/paths';
import { fixRecord, replaceWithin, shown, spanOf, textOf } from './fix';
import type { FixContext, FixMaker, Fixable } from './fix';

/** A link to a heading or file that is not there, or whose text names another decision. */
export const brokenLink: FixMaker = (finding, context) => {
  switch (textOf(finding.data, 'problem')) {
    case 'heading':
      return fixHeading(finding, context);
    case 'text':
      return fixText(finding, context);
    case 'file':
      return fixFile(finding, context);
    default:
      return [];
  }
};

function fixHeading(finding: Fixable, context: FixContext): ReturnType<FixMaker> {
  const fragment = textOf(finding.data, 'fragment');
  const suggestion = textOf(finding.data, 'suggestion');
  if (fragment === undefined || suggestion === undefined) {
    return [];
  }
  const span = spanOf(finding, context);
  const edits = replaceWithin(context.record.text, span, `#${fragment}`, `#${suggestion}`);
  return fixRecord(context, `Link to #${suggestion}`, edits, { preferred: true });
}

/** The text says ADR-032 and the link opens ADR-035: only its author knows which one is right, so this is an offer. */
function fixText(finding: Fixable, context: FixContext): ReturnType<FixMaker> {
  const suggestion = textOf(finding.data, 'suggestion');
  const destination = spanOf(finding, context);
  const link = context.record.outline.links.find(
    ({ destinationSpan }) => destinationSpan.start === destination.start,
  );
  const wanted = Number(/\d+$/.exec(suggestion ?? '')?.[0]);
  if (link === undefined || suggestion === undefined || Number.isNaN(wanted)) {
    return [];
  }
  const textEnd = Math.max(link.span.start, Math.min(link.span.end, link.destinationSpan.start));
  const written = context.record.text.slice(link.span.start, textEnd);
  const number = /\d+/.exec(written)?.[0];
  if (number === undefined) {
    return [];
  }
  const padded = String(wanted).padStart(number.length, '0');
  const edits = replaceWithin(context.record.text, { start: link.span.start, end: textEnd }, number, padded);
  return fixRecord(context, `Change ${number} to ${padded} in the text of the link`, edits);
}

/** A record of the same file name that moved to another folder, or kept its title and got another number. */
function fixFile(finding: Fixable, context: FixContext): ReturnType<FixMaker> {
  const target = textOf(finding.data, 'target');
  if (target === undefined) {
    return [];
  }
  const name = basename(target);
  const slug = slugOf(name);
  const from = dirname(context.record.path);
  const all = context.view.all();
  const moved = all.filter(({ path }) => basename(path) === name);
  const renamed =
    slug === '' ? [] : all.filter(({ path }) => basename(path) !== name && slugOf(basename(path)) === slug);
  const candidates = moved.length > 0 ? moved : renamed;
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) {
    return [];
  }
  const path = relativePath(from, only.path).replace(/[ ()<>%#?]/g, encodeURIComponent);
  const span = spanOf(finding, context);
  const written = context.record.text.slice(span.start, span.end);
  const edits = replaceWithin(context.record.text, span, written.replace(/#.*$/, ''), path);
  return fixRecord(context, `Link to ${shown(path)}`, edits, { preferred: moved.length > 0 });
}

/** The part of a file name that says what the record is about. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:adr[-_ ]?)?[\d-]*[-_ ]/, '')
    .replace(/\.md$/, '');
}
