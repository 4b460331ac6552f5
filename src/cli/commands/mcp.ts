import { defineCommand } from '../command';
import { servedRepository } from '../mcp/served';

/** `grounds mcp` */
export const mcp = defineCommand({
  name: 'mcp',
  summary: 'answers questions of agents over the Model Context Protocol, on standard input and output',
  details: [
    'Agents can ask for the decisions of a file, search decisions, see one decision with the state of its evidence, and have a draft checked. Nothing is written, and nothing but this repository is read.',
    'It is started by the program that asks, and ends with it.',
  ],
  positionals: [],
  options: {},
  examples: ['grounds mcp', 'grounds mcp -C path/to/repository'],

  async run(_, context) {
    // In the build this is in a file of its own: no other command loads the protocol.
    const { serveOnStdio } = await import('../mcp/stdio.js');
    await serveOnStdio(servedRepository(context), context.io.signal);
    return 0;
  },
});
