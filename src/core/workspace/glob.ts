/** More alternatives than this in one glob are a mistake or an attack; the rest of them match nothing. */
const MAX_ALTERNATIVES = 64;
const MAX_LENGTH = 1000;

/** Tells whether a repository path matches. */
export type PathMatcher = (path: string) => boolean;

/**
 * A matcher for globs over repository paths: `*` and `?` within a segment, `**` for any number of segments, `[a-z]`
 * and `{a,b}`. A path also matches when a folder above it does, and names that begin with a dot are nothing special.
 *
 * Globs come from files of repositories that nobody vetted. Glob libraries translate to regular expressions, in which
 * five stars cost minutes on a long name; here the time is bounded by the product of the two lengths.
 */
export function globMatcher(globs: readonly string[]): PathMatcher {
  const patterns = globs
    .flatMap((glob) => (glob.length > MAX_LENGTH ? [] : expandBraces(glob)))
    .map((glob) => {
      const segments = segmentsOf(glob);
      const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
      const start = (wild < 0 ? segments : segments.slice(0, wild)).join('/');
      return { start, matchers: segments.map(segmentMatcher) };
    });
  return (path) => {
    let segments: readonly string[] | undefined;
    return patterns.some(({ start, matchers }) => {
      // Most paths are elsewhere, which is seen without taking them apart.
      if (!path.startsWith(start)) {
        return false;
      }
      segments ??= path.split('/');
      return matchSegments(matchers, segments);
    });
  };
}

/** What the globs with `!` take away from what the others match; undefined when there are none. */
export function exclusion(globs: readonly string[]): PathMatcher | undefined {
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return excluded.length === 0 ? undefined : globMatcher(excluded);
}

/** Those of `paths` that `globs` stand for. */
export function pathsUnder(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const included = globMatcher(globs.filter((glob) => !glob.startsWith('!')));
  const isExcluded = exclusion(globs);
  return paths.filter((path) => included(path) && isExcluded?.(path) !== true);
}

/** The folder that everything a glob matches lies below: `packages` for `packages/*\/adr`, the path itself without wildcards. */
export function literalBase(glob: string): {
  readonly base: string;
  readonly literal: boolean;
  /** What is matched below the folder; empty without wildcards. */
  readonly rest: string;
} {
  const segments = segmentsOf(glob);
  const wild = segments.findIndex((segment) => /[*?[\]{}]/.test(segment));
  return wild < 0
    ? { base: segments.join('/'), literal: true, rest: '' }
    : { base: segments.slice(0, wild).join('/'), literal: false, rest: segments.slice(wild).join('/') };
}

function segmentsOf(glob: string): readonly string[] {
  return glob.split('/').filter((segment) => segment !== '' && segment !== '.');
}

/** `a/{b,c}` as `a/b` and `a/c`; a brace without its partner stands for itself. */
function expandBraces(glob: string): readonly string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = innermostGroup(next);
    if (group === undefined) {
      done.push(next);
    } else if (open.length + done.length < MAX_ALTERNATIVES) {
      const { start, end } = group;
      for (const part of next
        .slice(start + 1, end)
        .split(',')
        .slice(0, MAX_ALTERNATIVES)) {
        open.push(next.slice(0, start) + part + next.slice(end + 1));
      }
    }
  }
  return done.slice(0, MAX_ALTERNATIVES);
}

/** A `{…}` that holds no other. */
function innermostGroup(glob: string): { readonly start: number; readonly end: number } | undefined {
  const end = glob.indexOf('}');
  const start = glob.lastIndexOf('{', end);
  return end < 0 || start < 0 ? undefined : { start, end };
}

/** Tells whether one segment of a path matches one of a pattern. */
type SegmentMatcher = (segment: string) => boolean;

/** Stands for `**`. */
const ANY_DEPTH: SegmentMatcher = () => true;

/** Most segments are a name, or a name with one star: those are compared without looking at each character. */
function segmentMatcher(pattern: string): SegmentMatcher {
  if (pattern === '**') {
    return ANY_DEPTH;
  }
  if (/[?[]/.test(pattern)) {
    return (segment) => matchSegment(pattern, segment);
  }
  const star = pattern.indexOf('*');
  if (star < 0) {
    return (segment) => segment === pattern;
  }
  if (star !== pattern.lastIndexOf('*')) {
    return (segment) => matchSegment(pattern, segment);
  }
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const least = before.length + after.length;
  return (segment) => segment.length >= least && segment.startsWith(before) && segment.endsWith(after);
}

/** Greedy matching that goes back to the last `**` only, which is enough. A pattern that is used up matches all below. */
function matchSegments(pattern: readonly SegmentMatcher[], path: readonly string[]): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let mark = 0;
  while (p < pattern.length) {
    const wanted = pattern[p];
    const given = path[s];
    if (wanted === ANY_DEPTH) {
      star = p;
      mark = s;
      p += 1;
    } else if (given !== undefined && wanted?.(given) === true) {
      p += 1;
      s += 1;
    } else if (star >= 0 && mark < path.length) {
      mark += 1;
      p = star + 1;
      s = mark;
    } else {
      return false;
    }
  }
  // `docs/**` means what is in `docs`, not `docs` itself.
  return pattern.length > 0 && (pattern.at(-1) !== ANY_DEPTH || s < path.length);
}

function matchSegment(pattern: string, text: string): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let mark = 0;
  while (s < text.length) {
    const unit = p < pattern.length && pattern[p] !== '*' ? unitAt(pattern, p) : undefined;
    if (pattern[p] === '*') {
      star = p;
      mark = s;
      p += 1;
    } else if (unit?.matches(text.charAt(s)) === true) {
      p += unit.length;
      s += 1;
    } else if (star >= 0) {
      mark += 1;
      p = star + 1;
      s = mark;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(p));
}

/** What stands for one character at `at`: itself, `?`, or a class. */
function unitAt(
  pattern: string,
  at: number,
): { readonly length: number; readonly matches: (character: string) => boolean } {
  const character = pattern.charAt(at);
  if (character === '?') {
    return { length: 1, matches: () => true };
  }
  const end = character === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (end < 0) {
    return { length: 1, matches: (given) => given === character };
  }
  const inner = pattern.slice(at + 1, end);
  const negated = /^[!^]/.test(inner);
  const members = negated ? inner.slice(1) : inner;
  return { length: end + 1 - at, matches: (given) => inClass(members, given) !== negated };
}

function inClass(members: string, character: string): boolean {
  for (let at = 0; at < members.length; at += 1) {
    const from = members.charAt(at);
    if (members[at + 1] === '-' && at + 2 < members.length) {
      if (from <= character && character <= members.charAt(at + 2)) {
        return true;
      }
      at += 2;
    } else if (from === character) {
      return true;
    }
  }
  return false;
}
