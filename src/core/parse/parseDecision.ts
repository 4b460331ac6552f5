import type { AnalysisOptions } from '../model/config';
import { LineIndex } from '../text/lineIndex';
import { scanOutline } from '../text/scanOutline';
import { withoutCode } from './body';
import { chosenIn } from './chosen';
import { declaredRelations } from './declaredRelations';
import { readEvidence } from './evidence';
import { listField } from './fields';
import { formatOf } from './format';
import { readFrontMatter } from './frontMatter';
import { identityOf } from './identity';
import { readMetadata } from './metadata';
import { listedIn } from './options';
import type { ParsedDecision } from './parsedDecision';
import { statedRelations } from './statedRelations';
import { readTitle } from './title';

/**
 * Reads a record of any known format. Never throws: what cannot be read is absent and described in `problems`.
 *
 * @param path relative to the repository root; the record's identity comes from it
 * @param text without a byte order mark
 */
export function parseDecision(
  path: string,
  text: string,
  { statuses }: Pick<AnalysisOptions, 'statuses'>,
): ParsedDecision {
  const { frontMatter, problems, bodyStart } = readFrontMatter(text);
  const outline = scanOutline(text, bodyStart);
  const body = withoutCode(text, outline);
  const identity = identityOf(path);
  const metadata = readMetadata(body, frontMatter, outline, bodyStart, statuses);
  const lines = new LineIndex(text);
  const options = listedIn(body, outline, 'options');
  const chosenField = frontMatter ? listField(frontMatter, ['chosen']) : [];
  return {
    path,
    text,
    eol: lineEndOf(text),
    identity,
    format: formatOf(identity, frontMatter, outline, metadata),
    frontMatter,
    outline,
    problems,
    title: readTitle(body, frontMatter, outline),
    statuses: metadata.statuses,
    dates: metadata.dates,
    category: metadata.category,
    tags: metadata.tags,
    people: metadata.people,
    drivers: listedIn(body, outline, 'drivers'),
    options,
    chosen: chosenField.length > 0 ? chosenField : chosenIn(body, outline, options),
    evidence: readEvidence(frontMatter),
    relations: [
      ...declaredRelations(text, frontMatter),
      ...statedRelations(body, outline, bodyStart, metadata.statuses),
    ],
    rangeOf: (span) => lines.rangeOf(span),
  };
}

function lineEndOf(text: string): '\n' | '\r\n' {
  let windows = 0;
  let others = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === 13) {
      windows += 1;
    } else {
      others += 1;
    }
  }
  return windows > others ? '\r\n' : '\n';
}
