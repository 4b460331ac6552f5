import { claimsIn } from '../core/evidence/claim';
import { questionsOf, saidTo } from '../core/evidence/said';
import type { TextEdit } from '../core/model/text';
import { applyEdits } from '../core/text/edits';
import type { OpenRecord } from '../core/workspace/recordStatements';
import { readAnswers } from '../node/reportFile';
import type { ReportFile } from '../node/reportFile';
import { readable } from './attachSource';
import { CliError } from './errors';

/** What the report says to the entry as it is about to be written. @throws CliError when it says nothing */
export async function answersTo(
  file: string,
  { parsed }: OpenRecord,
  edits: readonly TextEdit[],
  report: ReportFile,
): Promise<readonly string[]> {
  const claim = claimsIn(applyEdits(parsed.text, edits)).at(-1);
  if (claim === undefined) {
    throw new CliError(`${parsed.path} cannot be read with the new entry, so nothing was written.`);
  }
  const asked = questionsOf(claim);
  const queries = asked.map(({ query }) => query);
  const { answers } = await readable(file, () => readAnswers(report, queries));
  return asked.flatMap((question, index) => {
    const answer = answers[index];
    const said = answer && saidTo(question, answer, claim.unit);
    if (said?.kind === 'nothing') {
      throw new CliError(said.message);
    }
    return said?.text ?? [];
  });
}
