import { nearestNames } from './nearestNames';
import type { TestCase } from './report';

/** Tells whether a test is meant. */
export type TestMatcher = (test: TestCase) => boolean;

/** Between the titles of nested suites. */
const NESTED = ' > ';

/**
 * A matcher for `'class#name'`, split at the first `#`; `*` stands for any run of characters, everything else for itself.
 * The class is the one that the report names, or the file, or the titles of the suites joined by ` > `, or the innermost
 * of them; the name is the test's, alone or behind the titles of its suites. Without `#` either of the two is meant.
 * Takes time by the product of the lengths at most.
 */
export function compileSelector(selector: string): TestMatcher {
  const hash = selector.indexOf('#');
  if (selector === '*') {
    return () => true;
  }
  if (hash < 0) {
    const matches = wildcard(selector);
    return (test) => matchesName(matches, test) || matchesClass(matches, test);
  }
  const ofClass = wildcard(selector.slice(0, hash));
  const ofName = wildcard(selector.slice(hash + 1));
  return (test) => matchesName(ofName, test) && matchesClass(ofClass, test);
}

function matchesName(matches: TextMatcher, { name, suites }: TestCase): boolean {
  return matches(name) || (suites.length > 0 && matches([...suites, name].join(NESTED)));
}

function matchesClass(matches: TextMatcher, { className, file, suites }: TestCase): boolean {
  return (
    (className !== undefined && matches(className)) ||
    (file !== undefined && matches(file)) ||
    (suites.length > 0 && (matches(suites.at(-1) ?? '') || matches(suites.join(NESTED)))) ||
    (className === undefined && file === undefined && suites.length === 0 && matches(''))
  );
}

/** A test as a selector names it. */
export function identityOf({ className, file, suites, name }: TestCase): string {
  return `${className ?? file ?? suites.join(NESTED)}#${name}`;
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

type TextMatcher = (text: string) => boolean;

function wildcard(pattern: string): TextMatcher {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) {
    return (text) => text === pattern;
  }
  const last = others.pop() ?? '';
  const least = first.length + last.length;
  return (text) => {
    if (text.length < least || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    // The first place for each part leaves most room for those behind it.
    let at = first.length;
    const end = text.length - last.length;
    for (const part of others) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) {
        return false;
      }
      at = found + part.length;
    }
    return true;
  };
}
