import type { DecisionView, Resolution } from '../graph/decisionIndex';
import type { Decision } from '../model/decision';
import type { EvidenceClaim } from './claim';
import { queriesOf } from './query';
import type { ReportedClaim } from './query';
import { compileSelector } from './testSelector';
import type { NamedTest } from './testSelector';

/** A report with what its tests say about decisions. */
export interface ReportClaims {
  /** Path relative to the root, with `/`. */
  readonly report: string;
  readonly claims: readonly ReportedClaim[];
}

/** A decision with what its evidence claims, and the reports that were read for it. */
export interface ReportingDecision {
  readonly decision: Decision;
  readonly claims: readonly EvidenceClaim[];
  /** Those of which tests claim decisions. */
  readonly reports: readonly ReportClaims[];
}

/** Tests of one report that claim a decision which does not list them. */
export interface UnlistedTests {
  readonly report: string;
  /** As `class#name`, in the order of the report. */
  readonly tests: readonly string[];
}

/** Tests of one report that claim a decision which is not there, or which may be one of several. */
export interface StrayTests extends UnlistedTests {
  /** The decision as the report writes it. */
  readonly ref: string;
  /** The paths of those that may be meant; empty when there is none. */
  readonly candidates: readonly string[];
}

/** What tests say about a decision and its record does not. */
export interface ReverseLinks {
  /** Those that claim the decision. */
  readonly unlisted: readonly UnlistedTests[];
  /** Those of the reports of its evidence that claim none. */
  readonly stray: readonly StrayTests[];
}

/** What tests of the reports say about decisions that the records do not say, by the path of the record to tell it in. */
export function reverseLinksOf(
  reporting: readonly ReportingDecision[],
  view: Pick<DecisionView, 'resolve'>,
): ReadonlyMap<string, ReverseLinks> {
  const listings = new Map(reporting.map(({ decision, claims }) => [decision.path, listingOf(claims)]));
  const links = new Links();
  // Several records may name one report, and what its tests say is told once.
  const seen = new Set<string>();
  for (const { decision, reports } of reporting) {
    for (const { report, claims } of reports) {
      const key = `${decision.folder}\n${report}`;
      if (!seen.has(key)) {
        seen.add(key);
        addClaims(links, decision, report, claims, { listings, view });
      }
    }
  }
  return links.byPath();
}

interface Known {
  readonly listings: ReadonlyMap<string, (report: string, test: NamedTest) => boolean>;
  readonly view: Pick<DecisionView, 'resolve'>;
}

function addClaims(
  links: Links,
  { path, folder }: Decision,
  report: string,
  claims: readonly ReportedClaim[],
  { listings, view }: Known,
): void {
  const resolved = new Map<string, Resolution>();
  for (const { decision: ref, test, named } of claims) {
    const meant = resolved.get(ref) ?? view.resolve(ref, folder);
    resolved.set(ref, meant);
    if (meant.kind !== 'found') {
      const candidates =
        meant.kind === 'ambiguous' ? meant.candidates.map((candidate) => candidate.path) : [];
      links.addStray(path, { report, ref, candidates }, test);
    } else if (listings.get(meant.decision.path)?.(report, named) !== true) {
      links.addUnlisted(meant.decision.path, report, test);
    }
  }
}

/**
 * Tells whether evidence lists a test: by a selector for its report; or, the test being in another copy of the report, by
 * one that does not stand for every test.
 */
function listingOf(claims: readonly EvidenceClaim[]): (report: string, test: NamedTest) => boolean {
  const selectors = claims.flatMap((claim) => {
    const { main } = queriesOf(claim);
    return main?.ask === 'tests'
      ? main.selectors.map((selector) => ({
          file: claim.file,
          isAnything: /^[*#]*$/.test(selector),
          matches: compileSelector(selector),
        }))
      : [];
  });
  return (report, test) =>
    selectors.some(({ file, isAnything, matches }) => (file === report || !isAnything) && matches(test));
}

/** Gathers tests by the record and the report that they are told with. */
class Links {
  readonly #unlisted = new Map<string, Map<string, string[]>>();
  readonly #stray = new Map<string, Map<string, StrayTests & { readonly tests: string[] }>>();

  addUnlisted(path: string, report: string, test: string): void {
    const reports = entry(this.#unlisted, path, () => new Map<string, string[]>());
    const tests = entry(reports, report, (): string[] => []);
    // Two spellings of one decision (`7`, `ADR-7`) are one claim.
    if (!tests.includes(test)) {
      tests.push(test);
    }
  }

  addStray(path: string, stray: Omit<StrayTests, 'tests'>, test: string): void {
    const known = entry(
      this.#stray,
      path,
      () => new Map<string, StrayTests & { readonly tests: string[] }>(),
    );
    entry(known, `${stray.report}\n${stray.ref}`, () => ({ ...stray, tests: [] as string[] })).tests.push(
      test,
    );
  }

  byPath(): ReadonlyMap<string, ReverseLinks> {
    const paths = new Set([...this.#unlisted.keys(), ...this.#stray.keys()]);
    return new Map(
      [...paths].map((path) => [
        path,
        {
          unlisted: [...(this.#unlisted.get(path) ?? [])].map(([report, tests]) => ({ report, tests })),
          stray: [...(this.#stray.get(path)?.values() ?? [])],
        },
      ]),
    );
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
