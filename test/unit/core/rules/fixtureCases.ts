import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyseRecord } from '../../../../src/core/check/analyseRecord';
import { runWorkspaceRules } from '../../../../src/core/check/guard';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { Decision } from '../../../../src/core/model/decision';
import type { UngradedFinding } from '../../../../src/core/model/finding';
import { rules } from '../../../../src/core/rules/index';
import { LineIndex } from '../../../../src/core/text/lineIndex';

/** The folder with one folder of cases for each rule. */
export const fixtureRoot = resolve(__dirname, '../../../fixtures/rules');

/**
 * A finding as a fixture states it, in `<name>.expected.json` beside a single record or `expected.json` in a folder
 * that stands for a repository.
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

const single = 'docs/decisions/0007-record.md';

/** The fixtures of a rule: each Markdown file is one, and each folder. */
export function casesOf(rule: string): readonly FixtureCase[] {
  const folder = join(fixtureRoot, rule);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return [makeCase(rule, entry.name, filesBelow(path), join(path, 'expected.json'))];
    }
    if (!entry.name.endsWith('.md')) {
      return [];
    }
    const files = new Map([[single, readFileSync(path, 'utf8')]]);
    const name = entry.name.slice(0, -'.md'.length);
    return [makeCase(rule, name, files, join(folder, `${name}.expected.json`))];
  });
}

function makeCase(
  rule: string,
  name: string,
  files: ReadonlyMap<string, string>,
  expectedFile: string,
): FixtureCase {
  const stated = existsSync(expectedFile)
    ? (JSON.parse(readFileSync(expectedFile, 'utf8')) as readonly Expected[])
    : [];
  return {
    rule,
    name,
    files,
    expected: stated.map(({ path = single, rule: other = rule, line, text }) => ({
      path,
      rule: other,
      line,
      text,
    })),
    messages: stated.map(({ message }) => message),
  };
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
      }),
  );
}

/** What all rules find in a repository of files, in the order of files and of rules. */
export function check(files: ReadonlyMap<string, string>): readonly Seen[] {
  const index = new DecisionIndex();
  const own: [string, readonly UngradedFinding[]][] = [];
  const decisions: Decision[] = [];
  for (const [path, text] of files) {
    const folder = /^(?:.*\/)?(?:decisions|adr)(?=\/[^/]*\.md$)/.exec(path)?.[0];
    if (folder === undefined) {
      continue;
    }
    const options = { statuses: {}, categories: [] };
    const analysed = analyseRecord({ path, folder }, text, options);
    if (analysed.kind !== 'read') {
      throw new Error(`${path} was not read: ${analysed.notRead.reason}`);
    }
    own.push([path, analysed.analysis.findings]);
    decisions.push(analysed.analysis.decision);
  }
  index.load(decisions);
  for (const path of pathsAndFolders(files.keys())) {
    index.setFileExists(path, true);
  }
  return own.flatMap(([path, findings]) => {
    const decision = index.byPath(path)!;
    const text = files.get(path)!;
    return [...findings, ...runWorkspaceRules(rules, decision, index)].map((finding) =>
      seen(path, text, finding),
    );
  });
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
