import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { endWithProcess } from './cleanup';
import { HarnessError } from './errors';
import { killTree, stopTree } from './processTree';

const networkFailure =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|network)\b/i;

/**
 * Runs `npm install` in `folder` without any package's install script.
 * @param packages exact `name@version` to install into a folder of their own; empty: what its package.json asks for.
 * @throws HarnessError naming what was tried and the way out.
 */
export async function npmInstall(folder: string, packages: readonly string[], wayOut: string): Promise<void> {
  const manifest = path.join(folder, 'package.json');
  // Without one npm walks up and installs into the project itself.
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');

  const args = [
    'install',
    ...packages,
    ...['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    ...['--engine-strict=false', '--prefer-offline', '--fetch-retries=2', '--fetch-retry-mintimeout=1000'],
    '--fetch-retry-maxtimeout=5000',
  ];
  const { code, output } = await runNpm(folder, args);
  if (code === 0) return;

  const what = packages.length > 0 ? packages.join(' ') : `the dependencies of ${path.basename(folder)}`;
  const reason = firstErrorLine(output);
  throw new HarnessError(
    networkFailure.test(output)
      ? `The npm registry cannot be reached, so ${what} could not be installed (${reason}): check the network and run this again, or ${wayOut}.`
      : `"npm install" of ${what} failed (${reason}): run it again, or ${wayOut}.`,
  );
}

function runNpm(folder: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env };
  // Set when we run below "npm start": it would point the inner npm at this project.
  delete env['npm_config_local_prefix'];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const { pid } = child;
    const forget =
      pid === undefined
        ? undefined
        : endWithProcess({
            end: () => stopTree(pid),
            kill: () => {
              killTree(pid);
            },
          });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      forget?.();
      reject(new HarnessError(`npm could not be started (${error.message}): put npm on the PATH.`));
    });
    child.on('close', (code) => {
      forget?.();
      resolve({ code: code ?? 1, output });
    });
  });
}

function firstErrorLine(output: string): string {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  return lines.find((line) => line !== '' && !/^(code|errno|syscall)\b/.test(line)) ?? 'npm gave no reason';
}
