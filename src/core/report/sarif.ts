import type { Finding } from '../model/finding';
import type { Severity } from '../model/severity';
import type { Range } from '../model/text';
import { internalRules, rules } from '../rules/index';
import type { RuleMeta } from '../rules/rule';
import { decisionsByPath } from './counts';
import type { CheckReport } from './makeReport';
import { isUnexpected } from './notReadLines';
import { wellFormed } from './printable';

/** What a SARIF log says about the program that made it. */
export interface SarifOptions {
  /** The version of Grounds. */
  readonly version: string;
}

type Level = 'error' | 'warning' | 'note';

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What paths are relative to; whoever reads the log knows where that is. */
const ROOT = 'SRCROOT';

/** The report as SARIF 2.1.0. */
export function writeSarif(report: CheckReport, { version }: SarifOptions): string {
  const known = [...rules, ...internalRules];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Grounds', version, semanticVersion: version, rules: known.map(descriptor) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
        artifacts: report.decisions.map(({ path }) => ({ location: artifactLocation(path) })),
        results: results(report, new Map(known.map(({ id }, index) => [id, index]))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ id, group, summary, severity }: RuleMeta): object {
  const isOptional = !internalRules.some((rule) => rule.id === id);
  const waiving = group === 'code' ? '' : '; a record can waive it under waivers, with a reason';
  const help = isOptional
    ? `${summary} How loud this is can be set in .grounds.yaml under rules, as ${id}${waiving}.`
    : summary;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: help },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group] },
  };
}

function results(report: CheckReport, ruleIndices: ReadonlyMap<string, number>): readonly object[] {
  const decisions = decisionsByPath(report);
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const { rule, severity, message, path, range, related = [], key = '' } = finding;
    const decision = decisions.get(path);
    // Neither the line nor the wording is part of it, so an alert survives edits elsewhere in the record, and its id
    // rather than its path, so that it survives a better title.
    const name = decision === undefined ? [path] : [decision.folder, decision.id];
    const stable = JSON.stringify([rule, ...name, key]);
    const occurrence = (seen.get(stable) ?? 0) + 1;
    seen.set(stable, occurrence);
    const ruleIndex = ruleIndices.get(rule);
    return {
      ruleId: rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: LEVELS[severity],
      message: { text: wellFormed(message) },
      locations: [{ physicalLocation: physicalLocation(path, range) }],
      ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
      partialFingerprints: { 'groundsFinding/v1': wellFormed(`${stable}#${occurrence}`) },
      properties: { severity },
    };
  });
}

function relatedLocation(
  { path, range, message }: NonNullable<Finding['related']>[number],
  index: number,
): object {
  return {
    id: index + 1,
    message: { text: wellFormed(message) },
    physicalLocation: physicalLocation(path, range),
  };
}

/** What was not read is a part of how the run went, not a result. */
function notifications({ notRead }: CheckReport): readonly object[] {
  return notRead.filter(isUnexpected).map(({ path, reason }) => ({
    level: 'warning',
    message: { text: wellFormed(`This file was not read: ${reason}`) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
  }));
}

function physicalLocation(path: string, { start, end }: Range): object {
  return {
    artifactLocation: artifactLocation(path),
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

function artifactLocation(path: string): object {
  return { uri: wellFormed(path).split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
