import type { Logger } from '../../core/ports';
import { MAX_RECORD_BYTES } from '../../core/workspace/inlineAnalyser';
import { GitError } from '../git/gitError';
import { gitWithInput } from '../git/gitWithInput';

/**
 * The texts of stored files by their objects, in one process. What is not in this clone, is no UTF-8 or larger than any
 * record is left out, and so is everything when git fails, which is logged.
 */
export async function readStoredTexts(
  { root, logger }: { readonly root: string; readonly logger: Logger },
  blobs: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const ids = [...blobs].filter((id) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
  if (ids.length === 0) {
    return texts;
  }
  let output: Buffer;
  try {
    output = await gitWithInput(root, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''), {
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (!(error instanceof GitError)) {
      throw error;
    }
    logger.warn(`Git could not read former versions of records: ${error.message}`);
    return texts;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < output.length;) {
    const feed = output.indexOf(10, at);
    const head = output.toString('latin1', at, feed < 0 ? output.length : feed);
    const size = / (\d+)$/.exec(head)?.[1];
    const start = feed < 0 ? output.length : feed + 1;
    const end = size === undefined ? start : start + Number(size);
    const id = /^([0-9a-f]+) blob /.exec(head)?.[1];
    if (id !== undefined && end - start <= MAX_RECORD_BYTES) {
      try {
        texts.set(id, decoder.decode(output.subarray(start, end)));
      } catch {
        // Not UTF-8: there is nothing in it to compare.
      }
    }
    at = size === undefined ? start : end + 1;
  }
  return texts;
}
