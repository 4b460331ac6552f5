import { html } from './html';
import type { Html } from './html';

/** What stands between backticks is code. */
export function withCode(message: string): readonly Html[] {
  return message.split('`').map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
}
