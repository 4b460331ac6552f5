/**
 * A stand-in for the desktop VS Code executable that @vscode/test-electron starts:
 *   launcher --pin=newest --extensionDevelopmentPath=DIR --extensionTestsPath=FILE WORKSPACE
 * runs the suite in the VS Code from npm and exits with the suite's exit code.
 */
import { fstatSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { reportPrefix } from '../integration/protocol';
import { launchBrowser } from './browser';
import { endAll } from './cleanup';
import { HarnessError, describeFailure } from './errors';
import { installVsCode } from './install';
import { cacheRoot } from './paths';
import { startServer } from './server';
import type { RunningServer } from './server';
import { parseVsCodeName, vsCodePins } from './versions';
import type { VsCodePin } from './versions';
import { openWorkbench, screenshot, testSettings } from './workbench';

interface SuiteRequest {
  readonly pin: VsCodePin;
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string;
  readonly workspace: string;
}

/** One message on the console of the extension host. */
interface ConsoleLine {
  readonly level: string;
  readonly message: string;
}

/** How long the suite may stay silent before it counts as hung, in milliseconds. */
const silenceLimitMs = 120_000;

/** The arguments of test-electron that matter here; what only a desktop VS Code understands is passed over. */
function parseRequest(argv: readonly string[]): SuiteRequest {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      pin: { type: 'string' },
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
    },
  });
  const name = typeof values.pin === 'string' ? parseVsCodeName(values.pin) : undefined;
  const developmentPaths = (values.extensionDevelopmentPath ?? []).filter(
    (value) => typeof value === 'string',
  );
  const [workspace] = positionals;
  if (name === undefined || typeof values.extensionTestsPath !== 'string' || workspace === undefined) {
    throw new HarnessError(
      'The launcher needs --pin=oldest|newest, --extensionDevelopmentPath=, --extensionTestsPath= and a workspace folder.',
    );
  }
  return {
    pin: vsCodePins[name],
    extensionDevelopmentPaths: developmentPaths.map((folder) => path.resolve(folder)),
    extensionTestsPath: path.resolve(values.extensionTestsPath),
    workspace: path.resolve(workspace),
  };
}

/** Runs the suite and gives its exit code. */
async function runSuite(request: SuiteRequest): Promise<number> {
  const report = (line: string): void => {
    console.log(line);
  };
  const install = await installVsCode(request.pin, report);
  const browser = await launchBrowser(report);
  const server = await startServer(install, {
    withToken: false,
    smokeTestDriver: true,
    settings: testSettings,
  });
  const transcript: ConsoleLine[] = [];
  let code: number | undefined;
  try {
    code = await superviseSuite(browser, server, request, transcript);
    return code;
  } finally {
    if (code !== 0) {
      // Without a report, the last error is why the suite did not even start.
      const silent = !transcript.some(({ message }) => message.startsWith(reportPrefix));
      const lastError = transcript.findLast(({ level }) => level === 'error')?.message.split('\n')[0];
      if (silent && lastError !== undefined) console.log(lastError);
      console.log(`What VS Code printed: ${await saveEvidence(request.pin, browser, server, transcript)}`);
    }
    await browser.close();
    await server.stop();
  }
}

/** Resolves with the suite's exit code; rejects when it can no longer come. */
function superviseSuite(
  browser: Browser,
  server: RunningServer,
  request: SuiteRequest,
  transcript: ConsoleLine[],
): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      reject(new HarnessError(reason));
    };
    const silence = setTimeout(() => {
      fail(`The suite was silent for ${silenceLimitMs / 1000} s and was stopped.`);
    }, silenceLimitMs);
    void server.ended.then(() => {
      fail('The VS Code server ended before the suite did.');
    });
    browser.on('disconnected', () => {
      fail('The browser ended before the suite did.');
    });
    openWorkbench(browser, server, {
      folder: request.workspace,
      extensionDevelopmentPaths: request.extensionDevelopmentPaths,
      extensionTestsPath: request.extensionTestsPath,
      onLog: (level, message) => {
        silence.refresh();
        transcript.push({ level, message });
        if (message.startsWith(reportPrefix)) console.log(message.slice(reportPrefix.length));
      },
      onExit: resolve,
    }).then((page) => {
      page.on('crash', () => {
        fail('The VS Code window crashed.');
      });
    }, reject);
  });
}

/** Keeps what helps to understand a run that gave no result: server log, console and a picture. */
async function saveEvidence(
  pin: VsCodePin,
  browser: Browser,
  server: RunningServer,
  transcript: readonly ConsoleLine[],
): Promise<string> {
  const folder = path.join(cacheRoot, 'logs', `${pin.name}-${new Date().toISOString().replaceAll(':', '-')}`);
  await mkdir(folder, { recursive: true });
  const consoleText = transcript.map(({ level, message }) => `${level}: ${message}`).join('\n');
  await writeFile(path.join(folder, 'server.log'), server.log());
  await writeFile(path.join(folder, 'console.log'), consoleText);
  const page = browser.contexts()[0]?.pages()[0];
  if (page) await screenshot(page, path.join(folder, 'window.png')).catch(() => undefined);
  return folder;
}

/** Ends us when test-electron is gone without a word: it holds the other end of our standard input. */
function endWithParent(): void {
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.on('end', () => {
    void endAll().finally(() => process.exit(2));
  });
  process.stdin.resume();
}

endWithParent();
runSuite(parseRequest(process.argv.slice(2)))
  .catch(async (error: unknown) => {
    console.error(describeFailure(error));
    await endAll();
    return 2;
  })
  .then((code) => process.exit(code))
  .catch(() => process.exit(2));
