import { nearestNames } from './nearestNames';
import type { TestCase } from './report';

/** The part of a test that selectors look at. */
export type NamedTest = Pick<TestCase, 'suites' | 'className' | 'name' | 'file'>;

/** Tells whether a test is meant. */
export type TestMatcher = (test: NamedTest) => boolean;

/** Between the titles of nested suites. */
const NESTED = ' > ';

/**
 * A matcher for `'class#name'`, split at the first `#`; `*` stands for any run of characters, everything else for itself.
 * The class is the one that the report names, or the file, or the titles of the suites joined by ` > `, or the innermost
 * of them; the name is the test's, alone or behind the titles of its suites. Without `#` either of the two is meant.
 * The matcher never backtracks.
 */
export function compileSelector(selector: string): TestMatcher {
  const hash = selector.indexOf('#');
  if (hash < 0) {
    const matchesName = nameMatcher(compileWildcard(selector));
    const matchesClass = classMatcher(compileWildcard(selector));
    return (test) => matchesName(test) || matchesClass(test);
  }
  const matchesClass = classMatcher(compileWildcard(selector.slice(0, hash)));
  const matchesName = nameMatcher(compileWildcard(selector.slice(hash + 1)));
  return (test) => matchesClass(test) && matchesName(test);
}

function nameMatcher(pattern: Wildcard): TestMatcher {
  return ({ name, suites }) =>
    pattern.matches(name) || (suites.length > 0 && matchesJoined(pattern, suites, name));
}

function classMatcher(pattern: Wildcard): TestMatcher {
  // The tests of a suite share its titles, so they are looked at once for all of them.
  let known: readonly string[] | undefined;
  let isMatch = false;
  return ({ className, file, suites }) => {
    if (className !== undefined && pattern.matches(className)) {
      return true;
    }
    if (file !== undefined && pattern.matches(file)) {
      return true;
    }
    if (suites.length === 0) {
      return className === undefined && file === undefined && pattern.matches('');
    }
    if (suites !== known) {
      known = suites;
      isMatch = pattern.matches(suites.at(-1) ?? '') || matchesJoined(pattern, suites, undefined);
    }
    return isMatch;
  };
}

/** Joins titles only when the result could match: this is asked for every test of a report that is not meant. */
function matchesJoined(pattern: Wildcard, suites: readonly string[], name: string | undefined): boolean {
  const tail = name ?? suites.at(-1) ?? '';
  if (!tail.endsWith(pattern.last) && !pattern.last.endsWith(tail)) {
    return false;
  }
  const titles = suites.join(NESTED);
  return pattern.matches(name === undefined ? titles : `${titles}${NESTED}${name}`);
}

/** A test as a selector names it. A `#` in the class, at which the selector would be split, is covered by a `*`. */
export function identityOf({ className, file, suites, name }: NamedTest): string {
  const owner = className ?? file ?? suites.join(NESTED);
  return `${owner.includes('#') ? owner.replaceAll('#', '*') : owner}#${name}`;
}

/** The tests that a selector which matches nothing may have meant, best first, at most `max`. */
export function nearestTests(
  selector: string,
  identities: readonly string[],
  max: number,
): readonly string[] {
  const wanted = selector.replaceAll('*', '');
  if (selector.includes('#')) {
    return nearestNames(wanted, identities, max);
  }
  // A selector of one part is spelt like a name or a class, not like both together.
  const parts = (identity: string): readonly string[] => {
    const hash = identity.indexOf('#');
    return [identity.slice(hash + 1), identity.slice(0, hash)];
  };
  const near = nearestNames(wanted, [...new Set(identities.flatMap(parts))], max);
  return near
    .flatMap((part) => identities.filter((identity) => parts(identity).includes(part)))
    .slice(0, max);
}

/** A pattern that texts are compared with as a whole. */
interface Wildcard {
  matches(text: string): boolean;
  /** What every text that matches ends with. */
  readonly last: string;
}

function compileWildcard(pattern: string): Wildcard {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) {
    return { matches: (text) => text === pattern, last: pattern };
  }
  if (/^\*+$/.test(pattern)) {
    return { matches: () => true, last: '' };
  }
  const last = others.pop() ?? '';
  const middle = others.filter((part) => part !== '');
  const least = first.length + last.length;
  const matches = (text: string): boolean => {
    if (text.length < least || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    // The first place for each part leaves most room for those behind it.
    let at = first.length;
    const end = text.length - last.length;
    for (const part of middle) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) {
        return false;
      }
      at = found + part.length;
    }
    return true;
  };
  return { matches, last };
}
