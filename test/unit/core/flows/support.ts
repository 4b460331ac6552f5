import assert from 'node:assert/strict';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import type { Amended } from '../../../../src/core/flows/amend';
import { parseDecision } from '../../../../src/core/parse/parseDecision';
import type { ParsedDecision } from '../../../../src/core/parse/parsedDecision';
import { applyEdits } from '../../../../src/core/text/edits';

/** A record with this text. */
export function recordOf(text: string, path = 'docs/decisions/0007-use-sqlite.md'): ParsedDecision {
  return parseDecision(path, text, defaultConfig);
}

/** The text of a record after changes, which must be what the changes say it is. */
export function textAfter(record: ParsedDecision, amended: Amended | undefined): string {
  assert.ok(amended !== undefined, 'the change can be made');
  const text = applyEdits(record.text, amended.edits);
  assert.equal(text, amended.parsed.text, 'the edits make the text that was worked on');
  return text;
}

/** The forms that records have, each still proposed. */
export const shapes: Readonly<Record<string, string>> = {
  madr: `---
# the state of things
status: 'proposed' # not yet
date: 2026-02-10
decision-makers: [storage-lead]
x-unknown: {a: [1, 2], b: "c"}
tags:
  - storage
---
# Use SQLite

## Context and Problem Statement

Searching is slow.

## Decision Outcome

Chosen option: "SQLite", because it is fast.
`,
  'madr without a date':
    '---\nlayout: post\nstatus: proposed\n---\n# Use SQLite\n\n## Decision Outcome\n\nText.\n',
  nygard:
    '# 7. Use SQLite\n\nDate: 2016-02-12\n\n## Status\n\nProposed\n\nAmends [2. X](0002-x.md)\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.',
  'nygard without a date':
    '# 7. Use SQLite\n\n## Status\n\nProposed\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n',
  bullets:
    '# Use SQLite\n\n* Status: proposed <!-- optional -->\n* Deciders: storage-lead\n* Date: 2026-02-10\n\n## Context and Problem Statement\n\nText.\n',
  'bullets without a date': '# Use SQLite\n\n- **Status:** Proposed\n- Tags: a, b\n\n## Context\n\nText.\n',
  log: '# Use SQLite\n\n## Status\n\n- 2026-01-05: Draft\n- 2026-02-10: Proposed\n\n## Context\n\nText.\n\n## Decision\n\nText.\n',
  'log, newest first':
    '# Use SQLite\n\n## Status\n\n- 2026-02-10 proposed\n- 2026-01-05 draft\n\n## Context\n\nText.\n\n## Decision\n\nText.\n',
  'front matter of another tool, status in a section':
    '---\ntitle: Use SQLite\nnav_order: 7\n---\n# Use SQLite\n\n## Status\n\nproposed\n\n## Context\n\nText.\n\n## Decision\n\nText.\n',
  'no status at all': '# Use SQLite\n\n## Context\n\nText.\n\n## Decision\n\nText.\n',
};
