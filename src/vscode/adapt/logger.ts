import type * as vscode from 'vscode';
import type { Logger } from '../../core/ports';

/** The log of the core as a channel of the Output view. */
export function createLogger(channel: vscode.LogOutputChannel): Logger {
  return {
    debug: (message) => {
      channel.debug(message);
    },
    warn: (message) => {
      channel.warn(message);
    },
  };
}

/** What an error says, with its stack where it is a defect of ours. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
