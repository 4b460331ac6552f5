import type { GroundsConfig } from '../model/config';
import type { FileEdit } from '../model/finding';
import { parseDecision } from '../parse/parseDecision';
import { summarise } from '../parse/summarise';
import { applyEdits } from '../text/edits';
import { newRecordText } from '../workspace/newRecord';
import { nextIdentity } from '../workspace/numbering';
import type { OpenRecord } from '../workspace/recordStatements';
import { supersede } from '../workspace/supersede';
import type { Template } from '../workspace/templates';

/** What a new decision starts from. */
export interface DraftRequest {
  readonly title: string;
  /** The decision folder that it goes into. */
  readonly folder: string;
  readonly template: Template;
  readonly options: readonly string[];
  /** The decisions that it takes the place of. */
  readonly supersedes: readonly OpenRecord[];
  /** ISO date. */
  readonly today: string;
  readonly config: GroundsConfig;
  /** Paths of everything in decision folders, records or not. */
  readonly known: readonly string[];
}

/** A record that is to be written, and what changes in others with it; or which one cannot be changed and why. */
export type Draft =
  | {
      readonly kind: 'draft';
      readonly path: string;
      readonly text: string;
      readonly changes: readonly FileEdit[];
    }
  | { readonly kind: 'impossible'; readonly path: string; readonly reason: string };

/** A new record with the next free name, filled in from its template, with what it supersedes stated on both sides. */
export function draftDecision(request: DraftRequest): Draft {
  const { title, folder, template, options, today, config, known } = request;
  const identity = nextIdentity({ folder, title, today, config, known });
  const { path } = identity;
  const name =
    identity.number === undefined
      ? identity.slug
      : String(identity.number).padStart(config.numbering.digits, '0');
  const evidenceFolder = `${config.evidenceFolder}/${name}`;
  let text = newRecordText(
    { title, identity, status: 'draft', date: today, evidenceFolder, options },
    template,
  );
  const changes: FileEdit[] = [];
  for (const older of request.supersedes) {
    const parsed = parseDecision(path, text, { statuses: config.statuses });
    const result = supersede({ parsed, decision: summarise(parsed, folder) }, older);
    if (result.kind === 'impossible') {
      return result;
    }
    for (const change of result.changes) {
      if (change.path === path) {
        text = applyEdits(text, change.edits);
      } else {
        changes.push(change);
      }
    }
  }
  return { kind: 'draft', path, text, changes };
}
