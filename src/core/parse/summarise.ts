import { decisionState } from '../check/decisionState';
import type { CommitReference, Decision, DocumentLink, Waiver } from '../model/decision';
import { startOfText } from '../model/text';
import { asIsoDate, dateFault } from '../rules/support/dates';
import { optionFinder, optionKey } from '../rules/support/options';
import { listField, textField, valueAt } from './fields';
import type { ParsedDecision } from './parsedDecision';
import { decoded } from './reference';
import { findSection } from './sections';

/** What the rest of the product keeps of a record: plain data. */
export function summarise(parsed: ParsedDecision, folder: string): Decision {
  const { identity, outline } = parsed;
  const stated = parsed.statuses[0];
  const status = stated?.status ?? 'unknown';
  const options = parsed.options.map(({ value }) => value);
  const chosen = asTitled(
    parsed.chosen.map(({ value }) => value),
    options,
  );
  const evidence = parsed.evidence.map(({ id, type, supports, refutes, file, span }) => ({
    id: id?.value,
    type: type?.value,
    supports: supports.map(({ value }) => value),
    refutes: refutes.map(({ value }) => value),
    file: file?.value,
    range: parsed.rangeOf(span),
  }));
  return {
    path: parsed.path,
    folder,
    id: identity.id,
    number: identity.number,
    title: parsed.title?.value,
    titleRange: parsed.title ? parsed.rangeOf(parsed.title.span) : startOfText,
    format: parsed.format,
    status,
    rawStatus: stated?.raw,
    statusRange: stated && parsed.rangeOf(stated.span),
    date: dateOf(parsed),
    category: parsed.category?.value,
    tags: parsed.tags.map(({ value }) => value),
    people: [...new Set(parsed.people.map(({ name }) => name.value))],
    options,
    chosen,
    evidence,
    commits: commitsOf(parsed),
    relations: parsed.relations.map(({ kind, ref, fragment, span, source }) => ({
      kind,
      ref,
      fragment,
      range: parsed.rangeOf(span),
      source,
    })),
    links: localLinks(parsed),
    anchors: [...outline.headings.map(({ anchor }) => anchor), ...outline.htmlAnchors],
    waivers: waiversOf(parsed),
    governs: governsOf(parsed),
    state: decisionState({
      status,
      options,
      chosen,
      evidence: parsed.evidence.map(({ measures }, at) => ({ ...evidence[at]!, measures })),
    }),
  };
}

/** Whether a file in a decision folder is a decision, rather than a note that lies beside them. */
export function looksLikeRecord({
  identity,
  statuses,
  dates,
  frontMatter,
  outline,
}: ParsedDecision): boolean {
  const sections = (['context', 'options', 'outcome', 'consequences'] as const).filter(
    (kind) => findSection(outline, kind) !== undefined,
  );
  return (
    identity.number !== undefined ||
    identity.date !== undefined ||
    statuses.length > 0 ||
    (dates.length > 0 && sections.length > 0) ||
    sections.length >= 2 ||
    (frontMatter !== undefined &&
      ['evidence', 'decision-makers'].some((key) => Object.hasOwn(frontMatter.data, key)))
  );
}

/** The options that names mean, by their titles; a name that means none stays as it is. */
function asTitled(names: readonly string[], titles: readonly string[]): readonly string[] {
  const keyOf = optionFinder(titles);
  const titleOf = new Map(titles.map((title) => [optionKey(title), title]));
  return [...new Set(names.map((name) => titleOf.get(keyOf(name)) ?? name))];
}

/** The first stated date that means a day of the calendar, else the one that the record is named by. */
function dateOf({ dates, identity }: ParsedDecision): string | undefined {
  for (const { value } of dates) {
    const date = dateFault(value) === undefined ? value.trim().slice(0, 10) : asIsoDate(value);
    if (date !== undefined) {
      return date;
    }
  }
  return identity.date;
}

function localLinks(parsed: ParsedDecision): readonly DocumentLink[] {
  return parsed.outline.links.flatMap(({ text, destination, destinationSpan }) => {
    // `C:\x` and `mailto:x` alike name something that is not in the repository.
    if (destination === '' || /^[a-z][a-z\d+.-]*:|^\/\/|^\\\\/i.test(destination)) {
      return [];
    }
    const hash = destination.indexOf('#');
    const path = hash === -1 ? destination : destination.slice(0, hash);
    return [
      {
        target: decoded(path.replace(/\?.*$/, '')),
        fragment: hash === -1 ? undefined : decoded(destination.slice(hash + 1)),
        text,
        range: parsed.rangeOf(destinationSpan),
      },
    ];
  });
}

function governsOf({ frontMatter }: ParsedDecision): readonly string[] {
  return frontMatter === undefined ? [] : listField(frontMatter, ['governs']).map(({ value }) => value);
}

function commitsOf(parsed: ParsedDecision): readonly CommitReference[] {
  const { frontMatter } = parsed;
  const listed = frontMatter === undefined ? [] : listField(frontMatter, ['commits']);
  return listed.slice(0, MAX_COMMITS).map(({ value, span }) => ({ id: value, range: parsed.rangeOf(span) }));
}

/** A longer list is not one that people made. */
const MAX_COMMITS = 1000;

function waiversOf({ frontMatter }: ParsedDecision): readonly Waiver[] {
  const items = frontMatter && valueAt(frontMatter.data, ['waivers']);
  if (!frontMatter || !Array.isArray(items)) {
    return [];
  }
  return items.flatMap((_, index) => {
    const field = (name: string): string | undefined =>
      textField(frontMatter, ['waivers', index, name])?.value;
    const rule = field('rule');
    const why = field('why');
    return rule === undefined || why === undefined
      ? []
      : [{ rule, why, by: field('by'), until: field('until') }];
  });
}
