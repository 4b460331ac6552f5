import * as vscode from 'vscode';

/** Work that takes longer, in milliseconds, is shown. */
const UNNOTICED = 400;

/**
 * Does something that may take long: then it is shown, and can be cancelled.
 * @returns undefined when it was cancelled
 */
export async function withLateProgress<T>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const source = new vscode.CancellationTokenSource();
  const result = work(source.token);
  const timer = setTimeout(() => {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress({ location, title, cancellable: true }, (_, token) => {
      const ended = new Promise<void>((resolve) => {
        token.onCancellationRequested(() => {
          source.cancel();
          resolve();
        });
        void result.then(
          () => {
            resolve();
          },
          () => {
            resolve();
          },
        );
      });
      return ended;
    });
  }, UNNOTICED);
  try {
    const value = await result;
    return source.token.isCancellationRequested ? undefined : value;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
