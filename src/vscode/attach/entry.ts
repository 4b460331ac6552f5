import * as vscode from 'vscode';
import type { EntryDraft } from '../../core/evidence/attach';
import type { TextEdit } from '../../core/model/text';
import type { OpenRecord } from '../../core/workspace/recordStatements';
import { loadAttaching } from '../loadCore';
import { UserError } from '../util/userError';
import { withLateProgress } from '../util/lateProgress';
import type { AttachAnswers } from './form';
import { doWith, name } from './source';

/** An entry before it is known where its data is kept, and how its type is called. */
export type EntryParts = Omit<EntryDraft, 'file' | 'type'>;

/** What the answers make of an entry. */
export function entryOf(answers: AttachAnswers, id: string): EntryParts {
  const { selection, unit, better, supports = [], refutes = [], covers = [], finding = '-' } = answers;
  return { ...selection, id, finding, supports, refutes, unit, better, covers };
}

/**
 * The edits that add an entry to a record.
 * @throws UserError when nothing can be added to it
 */
export async function editsFor(
  { parsed }: OpenRecord,
  { source }: AttachAnswers,
  parts: EntryParts,
  file: string,
): Promise<readonly TextEdit[]> {
  const { editFrontMatter, entryLines, proposeType } = await loadAttaching();
  const type = source === undefined ? 'dataset' : proposeType(source.outline, parts);
  const lines = entryLines({ ...parts, type, file });
  const edits = editFrontMatter(parsed, [{ kind: 'append-item', path: ['evidence'], lines }]);
  if (edits === undefined) {
    throw new UserError(
      vscode.l10n.t(
        '{0} is written in a way in which nothing can be added to `evidence`: write its items on lines of their own.',
        parsed.path,
      ),
    );
  }
  return edits;
}

/**
 * What the data says to an entry, as people read it.
 * @returns undefined when the user did not wait for it
 * @throws UserError when it says nothing
 */
export async function saidBy(
  parts: EntryParts,
  { source, target, redact }: AttachAnswers,
): Promise<string | undefined> {
  if (source === undefined || target === undefined) {
    return undefined;
  }
  const { claimsIn, entryLines, proposeType, questionsOf, saidTo } = await loadAttaching();
  const type = proposeType(source.outline, parts);
  const lines = entryLines({ ...parts, type, file: 'report' }).map((line) => `    ${line}`);
  const [claim] = claimsIn(`---\nevidence:\n  -\n${lines.join('\n')}\n---\n`);
  if (claim === undefined) {
    return undefined;
  }
  const asked = questionsOf(claim);
  const file = { root: target.repository.root.fsPath, file: source.file, isRedacted: redact === true };
  const reading = await withLateProgress(vscode.l10n.t('Reading {0}', name(source.file)), (token) =>
    doWith<'answers'>({ ...file, ask: 'answers', queries: asked.map(({ query }) => query) }, token),
  );
  return (
    reading &&
    asked
      .flatMap((question, index) => {
        const answer = reading.answers[index];
        const said = answer && saidTo(question, answer, claim.unit);
        if (said?.kind === 'nothing') {
          throw new UserError(said.message);
        }
        return said?.text ?? [];
      })
      .join('; ')
  );
}
