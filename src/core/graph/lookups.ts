import type { Decision } from '../model/decision';
import { basename, dirname, resolvePath } from './paths';
import { keysOfLink, keysOfReference } from './references';
import type { LookupKey } from './references';

/** Everything by which a record finds others; some keys may come twice. */
export function lookupsOf(decision: Decision): readonly LookupKey[] {
  const folder = dirname(decision.path);
  return [
    ...linkedPaths(decision).flatMap(keysOfLink),
    ...decision.relations.flatMap(({ ref }) => [...keysOfReference(ref, folder)]),
  ];
}

/** The repository paths that the body's links and the evidence files of a record name. */
export function linkedPaths(decision: Decision): readonly string[] {
  const folder = dirname(decision.path);
  const paths = new Set<string>();
  for (const { target } of decision.links) {
    addPath(paths, target === '' ? undefined : resolvePath(folder, target));
  }
  for (const file of evidenceFilesOf(decision)) {
    addPath(paths, resolvePath('', file));
  }
  return [...paths];
}

/** A decision whose evidence is decoded when it is asked for, while its files are known. */
export interface KnowsEvidenceFiles {
  /** What `evidenceFilesOf` would find in the evidence. */
  readonly evidenceFiles: readonly string[];
}

/** The files that the evidence of a record names, as written. */
export function evidenceFilesOf(decision: Decision & Partial<KnowsEvidenceFiles>): readonly string[] {
  return decision.evidenceFiles ?? decision.evidence.flatMap(({ file }) => file ?? []);
}

function addPath(paths: Set<string>, path: string | undefined): void {
  if (path !== undefined && path !== '' && basename(path) !== '') {
    paths.add(path);
  }
}
