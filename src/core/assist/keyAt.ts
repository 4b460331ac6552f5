import type { Span } from '../model/text';
import type { FieldPath } from '../parse/parsedDecision';
import { fieldAt } from '../schema/vocabulary';
import type { FieldDescription } from '../schema/vocabulary';
import { frontMatterBlock } from './frontMatterBlock';
import { scanYaml } from './scanYaml';

/** A key of the front matter under the cursor, with what the schema says about it. */
export interface DescribedKey {
  readonly path: FieldPath;
  readonly span: Span;
  readonly field: FieldDescription;
}

/** The key at `offset` of a record's text; undefined when there is none or it belongs to another tool. */
export function keyAt(text: string, offset: number): DescribedKey | undefined {
  const block = frontMatterBlock(text);
  if (block === undefined || offset < block.start || offset > block.end) {
    return undefined;
  }
  const key = scanYaml(text, block, offset).keys.find(
    ({ span }) => offset >= span.start && offset <= span.end,
  );
  const field = key === undefined ? undefined : fieldAt(key.path);
  return key === undefined || field === undefined ? undefined : { path: key.path, span: key.span, field };
}
