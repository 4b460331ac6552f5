import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import * as path from 'node:path';
import { endWithProcess } from './cleanup';
import { HarnessError, errorCode } from './errors';
import type { VsCodeInstall } from './install';
import { makeTempDir } from './paths';
import { killTree, stopTree } from './processTree';

export interface ServerOptions {
  /** TCP port on 127.0.0.1; left out: a free one. */
  readonly port?: number;
  /** Whether the page must know a secret (`token` of the running server) to get in. */
  readonly withToken: boolean;
  /** Honour the `payload` of the workbench address; needed for tests and screenshots. */
  readonly smokeTestDriver: boolean;
  /** Fills the server's extensions folder before the start. */
  readonly installExtensions?: (extensionsDir: string) => Promise<void>;
  /** Settings for every window it serves. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  readonly token: string | undefined;
  /** What the server has printed so far, shortened to its end. */
  readonly log: () => string;
  /** Resolves when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server and all its processes and removes its data; resolves when that is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Runs first in the server. Its standard input is a pipe from us, which closes when we end, however hard we were
 * killed; the server's whole process group goes with it.
 */
const endWithUs = `
  const end = () => process.kill(-process.pid, 'SIGKILL');
  process.stdin.on('end', end).on('error', end).resume();`;

const logLimit = 200_000;
const readyTimeoutMs = 60_000;

/**
 * Starts a VS Code server with new, empty user data and resolves when it accepts connections.
 * It ends with `stop`, and in any case when this process does.
 * @throws HarnessError when the port is busy or the server does not come up.
 */
export async function startServer(install: VsCodeInstall, options: ServerOptions): Promise<RunningServer> {
  if (options.port !== undefined) await requireFreePort(options.port);
  const dataDir = await makeTempDir('server');
  const token = options.withToken ? randomBytes(16).toString('hex') : undefined;
  const args = await serverArguments(install, dataDir, token, options);
  const child = spawn(install.node, args, {
    cwd: dataDir,
    env: serverEnvironment(path.join(dataDir, 'tmp')),
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: a Ctrl-C reaches us alone, and we end the server in good order.
    detached: true,
  });

  let log = '';
  const collect = (chunk: Buffer): void => {
    log = (log + chunk.toString()).slice(-logLimit);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.once('error', (error) => {
      log += error.message;
      resolve();
    });
  });

  const { pid } = child;
  let stopping: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    if (pid !== undefined) await stopTree(pid);
    await ended;
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = endWithProcess({
    end: () => (stopping ??= end()),
    kill: () => {
      if (pid !== undefined) killTree(pid);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  });
  const stop = (): Promise<void> => (stopping ??= end()).finally(forget);

  try {
    const port = await waitForPort(child.stdout, ended, () => log);
    const authority = `127.0.0.1:${port}`;
    return { origin: `http://${authority}`, authority, token, log: () => log, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serverArguments(
  install: VsCodeInstall,
  dataDir: string,
  token: string | undefined,
  options: ServerOptions,
): Promise<string[]> {
  const extensionsDir = path.join(dataDir, 'extensions');
  await mkdir(extensionsDir);
  await mkdir(path.join(dataDir, 'tmp'), { mode: 0o700 });
  await options.installExtensions?.(extensionsDir);
  const settingsDir = path.join(dataDir, 'data', 'Machine');
  await mkdir(settingsDir, { recursive: true });
  await writeFile(path.join(settingsDir, 'settings.json'), JSON.stringify(options.settings ?? {}));

  const args = ['--import', `data:text/javascript,${encodeURIComponent(endWithUs)}`, install.serverMain];
  args.push('--host', '127.0.0.1', '--port', String(options.port ?? 0));
  if (token === undefined) {
    args.push('--without-connection-token');
  } else {
    // In a file, since other users of the machine can read the arguments of a process.
    const tokenFile = path.join(dataDir, 'token');
    await writeFile(tokenFile, token, { mode: 0o600 });
    args.push('--connection-token-file', tokenFile);
  }
  args.push('--server-data-dir', dataDir, '--extensions-dir', extensionsDir);
  args.push('--accept-server-license-terms', '--disable-workspace-trust', '--disable-telemetry');
  if (options.smokeTestDriver) args.push('--enable-smoke-test-driver');
  return args;
}

/**
 * Our environment without what belongs to the Node or the editor that runs us, without an extension gallery to
 * ask over the network, and with a temporary folder that goes when the server does: it leaves its sockets lying
 * about.
 */
function serverEnvironment(tempDir: string): NodeJS.ProcessEnv {
  const dropped = /^(NODE_OPTIONS|ELECTRON_RUN_AS_NODE|VSCODE_.*|npm_.*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  return { ...Object.fromEntries(kept), TMPDIR: tempDir, XDG_RUNTIME_DIR: tempDir, EXTENSIONS_GALLERY: '{}' };
}

/** The port the server says it listens on. */
function waitForPort(
  stdout: NodeJS.ReadableStream,
  ended: Promise<void>,
  log: () => string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new HarnessError(`VS Code did not start within ${readyTimeoutMs / 1000} s: ${gist(log())}.`));
    }, readyTimeoutMs);
    const look = (): void => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      stdout.off('data', look);
      resolve(Number(port));
    };
    stdout.on('data', look);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new HarnessError(`VS Code ended before it was ready: ${gist(log())}.`));
    });
  });
}

/** Asked beforehand, since the server itself prints the failure and then stays without a port. */
function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason =
        errorCode(error) === 'EADDRINUSE'
          ? 'is in use by another program'
          : `cannot be used (${error.message})`;
      reject(
        new HarnessError(
          `Port ${port} of 127.0.0.1 ${reason}: choose another with --port, or leave it out to get a free one.`,
        ),
      );
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

/** The first lines that tell of an error, without those about the native modules we do without. */
function gist(log: string): string {
  const telling = log
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /error|cannot|failed/i.test(line) && !line.includes('bindings'));
  return telling.slice(0, 2).join('; ') || 'it gave no reason';
}
