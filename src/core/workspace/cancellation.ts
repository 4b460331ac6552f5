import type { CancellationToken } from '../ports';

/** The work was cancelled by its token. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'CancelledError';
  }
}

/** To be called between steps of long work. @throws CancelledError */
export function throwIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) {
    throw new CancelledError();
  }
}
