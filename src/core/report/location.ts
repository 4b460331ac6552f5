import type { Range } from '../model/text';

/** `path:line:column` with both counted from 1, as terminals and editors open it. */
export function location(path: string, { start }: Pick<Range, 'start'>): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}
