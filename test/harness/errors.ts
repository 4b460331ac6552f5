/**
 * A failure whose message is one sentence for the person at the keyboard: what went wrong and the way out.
 * Entry points print the message alone and end with exit code 2; anything else is a defect and keeps its stack.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The message of a HarnessError, else the full stack of whatever was thrown. */
export function describeFailure(error: unknown): string {
  if (error instanceof HarnessError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The `code` of a Node system error (`ENOENT`, …), or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
