import type { GroundsConfig } from '../model/config';
import type { NotRead } from '../model/decision';
import { basename } from '../graph/paths';
import type { FileSystem } from '../ports';
import { childPath, listSorted } from './walk';

/** A form that new records are filled into. */
export interface Template {
  /** What people choose it by. */
  readonly name: string;
  /** Where it is; undefined for the one that comes with Grounds. */
  readonly path: string | undefined;
  readonly text: string;
}

const MAX_TEMPLATE_BYTES = 256 * 1024;

/**
 * The template that comes with Grounds: MADR 4 with the fields for evidence. It teaches by comments, which nobody has to
 * remove, instead of placeholders, which everybody forgets to.
 */
export const builtInTemplate: Template = {
  name: 'grounds',
  path: undefined,
  text: `---
status: {status} # draft | proposed | accepted | rejected | deprecated | superseded
date: {date}
# Who decides together: names or roles.
# decision-makers: [storage-lead, api-lead]
# The technologist who approves this decision, and the leader who answers for carrying it out.
# approver: storage-lead
# accountable: platform-manager
# One of technology, product, risk and process. Product and risk decisions need \`stakeholders\` for ux and cx.
# category: technology
# The day by which this has to be decided, and what waits for it.
# decide-by: {decide-by}
# blocks: [PROJ-12]
# The data that this decision rests on, first what shows that the problem is real. \`finding\` says in one sentence what
# the data means; \`supports\` and \`refutes\` name options by the titles below, once there are some.
# evidence:
#   - id: E1
#     type: incident # test | benchmark | dataset | study | incident | link | commit
#     finding: Two customers waited a minute for their search results on the day of the sale.
#     about: problem
#     url: https://example.com/incidents/17
#   - id: E2
#     type: test
#     finding: A put followed by a get returns the value that was written.
#     supports: SQLite
#     file: {evidence}/pytest.xml
# What this should bring, as something that can be measured, and the day to look at what it brought.
# outcome:
#   expected: p95 under 200 ms
#   review-by: {review-by}
---

# {title}

## Context and Problem Statement

<!-- What is the problem, and what shows that it is one? Two or three sentences, or a question. Options can wait. -->

## Decision Drivers

<!-- What the options are judged by, one per bullet; best something that can be measured. -->

## Considered Options

<!-- One per bullet. Evidence names an option by exactly this title. -->

## Decision Outcome

<!-- Chosen option: "the title of one option", because ... -->

### Consequences

<!-- What gets better, and what gets worse: "Good, because ..." and "Bad, because ...". -->

### Confirmation

<!-- How will everyone see that this was carried out, and that it worked? -->
`,
};

/**
 * The templates of a repository, the configured folder's first, then those found among its decisions, then the one that
 * comes with Grounds. Templates that cannot be read are left out.
 */
export async function readTemplates(
  files: FileSystem,
  config: GroundsConfig,
  notRead: readonly NotRead[],
): Promise<readonly Template[]> {
  const { templates: folder } = config;
  const paths = new Set<string>();
  if (folder !== undefined) {
    const entries = await listSorted(files, folder).catch(() => []);
    for (const { name, kind } of entries) {
      if (kind === 'file' && /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name)) {
        paths.add(childPath(folder, name));
      }
    }
  }
  for (const { path, kind } of notRead) {
    if (kind === 'template' && /\.(?:md|markdown)$/i.test(path)) {
      paths.add(path);
    }
  }
  const templates: Template[] = [];
  for (const path of paths) {
    const text = await files.readText(path, MAX_TEMPLATE_BYTES).catch(() => undefined);
    if (text !== undefined) {
      templates.push({ name: basename(path).replace(/\.[^.]*$/, ''), path, text });
    }
  }
  return [...templates, builtInTemplate];
}
