/** What the suite in VS Code and the runner outside agree on. */

/** Environment variable with the path of the JSON file the suite leaves its results in. */
export const resultsVariable = 'GROUNDS_TEST_RESULTS';

/** Environment variable with the pattern of the test titles to run; unset: all. */
export const grepVariable = 'GROUNDS_TEST_GREP';

/** Counts of one run of the suite in one VS Code. */
export interface SuiteResults {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

/** In front of each line of the suite's report on the console, to tell it from what VS Code itself prints there. */
export const reportPrefix = '[suite] ';
