import type { Severity } from '../model/severity';
import { nearest } from '../text/nearest';
import type { DecisionWorkspace } from '../service';
import { folderForNewRecords } from './discover';
import { evidenceFolderFor } from './evidenceFolder';
import { newRecordText, templateVariables } from './newRecord';
import { nextIdentity } from './numbering';
import type { Template } from './templates';

/** Something that is wrong with a template, and so with every record that is made from it. */
export interface TemplateProblem {
  /** The template, relative to the root. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
  /** The rule that a new record would break; undefined for what only a template can have. */
  readonly rule: string | undefined;
}

/** The rules that a record keeps before anybody has written into it; what the others ask for is for its author. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'front-matter-syntax',
  'front-matter-schema',
  'title-missing',
  'status-missing',
  'status-unknown',
  'status-conflict',
  'date-invalid',
  'section-missing',
]);

const SAMPLE = { title: 'Use an example', options: [] };
/** A word in braces that may be a variable; longer texts in braces are for the author. */
const VARIABLE = /(?<![$\\{])\{([a-z]+(?:[-_ ][a-z]+)?)\}(?!\})/gi;

/**
 * What is wrong with the templates of a repository: misspelt variables, and what a new record from each would break.
 * @param today ISO date
 */
export async function checkTemplates(
  workspace: DecisionWorkspace,
  templates: readonly Template[],
  today: string,
): Promise<readonly TemplateProblem[]> {
  const { config, folders, notRead } = workspace;
  const folder = folderForNewRecords(config, folders);
  const known = [...workspace.all(), ...notRead].map(({ path }) => path);
  const identity = nextIdentity({ folder, title: SAMPLE.title, today, config, known, taken: [] });
  const problems: TemplateProblem[] = [];
  for (const template of templates) {
    const { path } = template;
    if (path === undefined) {
      continue;
    }
    problems.push(...misspeltVariables(path, template.text));
    const record = {
      ...SAMPLE,
      identity,
      status: 'draft' as const,
      date: today,
      evidenceFolder: evidenceFolderFor({ ...identity, folder }, config),
    };
    const found = await workspace.checkText(identity.path, newRecordText(record, template));
    if ('reason' in found) {
      problems.push({
        path,
        line: 1,
        severity: 'error',
        message: `A record made from it would not be read: ${found.reason}`,
        rule: undefined,
      });
      continue;
    }
    for (const { rule, severity, message, range } of found) {
      if (STRUCTURE.has(rule)) {
        problems.push({ path, line: range.start.line + 1, severity, message, rule });
      }
    }
  }
  return problems;
}

function misspeltVariables(path: string, text: string): readonly TemplateProblem[] {
  return text.split('\n').flatMap((written, at) =>
    [...written.matchAll(VARIABLE)].flatMap(([, name = '']) => {
      const meant = templateVariables.includes(name) ? undefined : nearest(name, templateVariables);
      return meant === undefined
        ? []
        : [
            {
              path,
              line: at + 1,
              severity: 'warning' as const,
              message: `{${name}} is filled in by nobody: did you mean {${meant}}?`,
              rule: undefined,
            },
          ];
    }),
  );
}
