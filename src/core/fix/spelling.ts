import { fixRecord, replaceWithin, shown, spanOf, textOf } from './fix';
import type { FixMaker } from './fix';
import { yamlScalar } from './yamlText';

/** A key or value that the schema does not know and that is near to one it knows. */
export const misspeltField: FixMaker = (finding, context) => {
  const misspelt = textOf(finding.data, 'misspelt');
  const suggestion = textOf(finding.data, 'suggestion');
  if (misspelt === undefined || suggestion === undefined) {
    return [];
  }
  const edits = replaceWithin(context.record.text, spanOf(finding, context), misspelt, suggestion);
  return fixRecord(context, `Change ${shown(misspelt)} to ${shown(suggestion)}`, edits, { preferred: true });
};

/** A status that is near to one that is known. */
export const misspeltStatus: FixMaker = (finding, context) => {
  const suggestion = textOf(finding.data, 'suggestion');
  const word = textOf(finding.data, 'word');
  if (suggestion === undefined || word === undefined) {
    return [];
  }
  const inCase = /^\p{Lu}/u.test(word)
    ? suggestion.charAt(0).toUpperCase() + suggestion.slice(1)
    : suggestion;
  const edits = replaceWithin(context.record.text, spanOf(finding, context), word, inCase);
  return fixRecord(context, `Change ${shown(word)} to ${shown(inCase)}`, edits, { preferred: true });
};

/** A date in another form that can mean one day only. */
export const dateForm: FixMaker = (finding, context) => {
  const suggestion = textOf(finding.data, 'suggestion');
  const value = textOf(finding.data, 'value');
  if (suggestion === undefined || value === undefined) {
    return [];
  }
  const edits = replaceWithin(context.record.text, spanOf(finding, context), value, suggestion);
  return fixRecord(context, `Write the date as ${suggestion}`, edits, { preferred: true });
};

/** An option that evidence names by a title that is nearly the option's. */
export const misspeltOption: FixMaker = (finding, context) => {
  const { frontMatter, text } = context.record;
  const option = textOf(finding.data, 'option');
  const misspelt = textOf(finding.data, 'misspelt');
  const index = finding.data?.['index'];
  const item = typeof index === 'number' ? frontMatter?.valueSpan(['evidence', index]) : undefined;
  if (option === undefined || misspelt === undefined || item === undefined) {
    return [];
  }
  const edits = replaceWithin(text, item, misspelt, option);
  return fixRecord(context, `Change ${shown(misspelt)} to ${shown(option)} in the evidence`, edits);
};

/** A reference to a decision that does not exist, or may mean several. */
export const mistakenReference: FixMaker = (finding, context) => {
  const ref = textOf(finding.data, 'ref');
  const suggestions = finding.data?.['suggestions'];
  if (ref === undefined || !Array.isArray(suggestions)) {
    return [];
  }
  const { text, frontMatter } = context.record;
  const span = spanOf(finding, context);
  const isPlainYaml =
    span.start < (frontMatter?.content.end ?? 0) && !/["']/.test(text.charAt(span.start - 1));
  return (suggestions as readonly string[]).flatMap((suggestion) =>
    fixRecord(
      context,
      `Refer to ${suggestion} instead`,
      replaceWithin(text, span, ref, isPlainYaml ? yamlScalar(suggestion) : suggestion),
    ),
  );
};
