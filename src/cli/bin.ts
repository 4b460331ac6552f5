import type { Io } from './io';
import { version } from './version';

/** Answered before anything else is loaded, because scripts ask for it often. */
function isVersionQuestion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}

/** Writes until the reader has gone away, as in `grounds list | head`; after that it writes nothing and goes on. */
function outputTo(stream: NodeJS.WriteStream): Io['stdout'] {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    isOpen = false;
  });
  return {
    write(text) {
      if (isOpen) {
        stream.write(text);
      }
    },
  };
}

/** Asks on the terminal; who closes it without an answer says `whenClosed`. */
async function ask(question: string, whenClosed: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const left = new AbortController();
  terminal.once('SIGINT', () => process.emit('SIGINT'));
  terminal.once('close', () => {
    left.abort();
  });
  try {
    return await terminal.question(question, { signal: AbortSignal.any([signal, left.signal]) });
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return whenClosed;
  } finally {
    terminal.close();
  }
}

/** The folder that this runs in; when it was deleted meanwhile, the one that it was. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

async function run(argv: readonly string[]): Promise<number> {
  const { main } = await (argv[0] === 'check' ? import('./checking.js') : import('./main.js'));
  const interrupted = new AbortController();
  process.on('SIGINT', () => {
    if (interrupted.signal.aborted) {
      process.exit(130);
    }
    interrupted.abort();
  });
  const { stdin, stdout } = process;
  return main(argv, {
    cwd: currentFolder(),
    env: process.env,
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    isTerminal: stdout.isTTY,
    columns: stdout.isTTY ? stdout.columns : undefined,
    signal: interrupted.signal,
    ...(stdin.isTTY && stdout.isTTY
      ? { ask: (question: string, whenClosed = 'no') => ask(question, whenClosed, interrupted.signal) }
      : {}),
  });
}

const argv = process.argv.slice(2);
if (isVersionQuestion(argv)) {
  process.stdout.write(`${version()}\n`);
} else {
  void run(argv).then((code) => {
    process.exitCode = code;
  });
}
