import { wellFormed } from './printable';

/**
 * Where a file of the repository can be seen.
 * @param base the address of the root, without a final slash
 * @param path relative to the root, with `/`; any text is made part of an address
 * @param line 1-based
 */
export function fileAddress(base: string, path: string, line?: number): string {
  const target = wellFormed(path)
    .split('/')
    .map((name) =>
      encodeURIComponent(name).replace(/[()!'*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
  return `${base}/${target}${line === undefined ? '' : `#L${line}`}`;
}
