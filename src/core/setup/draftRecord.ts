import { editFrontMatter } from '../fix/frontMatterEdits';
import type { FieldChange } from '../fix/frontMatterEdits';
import { yamlScalar } from '../fix/yamlText';
import type { GroundsConfig } from '../model/config';
import type { FileEdit } from '../model/finding';
import type { KnownStatus } from '../model/status';
import { parseDecision } from '../parse/parseDecision';
import { summarise } from '../parse/summarise';
import { applyEdits } from '../text/edits';
import { evidenceFolderFor } from '../workspace/evidenceFolder';
import { newRecordText } from '../workspace/newRecord';
import { nextIdentity } from '../workspace/numbering';
import type { NewIdentity } from '../workspace/numbering';
import type { OpenRecord } from '../workspace/recordStatements';
import { supersede } from '../workspace/supersede';
import type { Template } from '../workspace/templates';

/** The problem that a decision is about. */
export interface Problem {
  readonly text: string | undefined;
  readonly evidence: readonly ProblemEvidence[];
}

/** Something that shows that a problem is real. */
export interface ProblemEvidence {
  /** What it shows, in one sentence. */
  readonly finding: string;
  /** A kind of evidence that needs nothing else than where it is. */
  readonly type: string;
  /** The field that says where it is: `from` for an item of another decision. */
  readonly field: 'url' | 'file' | 'from';
  readonly value: string;
}

/** A decision that is to be written down. */
export interface RecordRequest {
  readonly title: string;
  /** The decision folder that it goes into. */
  readonly folder: string;
  readonly status: KnownStatus;
  /** ISO date. */
  readonly date: string;
  readonly category: string | undefined;
  /** What the problem is and what shows that it is one. */
  readonly problem?: Problem | undefined;
  readonly options: readonly string[];
  readonly template: Template;
  /** The decision that it takes the place of, or a part of it. */
  readonly supersedes: { readonly older: OpenRecord; readonly fragment: string | undefined } | undefined;
}

/** A new record that nothing was written of yet, or why it cannot be made. */
export type RecordDraft =
  | {
      readonly kind: 'draft';
      readonly identity: NewIdentity;
      readonly text: string;
      /** What has to change in other records. */
      readonly changes: readonly FileEdit[];
    }
  | { readonly kind: 'impossible'; readonly path: string; readonly reason: string };

/**
 * Drafts the next record of a folder.
 * @param known paths of everything in decision folders, records or not
 * @param taken numbers that are in use all the same
 */
export function draftRecord(
  request: RecordRequest,
  config: GroundsConfig,
  known: readonly string[],
  taken: readonly number[] = [],
): RecordDraft {
  const { folder, status, date, category, problem, template, supersedes } = request;
  const title = oneLine(request.title);
  const options = request.options.map(oneLine).filter((option) => option !== '');
  const identity = nextIdentity({ folder, title, today: date, config, known, taken });
  const evidenceFolder = evidenceFolderFor({ ...identity, folder }, config);
  const filled = newRecordText(
    {
      ...{ title, identity, status, date, evidenceFolder, options },
      problem: problem?.text === undefined ? undefined : oneLine(problem.text),
    },
    template,
  );
  const fields: readonly FieldChange[] = [
    ...(category === undefined ? [] : [{ kind: 'set', path: ['category'], value: category } as const]),
    ...(problem?.evidence ?? []).map((item, index) => evidenceOf(item, index)),
  ];
  const text = fields.reduce<string | undefined>(
    (current, field) => current && withField(current, field, identity.path, config),
    problem === undefined || problem.evidence.length === 0 ? filled : withEvidenceKey(filled),
  );
  if (text === undefined) {
    const reason = 'Its front matter has errors, so nothing can be added to it.';
    return { kind: 'impossible', path: template.path ?? template.name, reason };
  }
  if (supersedes === undefined) {
    return { kind: 'draft', identity, text, changes: [] };
  }
  const parsed = parseDecision(identity.path, text, config);
  const newer = { parsed, decision: summarise(parsed, folder) };
  const both = supersede(newer, supersedes.older, supersedes.fragment);
  if (both.kind === 'impossible') {
    return both;
  }
  const own = both.changes.find(({ path }) => path === identity.path)?.edits ?? [];
  const changes = both.changes.filter(({ path }) => path !== identity.path);
  return { kind: 'draft', identity, text: applyEdits(text, own), changes };
}

/** Text as it can stand in a heading: control characters would make the file one that is not read. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function evidenceOf({ finding, type, field, value }: ProblemEvidence, index: number): FieldChange {
  const lines = [
    `id: E${index + 1}`,
    `type: ${yamlScalar(type)}`,
    `finding: ${yamlScalar(oneLine(finding))}`,
    'about: problem',
    `${field}: ${yamlScalar(value)}`,
  ];
  return { kind: 'append-item', path: ['evidence'], lines };
}

/** Takes the comment sign from `# evidence:`, so that the examples below it stay examples of further items. */
function withEvidenceKey(text: string): string {
  return text.replace(/^# evidence:$/m, 'evidence:');
}

function withField(
  text: string,
  field: FieldChange,
  path: string,
  config: GroundsConfig,
): string | undefined {
  const edits = editFrontMatter(parseDecision(path, text, config), [field]);
  return edits && applyEdits(text, edits);
}
