/** Something that the user asked for cannot be done; `message` is one sentence with the way out, in their language. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}

/** Whether something thrown is one, also where it was made by another file of the build. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}
