/** Something that the user asked for cannot be done; `message` is one sentence with the way out, in their language. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}
