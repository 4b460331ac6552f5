/** Where text goes. */
export interface Output {
  write(text: string): unknown;
}

/** Everything of the outside world that the command line sees and touches, apart from the file system. */
export interface Io {
  /** Absolute path of the folder that it is run in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether a person looks at `stdout`. */
  readonly isTerminal: boolean;
  /** How many characters fit on a line; undefined when that is not known. */
  readonly columns: number | undefined;
  /** Aborted when the user wants to stop. */
  readonly signal?: AbortSignal;
  /**
   * Asks the user, who answers with one line; who closes the terminal instead answers `whenClosed`, by default `no`. Absent
   * when there is nobody to ask. Rejects when `signal` is aborted.
   */
  readonly ask?: (question: string, whenClosed?: string) => Promise<string>;
}
