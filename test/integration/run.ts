/**
 * Runs the integration suite in the oldest and the newest supported VS Code:
 *   tsx test/integration/run.ts [--vscode oldest|newest] [--grep PATTERN]
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { TestRunFailedError, runTests } from '@vscode/test-electron';
import { buildExtension } from '../harness/buildExtension';
import { endWithProcess } from '../harness/cleanup';
import { HarnessError, describeFailure } from '../harness/errors';
import { makeTempDir, projectRoot } from '../harness/paths';
import { stopDescendants } from '../harness/processTree';
import { chosenTestHost, testHostFor } from '../harness/testHost';
import type { TestHost } from '../harness/testHost';
import { parseVsCodeName, vsCodePins } from '../harness/versions';
import type { VsCodeName } from '../harness/versions';
import { testSettings } from '../harness/workbench';
import { failureLine } from '../mochaRun';
import { bundleSuite } from './bundleSuite';
import { grepVariable, resultsVariable } from './protocol';
import type { SuiteResults } from './protocol';
import { makeWorkspace } from './workspace';

export interface IntegrationOptions {
  /** Which VS Codes, in this order; one chosen with the VSCODE variable takes the place of all. */
  readonly vscodes: readonly VsCodeName[];
  /** Runs only the tests whose title matches. */
  readonly grep?: string | undefined;
  /** Leave out the build of the extension, when dist/ is known to be fresh. */
  readonly skipBuild?: boolean;
}

/** The outcome in one VS Code. */
export interface IntegrationResult extends SuiteResults {
  /** For example `VS Code 1.99.3 (npm)`. */
  readonly label: string;
  /** Why the run gave no full result, or undefined; counts as one more failure. */
  readonly error: string | undefined;
}

/** Builds everything and runs the suite in each VS Code, one after the other; printing as it goes. */
export async function runIntegration(options: IntegrationOptions): Promise<readonly IntegrationResult[]> {
  if (options.skipBuild !== true) await buildExtension();
  const testsPath = await bundleSuite();
  const scratch = await makeTempDir('integration');
  const remove = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const forget = endWithProcess({
    end: async () => {
      await stopDescendants();
      await remove();
    },
    kill: () => undefined,
  });
  try {
    const results: IntegrationResult[] = [];
    const chosen = chosenTestHost();
    const hosts = chosen
      ? [() => Promise.resolve(chosen)]
      : options.vscodes.map((name) => () => testHostFor(vsCodePins[name], scratch));
    for (const [index, host] of hosts.entries()) {
      const folder = path.join(scratch, String(index));
      await mkdir(folder);
      results.push(await runIn(await host(), folder, testsPath, options.grep));
    }
    return results;
  } finally {
    await remove();
    forget();
  }
}

/** Whether every test in it passed, at least one ran, and nothing else went wrong. */
export function succeeded(result: IntegrationResult): boolean {
  return result.error === undefined && result.failures.length === 0 && result.passed > 0;
}

/** One line per VS Code, each followed by what failed in it. */
export function summarize(results: readonly IntegrationResult[]): string {
  return results.flatMap(summaryLines).join('\n');
}

function summaryLines(result: IntegrationResult): string[] {
  const { label, passed, failures, skipped, error } = result;
  const lines = [`${label}: ${passed} passed, ${failures.length} failed, ${skipped} skipped`];
  if (error !== undefined) lines.push(`  ${error}`);
  return [...lines, ...failures.map(failureLine)];
}

async function runIn(
  host: TestHost,
  folder: string,
  testsPath: string,
  grep: string | undefined,
): Promise<IntegrationResult> {
  console.log(`\n${host.label}`);
  const resultsFile = path.join(folder, 'results.json');
  const workspace = await makeWorkspace(path.join(folder, 'workspace'));
  // Short paths: VS Code makes sockets in its user data folder, and their names have a limit.
  const userData = path.join(folder, 'u');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(testSettings));
  let exitCode = 0;
  try {
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: testsPath,
      extensionTestsEnv: { [resultsVariable]: resultsFile, [grepVariable]: grep },
      launchArgs: [
        workspace,
        '--disable-extensions',
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(folder, 'e')}`,
      ],
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    exitCode = error.code ?? 1;
  }
  return { label: host.label, ...judge(await readResults(resultsFile), exitCode) };
}

async function readResults(file: string): Promise<SuiteResults | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as SuiteResults);
}

function judge(
  results: SuiteResults | undefined,
  exitCode: number,
): SuiteResults & { error: string | undefined } {
  if (results === undefined) {
    const error = `The suite never reported its results (exit code ${exitCode}).`;
    return { passed: 0, skipped: 0, failures: [], error };
  }
  let error: string | undefined;
  if (results.passed + results.failures.length === 0) error = 'The suite ran no test.';
  else if (exitCode !== 0 && results.failures.length === 0)
    error = `VS Code ended with exit code ${exitCode}.`;
  return { ...results, error };
}

function parseOptions(argv: readonly string[]): IntegrationOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { vscode: { type: 'string' }, grep: { type: 'string' }, 'skip-build': { type: 'boolean' } },
  });
  const name = values.vscode === undefined ? undefined : parseVsCodeName(values.vscode);
  if (values.vscode !== undefined && name === undefined) {
    throw new HarnessError(`--vscode ${values.vscode} is not known: say --vscode oldest or --vscode newest.`);
  }
  return {
    vscodes: name === undefined ? ['oldest', 'newest'] : [name],
    grep: values.grep,
    skipBuild: values['skip-build'] === true,
  };
}

async function main(): Promise<void> {
  const results = await runIntegration(parseOptions(process.argv.slice(2)));
  console.log(`\n${summarize(results)}`);
  if (!results.every(succeeded)) process.exitCode = 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(describeFailure(error));
    process.exitCode = 2;
  });
}
