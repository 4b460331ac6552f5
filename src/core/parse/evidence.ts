import { listField, textField, valueAt } from './fields';
import type { FrontMatter, ParsedEvidence } from './parsedDecision';

/** The items of the `evidence` list; what is not a mapping is left to the schema to report. */
export function readEvidence(frontMatter: FrontMatter | undefined): readonly ParsedEvidence[] {
  const items = valueAt(frontMatter?.data, ['evidence']);
  if (frontMatter === undefined || !Array.isArray(items)) {
    return [];
  }
  return (items as readonly unknown[]).flatMap((item, index) => {
    const path = ['evidence', index];
    const span = frontMatter.keySpan(path);
    if (typeof item !== 'object' || item === null || Array.isArray(item) || span === undefined) {
      return [];
    }
    return [
      {
        index,
        span,
        id: textField(frontMatter, [...path, 'id']),
        type: textField(frontMatter, [...path, 'type']),
        finding: textField(frontMatter, [...path, 'finding']),
        file: textField(frontMatter, [...path, 'file']),
        supports: listField(frontMatter, [...path, 'supports']),
        refutes: listField(frontMatter, [...path, 'refutes']),
        measures: keysOf(valueAt(item, ['options'])),
        about: textField(frontMatter, [...path, 'about']),
      },
    ];
  });
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
