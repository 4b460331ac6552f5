import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { markerFinder } from '../../../../src/core/code/markers';
import { placedMarkers, resolveMarkers } from '../../../../src/core/code/placed';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { analysisOptionsOf } from '../../../../src/core/model/config';
import { analyseRecord } from '../../../../src/core/check/analyseRecord';
import type { RecordAnalysis } from '../../../../src/core/check/analysis';
import { claimsIn } from '../../../../src/core/evidence/claim';
import {
  runCodeRules,
  runCommitRules,
  runEvidenceRules,
  runWorkspaceRules,
} from '../../../../src/core/check/guard';
import { reverseLinksOf, verifyClaims } from '../../../../src/core/evidence/verifyClaims';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { DecisionView } from '../../../../src/core/graph/decisionIndex';
import type { UngradedFinding } from '../../../../src/core/model/finding';
import { rules } from '../../../../src/core/rules/index';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { CommitLedger } from '../../../../src/core/workspace/commitLedger';
import { memoryCommits } from '../../support/memoryCommits';
import type { StatedCommits } from '../../support/memoryCommits';
import { memoryEvidence } from '../../support/memoryEvidence';
import type { StatedFacts } from '../../support/memoryEvidence';

/** The folder with one folder of cases for each rule. */
export const fixtureRoot = resolve(__dirname, '../../../fixtures/rules');

/**
 * A finding as a fixture states it, in `<name>.expected.json` beside a single record or `expected.json` in a folder
 * that stands for a repository. What is no record there is code.
 */
export interface Expected {
  /** Only in a folder: the record. */
  readonly path?: string;
  /** By default the rule that the fixture is for. */
  readonly rule?: string;
  /** 1-based. */
  readonly line: number;
  /** The exact source under the range. */
  readonly text: string;
  readonly message?: string;
}

/** A fixture: a repository of files, and what is to be found in it. */
export interface FixtureCase {
  readonly rule: string;
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** What git and the data files say, in `<name>.facts.json` or `facts.json`; without it no evidence is checked. */
  readonly facts: StatedFacts | undefined;
  /** What git says about commits, in `<name>.commits.json` or `commits.json`; without it nothing is known about them. */
  readonly commits: StatedCommits | undefined;
  readonly expected: readonly Required<Omit<Expected, 'message'>>[];
  readonly messages: readonly (string | undefined)[];
}

/** Something that a rule found, as fixtures state it. */
export interface Seen {
  readonly path: string;
  readonly rule: string;
  readonly line: number;
  readonly text: string;
  readonly message: string;
}

/** The day on which fixtures are checked. */
const TODAY = '2026-06-30';
const single = 'docs/decisions/0007-record.md';

/** The fixtures of a rule: each Markdown file is one, and each folder. */
export function casesOf(rule: string): readonly FixtureCase[] {
  const folder = join(fixtureRoot, rule);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return [makeCase(rule, entry.name, filesBelow(path), join(path, '/'))];
    }
    if (!entry.name.endsWith('.md')) {
      return [];
    }
    const files = new Map([[single, readFileSync(path, 'utf8')]]);
    const name = entry.name.slice(0, -'.md'.length);
    return [makeCase(rule, name, files, join(folder, `${name}.`))];
  });
}

/** @param beside what the paths of the files that say what is expected begin with */
function makeCase(
  rule: string,
  name: string,
  files: ReadonlyMap<string, string>,
  beside: string,
): FixtureCase {
  const stated = (readJson(`${beside}expected.json`) ?? []) as readonly Expected[];
  return {
    rule,
    name,
    files,
    facts: readJson(`${beside}facts.json`) as StatedFacts | undefined,
    commits: readJson(`${beside}commits.json`) as StatedCommits | undefined,
    expected: stated.map(({ path = single, rule: other = rule, line, text }) => ({
      path,
      rule: other,
      line,
      text,
    })),
    messages: stated.map(({ message }) => message),
  };
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter(
        (entry) => entry.isFile() && !['expected.json', 'facts.json', 'commits.json'].includes(entry.name),
      )
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
      }),
  );
}

/** What all rules find in a repository of files, in the order of files and of rules. */
export async function check(
  files: ReadonlyMap<string, string>,
  facts: StatedFacts | undefined,
  commits: StatedCommits | undefined,
): Promise<readonly Seen[]> {
  const index = new DecisionIndex();
  const analyses: RecordAnalysis[] = [];
  for (const [path, text] of files) {
    const folder = /^(?:.*\/)?(?:decisions|adr)(?=\/[^/]*\.md$)/.exec(path)?.[0];
    if (folder === undefined) {
      continue;
    }
    const options = analysisOptionsOf(defaultConfig);
    const analysed = analyseRecord({ path, folder }, text, options);
    if (analysed.kind !== 'read') {
      throw new Error(`${path} was not read: ${analysed.notRead.reason}`);
    }
    analyses.push(analysed.analysis);
  }
  index.load(analyses.map(({ decision }) => decision));
  for (const path of pathsAndFolders(files.keys())) {
    index.setFileExists(path, true);
  }
  const ledger = await readCommits(files, index, commits);
  const onEvidence = facts === undefined ? undefined : await checkEvidence(index, files, facts);
  const found = analyses.flatMap(({ decision, findings }) => {
    const { path } = decision;
    const known = ledger?.checkedOf(decision, commits?.today ?? '2026-03-14');
    const onCommits = known === undefined ? [] : runCommitRules(rules, decision, known);
    const onRecord = [...findings, ...runWorkspaceRules(rules, decision, index)];
    return [...onRecord, ...(onEvidence?.get(path) ?? []), ...onCommits]
      .filter(({ after = '' }) => after < TODAY)
      .map((finding) => seen(path, files.get(path)!, finding));
  });
  const decisionFiles = new Set(analyses.map(({ decision }) => decision.path));
  const onCode = [...files]
    .filter(([path]) => !decisionFiles.has(path))
    .flatMap(([path, text]) => {
      const markers = resolveMarkers({ path, markers: placedMarkers(text, markerFinder()) }, index);
      return runCodeRules(rules, { path, markers }, index).map((finding) => seen(path, text, finding));
    });
  return [...found, ...onCode];
}

async function readCommits(
  files: ReadonlyMap<string, string>,
  view: DecisionView,
  stated: StatedCommits | undefined,
): Promise<CommitLedger | undefined> {
  if (stated === undefined) {
    return undefined;
  }
  const ledger = new CommitLedger(memoryCommits(stated));
  const scope = {
    view,
    folders: ['docs/decisions'],
    config: { ...defaultConfig, source: '.grounds.yaml' },
    options: analysisOptionsOf(defaultConfig),
    always: false,
    textOf: (path: string) => Promise.resolve(files.get(path)),
  };
  await ledger.look(scope, {});
  return ledger;
}

/** What the evidence rules find, by the path of the record. */
async function checkEvidence(
  index: DecisionIndex,
  files: ReadonlyMap<string, string>,
  facts: StatedFacts,
): Promise<ReadonlyMap<string, readonly UngradedFinding[]>> {
  const snapshot = await memoryEvidence(facts).open({});
  const records = index.all().map((decision) => ({
    decision,
    path: decision.path,
    options: decision.options,
    claims: claimsIn(files.get(decision.path)!),
  }));
  const { verdicts, reports } = await verifyClaims(records, snapshot, {});
  const links = reverseLinksOf(
    records.map((record, at) => ({ ...record, reports: reports[at]! })),
    index,
  );
  return new Map(
    records.map(({ decision, path, claims }) => [
      path,
      runEvidenceRules(rules, decision, {
        claims,
        verdicts: verdicts.filter((verdict) => verdict.path === path),
        links: links.get(path),
      }),
    ]),
  );
}

function pathsAndFolders(paths: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of paths) {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      all.add(at);
    }
  }
  return all;
}

function seen(path: string, text: string, { rule, range, message }: UngradedFinding): Seen {
  const lines = new LineIndex(text);
  const source = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  return { path, rule, line: range.start.line + 1, text: source, message };
}
