import { UsageError } from './errors';

/**
 * The address at which files can be seen, as it was given to `--link-base`, without a final slash.
 * @throws UsageError for all but an address that cannot end a link early or run anything
 */
export function linkBaseOf(given: string | undefined, command: string): string | undefined {
  if (given !== undefined && !/^https?:\/\/[^\s<>"'\\]+$/.test(given)) {
    throw new UsageError(
      `--link-base wants an address such as https://example.com/files, not ${given}.`,
      command,
    );
  }
  return given?.replace(/\/+$/, '');
}
