/** Where projects keep decisions, as they are shown to people who have none yet. The first is where new projects start. */
export const usualFolders: readonly string[] = [
  'docs/decisions',
  'docs/adr',
  'docs/adrs',
  'docs/architecture/decisions',
  'docs/architecture/adr',
  'docs/architecture-decisions',
  'docs/architecture-decision-records',
  'docs/architectural-decisions',
  'docs/decision-records',
  'doc/adr',
  'doc/decisions',
  'doc/architecture/decisions',
  'architecture/decisions',
  'architecture-decision-records',
  'adr',
  'adrs',
  'decisions',
];

/** Names that say enough wherever they stand. `decisions` does not: it can be anything in a source tree. */
const ANYWHERE: ReadonlySet<string> = new Set(
  usualFolders.filter((folder) => folder.includes('/') || folder.startsWith('a')),
);
const LONGEST = 3;

/**
 * Whether a folder is one of the usual places for decisions, at the root or below a package, whatever the case.
 * `weak`: by a name alone that source folders can have too, so its content has to agree.
 */
export function usualPlace(path: string): 'strong' | 'weak' | undefined {
  const segments = path.toLowerCase().split('/');
  if (segments.length === 1 && usualFolders.includes(segments[0] ?? '')) {
    return 'weak';
  }
  for (let length = Math.min(LONGEST, segments.length); length > 0; length -= 1) {
    if (ANYWHERE.has(segments.slice(-length).join('/'))) {
      return length === 1 ? 'weak' : 'strong';
    }
  }
  return undefined;
}

/** Folders of tools and of other people's code: decisions in them are not this project's. */
const FOREIGN: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'dist',
  'target',
  'coverage',
  'site-packages',
  '__pycache__',
  'venv',
  'virtualenv',
]);

/** Whether nothing in a folder of this name is looked at. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || FOREIGN.has(name.toLowerCase());
}
