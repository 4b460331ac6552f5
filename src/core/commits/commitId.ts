const COMMIT_ID = /^[0-9a-f]{4,64}$/i;

/** Whether a text can be the id of a commit, whole or abbreviated. */
export function isCommitId(text: string): boolean {
  return COMMIT_ID.test(text);
}
