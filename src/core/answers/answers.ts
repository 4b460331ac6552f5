import { decisionsFor } from '../code/decisionsFor';
import { markerFinder } from '../code/markers';
import { placedMarkers } from '../code/placed';
import { shownResult } from '../evidence/shownResult';
import type { Decision } from '../model/decision';
import type { EvidenceVerdict } from '../model/evidence';
import type { Finding } from '../model/finding';
import type { CancellationToken } from '../ports';
import { decisionDetails, evidenceDetails } from '../report/decisionDetails';
import type { EvidenceDetails, RelationDetails } from '../report/decisionDetails';
import { searchData } from '../report/searchResults';
import type { DecisionSearch } from '../search/decisionSearch';
import { parseSearchQuery } from '../search/searchQuery';
import type { DecisionWorkspace } from '../service';
import { folderForNewRecords } from '../workspace/discover';
import { bounded } from './bounds';

/** What questions of agents are answered from. */
export interface AnswerSource {
  readonly workspace: DecisionWorkspace;
  readonly search: DecisionSearch;
  /** The text of a file of the repository; undefined when it cannot be read or is too long. */
  readonly textOf: (path: string) => Promise<string | undefined>;
  /** Checks the evidence of records, where that is allowed. */
  readonly verify: (paths: readonly string[]) => Promise<void>;
  readonly token: CancellationToken;
}

/** The question cannot be answered; the message is a sentence that says why, and the way out. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

const BOUNDS = { text: 600, items: 30 };
const MAX_FOUND = 25;
/** So many characters of a record's text are told. */
const MAX_BODY = 12_000;

/** The decisions that govern a file or that it names. @param path relative to the root, with `/` */
export async function answerForFile(
  { workspace, textOf, verify }: AnswerSource,
  path: string,
): Promise<object> {
  const text = workspace.folderOf(path) === undefined ? await textOf(path) : undefined;
  const markers = text === undefined ? [] : placedMarkers(text, markerFinder(workspace.config.code.markers));
  const { decisions, unclear } = decisionsFor([path], [{ path, markers }], workspace);
  const told = decisions.slice(0, BOUNDS.items);
  await verify(told.map(({ decision }) => decision.path));
  return bound({
    path,
    total: decisions.length,
    decisions: told.map(({ decision, reasons }) => ({
      ...brief(decision, workspace),
      because: reasons.map((reason) =>
        reason.kind === 'glob'
          ? `governs ${reason.glob}`
          : `named in line ${reason.marker.range.start.line + 1} as ${reason.marker.written}`,
      ),
    })),
    unclear: unclear.map(({ marker }) => marker.written),
  });
}

/** The decisions that are found by words and filters. @throws AnswerError for a filter that cannot be meant */
export async function answerSearch(
  { workspace, search, token }: AnswerSource,
  typed: string,
  limit = MAX_FOUND,
): Promise<object> {
  const query = parseSearchQuery(typed);
  if (query.problems.length > 0) {
    throw new AnswerError(query.problems.join(' '));
  }
  const result = await search.search(query, { limit: Math.min(limit, MAX_FOUND), token });
  return bound(searchData({ ...result, stateOf: workspace.stateOf.bind(workspace) }));
}

/** One decision with what its evidence is worth now, its relations, its findings and its text. @throws AnswerError */
export async function answerShow({ workspace, verify }: AnswerSource, reference: string): Promise<object> {
  const decision = meant(workspace, reference);
  await verify([decision.path]);
  const parsed = await workspace.parse(decision.path);
  if (parsed === undefined) {
    throw new AnswerError(`${decision.path} cannot be read any more.`);
  }
  const details = decisionDetails(workspace, decision, parsed);
  const verdicts = new Map(
    (workspace.verdictsOf(decision.path) ?? []).map((verdict) => [verdict.index, verdict]),
  );
  const evidence = parsed.evidence.map((item) => ({
    ...evidenceData(evidenceDetails(item)),
    ...verdictData(verdicts.get(item.index)),
  }));
  const body = parsed.text.slice(parsed.frontMatter?.span.end ?? 0).trim();
  return {
    ...bound({
      ...brief(decision, workspace),
      category: decision.category ?? null,
      tags: decision.tags,
      people: decision.people,
      options: decision.options,
      chosen: decision.chosen,
      evidence,
      relations: details.relations.map(relationData),
      inbound: details.inbound.map(relationData),
      governs: decision.governs,
      findings: details.findings.map(findingData),
    }),
    ...(bounded({ text: body }, { ...BOUNDS, text: MAX_BODY }) as object),
  };
}

/**
 * What is to be said about a draft.
 * @param text the Markdown of the record; by default what stands at `path`
 * @param path where it is or will be; by default a new file among the decisions
 * @throws AnswerError
 */
export async function answerCheck(
  { workspace, verify }: AnswerSource,
  { text, path }: { readonly text: string | undefined; readonly path: string | undefined },
): Promise<object> {
  if (text === undefined) {
    const decision = meant(workspace, path ?? '');
    await verify([decision.path]);
    return checked(decision.path, workspace.findingsFor(decision.path));
  }
  const at = path ?? `${folderForNewRecords(workspace.config, workspace.folders)}/draft.md`;
  const found = await workspace.checkText(at, text);
  if ('reason' in found) {
    throw new AnswerError(`${at} would not be read as a decision: ${found.reason}`);
  }
  return checked(at, found);
}

function checked(path: string, findings: readonly Finding[]): object {
  return bound({ path, total: findings.length, findings: findings.map(findingData) });
}

function meant(workspace: DecisionWorkspace, reference: string): Decision {
  const resolution = workspace.resolve(reference.trim());
  switch (resolution.kind) {
    case 'found':
      return resolution.decision;
    case 'ambiguous':
      throw new AnswerError(
        `It can be ${resolution.candidates.map(({ path }) => path).join(' or ')}: give the path.`,
      );
    case 'unknown': {
      const nearest = resolution.nearest.map(({ id }) => id);
      throw new AnswerError(
        `There is no such decision${nearest.length === 0 ? '; search for it' : `: did you mean ${nearest.join(' or ')}?`}`,
      );
    }
  }
}

function bound(value: object): object {
  return bounded(value, BOUNDS) as object;
}

function brief(decision: Decision, workspace: DecisionWorkspace): object {
  const { id, title, path, status, date } = decision;
  const state = workspace.stateOf(decision) ?? null;
  return { id, title: title ?? null, path, status, date: date ?? null, state };
}

function evidenceData({ id, type, finding, supports, refutes, file }: EvidenceDetails): object {
  return {
    id: id ?? null,
    type: type ?? null,
    finding: finding ?? null,
    supports,
    refutes,
    file: file ?? null,
  };
}

function verdictData(verdict: EvidenceVerdict | undefined): object {
  return {
    state: verdict?.state ?? null,
    reasons: verdict?.reasons.map(({ message }) => message) ?? [],
    result: verdict?.result === undefined ? null : shownResult(verdict.result),
  };
}

function relationData({ kind, ref, decision }: RelationDetails): object {
  return {
    kind,
    ref,
    id: decision?.id ?? null,
    title: decision?.title ?? null,
    status: decision?.status ?? null,
  };
}

function findingData({ rule, severity, message, range }: Finding): object {
  return { rule, severity, message, line: range.start.line + 1 };
}
