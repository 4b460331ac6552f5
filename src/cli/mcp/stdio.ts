// The server on standard input and output, as one file of its own (`dist/mcp.js`): only `grounds mcp` loads the protocol.
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { serve } from './serve';
import type { ServedRepository } from './serve';

/** Answers on standard input and output until the input ends or `signal` is aborted. */
export async function serveOnStdio(
  repository: ServedRepository,
  signal: AbortSignal | undefined,
): Promise<void> {
  const transport = new StdioServerTransport();
  process.stdin.once('end', () => void transport.close());
  await serve(repository, transport, signal);
}
