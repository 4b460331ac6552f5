import { completionsAt } from '../../../../src/core/assist/completion';
import type { CompletionContext, Suggestion } from '../../../../src/core/assist/completion';
import { defaultConfig } from '../../../../src/core/config/defaultConfig';
import { rules } from '../../../../src/core/rules/index';
import { DecisionIndex } from '../../../../src/core/graph/decisionIndex';
import type { Decision } from '../../../../src/core/model/decision';

/** A text without its cursor mark `‸`, and where the mark stood. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('‸');
  if (offset < 0) {
    throw new Error('The text has no cursor mark.');
  }
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** A view of the given decisions. */
export function viewOf(...decisions: readonly Decision[]): DecisionIndex {
  const index = new DecisionIndex();
  index.load(decisions);
  return index;
}

/** What completion needs, with nothing known unless it is given. */
export function contextWith(fields: Partial<CompletionContext> = {}): CompletionContext {
  return {
    path: 'docs/decisions/0009-this-one.md',
    view: viewOf(),
    config: defaultConfig,
    options: [],
    rules,
    today: '2026-03-14',
    eol: '\n',
    ...fields,
  };
}

/** The suggestions at the mark in front matter given without its fences. */
export function complete(
  frontMatter: string,
  fields: Partial<CompletionContext> = {},
): readonly Suggestion[] {
  const { text, offset } = marked(`---\n${frontMatter}\n---\n\n# Title\n`);
  return completionsAt(text, offset, contextWith(fields)).items;
}

/** The front matter after the suggestion with this label was taken. */
export function accept(frontMatter: string, label: string, fields: Partial<CompletionContext> = {}): string {
  const found = complete(frontMatter, fields).find((item) => item.label === label);
  if (found === undefined) {
    throw new Error(`There is no suggestion ${label}.`);
  }
  const { text } = marked(`---\n${frontMatter}\n---\n\n# Title\n`);
  const after = text.slice(0, found.replace.start) + found.newText + text.slice(found.replace.end);
  return after.slice('---\n'.length, after.indexOf('\n---\n', 4));
}

/** The labels of suggestions. */
export function labels(items: readonly Suggestion[]): readonly string[] {
  return items.map(({ label }) => label);
}
