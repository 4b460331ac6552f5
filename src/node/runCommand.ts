import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { performance } from 'node:perf_hooks';
import { errorCode } from './boundedRead';

/** How a command ended. */
export interface CommandResult {
  /** Its exit code; 128 and the number of the signal for one that was ended by a signal, as shells count. */
  readonly code: number;
  readonly seconds: number;
  /** Whether we were told to stop meanwhile, and passed that on. */
  readonly isStopped: boolean;
}

/** A command could not be started; `message` is a sentence part. */
export class CommandNotStartedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandNotStartedError';
  }
}

/** Signals that end a program, by their numbers. */
const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, number>>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};
/** Other signals that reach us and not what we started. */
const PASSED_ON: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'];

/**
 * Runs a command of the user, as it is and without a shell. It has our terminal: what it prints is seen at once, and it
 * can ask.
 * @param interrupted aborted when the user pressed Ctrl-C: passed on, and waited for
 * @throws CommandNotStartedError
 */
export async function runCommand(
  [program = '', ...args]: readonly string[],
  cwd: string,
  interrupted?: AbortSignal,
): Promise<CommandResult> {
  const file =
    process.platform === 'win32'
      ? programOnWindows(program, process.env['PATH'] ?? '', (path) => existsSync(path))
      : program;
  if (file === undefined) {
    throw new CommandNotStartedError(noSuchProgram());
  }
  const start = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd, stdio: 'inherit', shell: false, windowsHide: true });
    // A terminal sends Ctrl-C to all that runs in it, and a second one makes many programs give up at once.
    const { stdin, stdout, stderr } = process;
    const isTerminal = [stdin, stdout, stderr].some((stream) => stream.isTTY);
    const interrupt = (): void => {
      if (!isTerminal) {
        child.kill('SIGINT');
      }
    };
    let isStopped = false;
    const passOn = (signal: NodeJS.Signals): void => {
      isStopped = true;
      child.kill(signal);
    };
    const settle = (): void => {
      interrupted?.removeEventListener('abort', interrupt);
      PASSED_ON.forEach((signal) => process.off(signal, passOn));
    };
    interrupted?.addEventListener('abort', interrupt);
    PASSED_ON.forEach((signal) => process.on(signal, passOn));
    child.once('error', (error) => {
      settle();
      fail(new CommandNotStartedError(reasonOf(error)));
    });
    child.once('close', (code, signal) => {
      settle();
      done({
        code: code ?? 128 + ((signal === null ? undefined : SIGNALS[signal]) ?? 0),
        seconds: (performance.now() - start) / 1000,
        isStopped: isStopped || interrupted?.aborted === true,
      });
    });
  });
}

function reasonOf(error: Error): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return noSuchProgram();
    case 'EINVAL':
      return 'it is no program; batch files are run with `cmd /c`';
    case 'EACCES':
      return 'it is not a program that you may run';
    default:
      return error.message;
  }
}

function noSuchProgram(): string {
  return process.platform === 'win32'
    ? 'there is no such program; batch files such as npm and commands of the shell are run with `cmd /c`'
    : 'there is no such program; commands of the shell are run with `sh -c`';
}

/**
 * The file that a program's name means on Windows. Windows itself would look in the current folder first, and that is one
 * of the repository: only what the user names as a file in it is run from there.
 * @param path the folders of the environment, separated by semicolons
 */
export function programOnWindows(
  name: string,
  path: string,
  isThere: (path: string) => boolean,
): string | undefined {
  if (/[\\/:]/.test(name)) {
    return name;
  }
  const names = /\.(?:exe|com)$/i.test(name) ? [name] : [`${name}.exe`, `${name}.com`];
  const folders = path
    .split(';')
    .map((folder) => folder.replaceAll('"', ''))
    .filter((folder) => win32.isAbsolute(folder));
  return folders.flatMap((folder) => names.map((each) => win32.join(folder, each))).find(isThere);
}
