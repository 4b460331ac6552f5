import * as vscode from 'vscode';
import type { Repository } from '../repository';

/** The scheme of documents that show a file as git has it. They cannot be edited. */
export const REVISION_SCHEME = 'grounds-revision';

/** Which content a document shows. */
export type RevisionContent =
  /** A stored file by its object id; an empty one where it is undefined. `at` is a commit that has it. */
  | { readonly object: string | undefined; readonly at?: string | undefined }
  /** The file at the document's path in a commit. */
  | { readonly commit: string };

/** The file that an address means. */
export interface RevisionPlace {
  /** The address of the repository as text. */
  readonly root: string;
  readonly path: string;
  readonly content: RevisionContent;
}

/** The address of a document that shows `path` of a repository with this content. */
export function revisionUri(
  { key }: Pick<Repository, 'key'>,
  path: string,
  content: RevisionContent,
): vscode.Uri {
  return vscode.Uri.from({
    scheme: REVISION_SCHEME,
    path: `/${path}`,
    query: JSON.stringify({ root: key, ...content }),
  });
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function isId(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && ID.test(value));
}

/** Reads an address, which may come from anywhere; undefined when it is not one of ours. */
export function revisionPlace({ scheme, path, query }: vscode.Uri): RevisionPlace | undefined {
  let data: unknown;
  try {
    data = JSON.parse(query);
  } catch {
    return undefined;
  }
  if (scheme !== REVISION_SCHEME || typeof data !== 'object' || data === null) {
    return undefined;
  }
  const { root, commit, object, at } = data as Readonly<Record<string, unknown>>;
  if (typeof root !== 'string') {
    return undefined;
  }
  const place = { root, path: path.slice(1) };
  if (typeof commit === 'string') {
    return ID.test(commit) ? { ...place, content: { commit } } : undefined;
  }
  return isId(object) && isId(at) ? { ...place, content: { object, at } } : undefined;
}
