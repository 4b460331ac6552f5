import { claimsIn } from '../core/evidence/claim';
import { queriesOf } from '../core/evidence/query';
import type { Answer } from '../core/evidence/query';
import { formatQuantity } from '../core/evidence/units';
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
  const { main, byOption } = queriesOf(claim);
  const asked = [
    ...(main === undefined ? [] : [{ option: undefined, query: main }]),
    ...byOption.map(({ option, query }) => ({ option, query })),
  ];
  const { answers } = await readable(file, () =>
    readAnswers(
      report,
      asked.map(({ query }) => query),
    ),
  );
  return answers.map((answer, index) => {
    const option = asked[index]?.option;
    const text = said(answer, claim.unit, option);
    return option === undefined ? text : `${option} ${text}`;
  });
}

function said(answer: Answer, unit: string | undefined, option: string | undefined): string {
  switch (answer.kind) {
    case 'tests': {
      const { matched, passed, failed, skipped } = answer;
      const others = [
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
      ];
      return [`${passed} of ${matched} passed`, ...others].join(', ');
    }
    case 'value':
      return formatQuantity(answer.value, answer.unit ?? unit);
    case 'text':
      return answer.text;
    case 'quote':
      return answer.found ? 'the words are there' : 'the words are not there';
    case 'none': {
      const [meant] = answer.nearest;
      const about =
        option === undefined ? 'The report does not tell' : `The report does not tell for ${option}`;
      throw new CliError(
        `${about}: ${answer.message}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}.`,
      );
    }
  }
}
