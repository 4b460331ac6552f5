import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { endWithProcess } from './cleanup';
import { HarnessError } from './errors';
import { installOnce } from './installOnce';
import { npmInstall } from './npmInstall';
import { findOnPath } from './onPath';
import { chromiumPackageVersion } from './versions';

interface ChromiumPlace {
  readonly executable: string;
  /** Environment variables it needs beyond ours. */
  readonly env: Readonly<Record<string, string>>;
}

const wayOut = 'install Chromium or Google Chrome, or set CHROME_PATH=/path/to/it';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium with a new profile. It ends with `close()`, and in any case with this process.
 * @throws HarnessError when there is none and none can be installed, or when it does not start.
 */
export async function launchBrowser(report: (line: string) => void): Promise<Browser> {
  const place = await findChromium(report);
  const browser = await chromium
    .launch({
      executablePath: place.executable,
      args: flags,
      env: { ...process.env, ...place.env },
      // Signals are ours to handle: the server has to end as well. On exit playwright kills the browser itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new HarnessError(`The browser ${place.executable} does not start (${reason}): ${wayOut}.`);
    });
  const forget = endWithProcess({ end: () => browser.close(), kill: () => undefined });
  browser.on('disconnected', forget);
  return browser;
}

async function findChromium(report: (line: string) => void): Promise<ChromiumPlace> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (await isExecutable(chosen)) return { executable: chosen, env: {} };
    throw new HarnessError(
      `CHROME_PATH names ${chosen}, which is not a program that can be run: correct it, or unset it.`,
    );
  }
  for (const candidate of systemCandidates()) {
    if (await isExecutable(candidate)) return { executable: candidate, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return installChromium(report);
  throw new HarnessError(`No Chromium was found on this machine: ${wayOut}.`);
}

function systemCandidates(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    case 'win32': {
      const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
      return programs.flatMap((folder) =>
        folder === undefined
          ? []
          : [
              path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
              path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
              path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
            ],
      );
    }
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) => {
        const found = findOnPath(name);
        return found === undefined ? [] : [found];
      });
  }
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The headless Chromium inside an npm package, unpacked on first use. */
async function installChromium(report: (line: string) => void): Promise<ChromiumPlace> {
  const recipe = `@sparticuz/chromium@${chromiumPackageVersion}`;
  const folder = await installOnce(
    `chromium-${chromiumPackageVersion}-linux-x64`,
    `${recipe} 1`,
    async (partial) => {
      report('Installing a headless Chromium from npm (once, 250 MB) …');
      await npmInstall(partial, [recipe], wayOut);
      await unpackChromium(partial);
      report('  Chromium is installed.');
    },
  );
  const unpacked = path.join(folder, unpackedFolder);
  const executable = path.join(unpacked, 'chromium');
  const env: Record<string, string> = {};
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = path.join(unpacked, 'fonts');
  if (!(await runsAlone(executable))) env['LD_LIBRARY_PATH'] = path.join(unpacked, 'al2023', 'lib');
  return { executable, env };
}

const unpackedFolder = 'unpacked';

const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/**
 * Lets the package unpack itself into the install instead of the machine's temporary folder, which all
 * processes share. Posing as the cloud service it is made for makes it unpack its shared libraries as well.
 */
async function unpackChromium(folder: string): Promise<void> {
  const target = path.join(folder, unpackedFolder);
  await mkdir(target);
  const script = "require('@sparticuz/chromium').executablePath().catch(() => process.exit(1))";
  const env = { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const code = await exitCode(process.execPath, ['-e', script], { cwd: folder, env });
  if (code !== 0)
    throw new HarnessError(`The Chromium from npm could not be unpacked into ${target}: ${wayOut}.`);
  // Its own configuration looks for the fonts in /tmp.
  await writeFile(path.join(target, 'fonts', 'fonts.conf'), fontsConfiguration);
}

/** Whether the system has all shared libraries the program needs. */
async function runsAlone(executable: string): Promise<boolean> {
  return (await exitCode(executable, ['--version', '--no-sandbox'], {})) === 0;
}

function exitCode(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: 'ignore' });
    child.once('error', () => {
      resolve(null);
    });
    child.once('close', resolve);
  });
}
