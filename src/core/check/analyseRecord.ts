import type { AnalysisOptions } from '../model/config';
import { parseDecision } from '../parse/parseDecision';
import type { ParsedDecision } from '../parse/parsedDecision';
import { looksLikeRecord, summarise } from '../parse/summarise';
import { rules } from '../rules/index';
import type { AnalysedFile, RecordFile } from '../service';
import { runRecordRules } from './guard';

/** Everything that follows from one record's text alone. Never throws, whatever the text. */
export function analyseRecord(file: RecordFile, text: string, options: AnalysisOptions): AnalysedFile {
  return analyseAndKeep(file, text, options).analysed;
}

/** As {@link analyseRecord}, with the parsed record for who needs it next. */
export function analyseAndKeep(
  file: RecordFile,
  text: string,
  options: AnalysisOptions,
): { readonly analysed: AnalysedFile; readonly parsed: ParsedDecision | undefined } {
  const { path, folder } = file;
  let parsed: ParsedDecision | undefined;
  try {
    parsed = parseDecision(path, text, options);
    if (!looksLikeRecord(parsed)) {
      const reason =
        'Nothing in it looks like a decision: it has no title, status, date or section that records have.';
      return {
        parsed,
        analysed: { kind: 'not-read', path, notRead: { path, kind: 'not-a-record', reason } },
      };
    }
    const findings = runRecordRules(rules, parsed, options);
    const analysis = { decision: summarise(parsed, folder), findings };
    return { parsed, analysed: { kind: 'read', path, analysis } };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const reason = `Grounds failed to read it (${cause}). This is a defect in Grounds: please report it.`;
    return { parsed, analysed: { kind: 'not-read', path, notRead: { path, kind: 'unreadable', reason } } };
  }
}
