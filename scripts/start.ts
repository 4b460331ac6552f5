/**
 * `npm start`: builds Grounds, makes the sample workspace, checks it on the command line and opens it in VS Code.
 * The options are in `usage` below.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../test/harness/buildExtension';
import { endAll } from '../test/harness/cleanup';
import { chosenDesktop, desktopOnPath, hasDisplay } from '../test/harness/desktop';
import { HarnessError, describeFailure } from '../test/harness/errors';
import { projectRoot } from '../test/harness/paths';
import { parseVsCodeName } from '../test/harness/versions';
import type { VsCodeName } from '../test/harness/versions';
import { makeSample } from './sample/makeSample';
import { openInDesktop, serveSample, takeScreenshot } from './start/open';

const usage = `Usage: npm start -- [options]
  --check-only           stop after the command line's check of the sample
  --screenshot FILE.png  open the sample headless, take a picture and end
  --open PATH            with --screenshot: the file of the sample to show in the editor
  --vscode oldest|newest which VS Code from npm to open it in (default: newest)
  --port N               the port to serve it on (default: a free one)`;

interface StartOptions {
  readonly checkOnly: boolean;
  readonly screenshot: string | undefined;
  readonly open: string | undefined;
  readonly vscode: VsCodeName | undefined;
  readonly port: number | undefined;
}

const sampleDir = path.join(projectRoot, '.sample');

async function main(options: StartOptions): Promise<void> {
  await buildExtension();
  await makeSample(sampleDir);
  await checkSample();
  if (options.checkOnly) return;

  const { port } = options;
  const vscode = options.vscode ?? 'newest';
  if (options.screenshot !== undefined) {
    const openFile = options.open === undefined ? undefined : sampleFile(options.open);
    await takeScreenshot({ folder: sampleDir, vscode, port, file: options.screenshot, openFile });
    return;
  }
  // Asking for a port or a version is asking for the one from npm.
  const desktop = options.vscode === undefined && port === undefined ? desktopToUse() : undefined;
  if (desktop === undefined) await serveSample({ folder: sampleDir, vscode, port });
  else await openInDesktop(desktop, sampleDir);
}

function desktopToUse(): string | undefined {
  return chosenDesktop() ?? (hasDisplay() ? desktopOnPath() : undefined);
}

function sampleFile(name: string): string {
  const file = path.resolve(sampleDir, name);
  if (existsSync(file)) return file;
  throw new HarnessError(`--open ${name}: there is no such file in ${sampleDir}.`);
}

/** Prints what `grounds check` says about the sample; that it finds something is the point of the sample. */
async function checkSample(): Promise<void> {
  console.log(`\n${path.relative(process.cwd(), sampleDir) || '.'}$ grounds check`);
  const cli = path.join(projectRoot, 'dist', 'cli.js');
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'check'], { cwd: sampleDir, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 && code !== 1) {
    throw new HarnessError(
      `"grounds check" of the sample ended with ${code ?? 'a signal'}: see its message above.`,
    );
  }
  console.log('');
}

/** @throws HarnessError for options nobody can mean. */
function parseOptions(argv: readonly string[]): StartOptions {
  const { values } = parseKnown(argv);
  const vscode = values.vscode === undefined ? undefined : parseVsCodeName(values.vscode);
  if (values.vscode !== undefined && vscode === undefined) {
    throw new HarnessError(`--vscode ${values.vscode} is not known: say --vscode oldest or --vscode newest.`);
  }
  return {
    checkOnly: values['check-only'] === true,
    screenshot: values.screenshot === undefined ? undefined : path.resolve(values.screenshot),
    open: values.open,
    vscode,
    port: values.port === undefined ? undefined : parsePort(values.port),
  };
}

function parseKnown(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        'check-only': { type: 'boolean' },
        screenshot: { type: 'string' },
        open: { type: 'string' },
        vscode: { type: 'string' },
        port: { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HarnessError(`${reason}\n\n${usage}`);
  }
}

function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (port >= 1 && port <= 65535) return port;
  throw new HarnessError(`--port ${text} is not a port: give a number from 1 to 65535, or leave it out.`);
}

async function run(): Promise<void> {
  await main(parseOptions(process.argv.slice(2)));
}

run()
  .then(() => 0)
  .catch((error: unknown) => {
    console.error(describeFailure(error));
    return 2;
  })
  .then(async (code) => {
    await endAll();
    process.exit(code);
  })
  .catch(() => process.exit(2));
