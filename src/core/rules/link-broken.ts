import type { DecisionView } from '../graph/decisionIndex';
import { dirname, resolvePath } from '../graph/paths';
import { canBePage } from '../graph/references';
import type { Decision, DocumentLink } from '../model/decision';
import type { RawFinding } from '../model/finding';
import { quoted } from '../schema/sentences';
import { nearest } from '../text/nearest';
import type { WorkspaceRule } from './rule';
import { numbersNamedBy } from './support/numbers';

/**
 * A link to a file or heading that is not there, or whose text names another decision than it leads to ("ADR-032" that
 * opens ADR-035). Comes from records that were renamed, renumbered or moved. Only links within the repository are
 * looked at, never the network; a link without an extension may mean a page that a site generator makes from a record.
 *
 * Data: `problem` (`file`, `heading` or `text`), `target`, and `suggestion`: the heading's fragment or the text that is
 * probably right.
 */
export const rule: WorkspaceRule = {
  id: 'link-broken',
  group: 'record',
  scope: 'workspace',
  summary:
    'A link leads to a file or heading that does not exist, or to another decision than its text says.',
  severity: 'warning',
  grading: 'closed-hint',

  *check(decision, view): Iterable<RawFinding> {
    for (const link of decision.links) {
      const found = checkLink(link, decision, view);
      if (found !== undefined) {
        yield found;
      }
    }
  },
};

/** Paths are longer than other words, and their end matters most. */
const MAX_SHOWN = 160;

function checkLink(link: DocumentLink, decision: Decision, view: DecisionView): RawFinding | undefined {
  if (isTemplate(link.target)) {
    return undefined;
  }
  if (link.target === '') {
    return checkHeading(link, decision, 'This record');
  }
  const path = resolvePath(dirname(decision.path), link.target);
  if (path === undefined || path === '') {
    // What lies outside the repository is not known: on a web site of the repository it may well exist.
    return undefined;
  }
  const record = recordAt(path, view);
  if (record === undefined) {
    return view.fileExists(path) ? undefined : missingFile(link);
  }
  return checkText(link, record) ?? checkHeading(link, record, quoted(link.target, MAX_SHOWN));
}

/** Site generators put values into links: `{{ site.url }}/x`, `<%= path %>`. */
function isTemplate(target: string): boolean {
  return /\{\{|\{%|<%|\$\{/.test(target);
}

/** The record that a link to `path` opens, also where a site serves it without `.md`, as a page or by its folder. */
function recordAt(path: string, view: DecisionView): Decision | undefined {
  const there = view.byPath(path);
  if (there !== undefined || !canBePage(path)) {
    return there;
  }
  const stem = path.replace(/\.html?$/i, '').replace(/\?.*$/, '');
  for (const candidate of [stem, `${stem}.md`, `${stem}/README.md`, `${stem}/index.md`]) {
    const record = view.byPath(candidate);
    if (record !== undefined) {
      return record;
    }
  }
  return undefined;
}

function missingFile({ target, fragment, range }: DocumentLink): RawFinding {
  return {
    range,
    message: `${quoted(target, MAX_SHOWN)} does not exist: correct the link or remove it.`,
    key: fragment === undefined ? target : `${target}#${fragment}`,
    data: { problem: 'file', target },
  };
}

function checkHeading(
  { target, fragment, range }: DocumentLink,
  record: Decision,
  name: string,
): RawFinding | undefined {
  if (fragment === undefined || fragment === '' || hasAnchor(record, fragment)) {
    return undefined;
  }
  const suggestion = nearest(fragment, record.anchors);
  const wayOut = suggestion === undefined ? 'correct the link.' : `did you mean \`#${suggestion}\`?`;
  return {
    range,
    message: `${name} has no heading ${quoted(`#${fragment}`, MAX_SHOWN)}: ${wayOut}`,
    key: `${target}#${fragment}`,
    data: { problem: 'heading', target, fragment, ...(suggestion !== undefined && { suggestion }) },
  };
}

/** Beside headings, a fragment may name lines (`L10-L20`) or words of the page (`:~:text=`). */
function hasAnchor({ anchors }: Decision, fragment: string): boolean {
  if (/^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|:~:|top$)/.test(fragment)) {
    return true;
  }
  const wanted = decoded(fragment)
    .replace(/^user-content-/, '')
    .toLowerCase();
  return anchors.some((anchor) => anchor.toLowerCase() === wanted);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign is part of the name.
    return fragment;
  }
}

function checkText(
  { text, target, fragment, range }: DocumentLink,
  record: Decision,
): RawFinding | undefined {
  const { number, id } = record;
  const named = numbersNamedBy(text);
  if (number === undefined || named.length === 0 || named.includes(number)) {
    return undefined;
  }
  return {
    range,
    message: `The text of this link says ${quoted(text)}, but it leads to ${id}: correct the one that is wrong.`,
    key: `${text} ${target}${fragment === undefined ? '' : `#${fragment}`}`,
    data: { problem: 'text', target, text, suggestion: id },
  };
}
