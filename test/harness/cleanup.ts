/** Something that must not outlive this process. */
export interface Disposable {
  /** Ends it in good order. Called at most once, on a signal. */
  readonly end: () => Promise<void>;
  /** Ends it at once and synchronously; the last resort when the process exits without having called `end`. */
  readonly kill: () => void;
}

const live = new Set<Disposable>();
let listening = false;
let ending = false;

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Ends `disposable` when this process gets a signal or exits.
 * Returns a function that forgets it, to be called once it has ended by itself.
 */
export function endWithProcess(disposable: Disposable): () => void {
  live.add(disposable);
  listen();
  return () => {
    live.delete(disposable);
  };
}

/** Ends everything still alive, newest first; a failure of one does not stop the others. */
export async function endAll(): Promise<void> {
  for (const disposable of [...live].reverse()) {
    await disposable.end().catch(() => undefined);
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      // A second signal means "now": the exit handler below kills what is left.
      if (ending) process.exit(exitCode);
      ending = true;
      void endAll().finally(() => process.exit(exitCode));
    });
  }
  process.on('exit', () => {
    for (const disposable of [...live].reverse()) disposable.kill();
  });
}
