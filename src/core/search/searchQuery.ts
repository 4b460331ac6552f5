import type { Decision } from '../model/decision';
import { statuses } from '../model/status';
import { nearest } from '../text/nearest';
import { enumerate } from '../report/wording';

/** The fields that a search can be narrowed by: `status:accepted`. */
export const filterNames = ['status', 'tag', 'by', 'evidence', 'category'] as const;

/** A field that a search can be narrowed by. */
export type FilterName = (typeof filterNames)[number];

/** What is searched for. */
export interface SearchQuery {
  /** The words, as typed. */
  readonly words: string;
  /** What each field has to be: one of the values, in lower case. */
  readonly filters: ReadonlyMap<FilterName, readonly string[]>;
  /** Sentences on what cannot be meant as it is written. */
  readonly problems: readonly string[];
}

/** More characters than these are not read. */
const MAX_LENGTH = 500;

const PART = /([a-z]+):(?:"([^"]*)"|(\S+))|"|\S+|\s+/giy;
const EVIDENCE_TYPES = ['test', 'benchmark', 'dataset', 'study', 'incident', 'link', 'commit', 'none'];
const STATUSES: readonly string[] = [...statuses, 'unknown'];

/**
 * Reads what was typed: words, and filters such as `status:accepted tag:storage by:"Storage lead" evidence:benchmark`.
 * Values of one filter are alternatives; different filters all have to hold.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const filters = new Map<FilterName, string[]>();
  const problems: string[] = [];
  let words = '';
  for (const [part, name, quoted, bare] of typed.slice(0, MAX_LENGTH).matchAll(PART)) {
    const filter = filterNames.find((known) => known === name?.toLowerCase());
    if (filter === undefined) {
      words += part;
      continue;
    }
    const value = (quoted ?? bare ?? '').toLowerCase();
    filters.set(filter, [...(filters.get(filter) ?? []), value]);
    const allowed = filter === 'status' ? STATUSES : filter === 'evidence' ? EVIDENCE_TYPES : undefined;
    if (allowed?.includes(value) === false) {
      const meant = nearest(value, allowed);
      problems.push(
        `${filter}: cannot be \`${value}\`: ${meant === undefined ? `it is one of ${enumerate(allowed, 'or')}` : `did you mean \`${meant}\`?`}`,
      );
    }
  }
  return { words: words.trim().replace(/\s+/g, ' '), filters, problems };
}

/** Whether a decision is like the filters say. */
export function matchesFilters(decision: Decision, { filters }: Pick<SearchQuery, 'filters'>): boolean {
  return filterNames.every((name) => {
    const wanted = filters.get(name);
    return wanted === undefined || wanted.some((value) => matches(decision, name, value));
  });
}

function matches(decision: Decision, name: FilterName, value: string): boolean {
  const { status, tags, people, evidence, category } = decision;
  switch (name) {
    case 'status':
      return status === value;
    case 'tag':
      return tags.some((tag) => tag.toLowerCase() === value);
    case 'by':
      return people.some((person) => person.toLowerCase().includes(value));
    case 'evidence':
      return value === 'none'
        ? evidence.length === 0
        : evidence.some(({ type }) => type?.toLowerCase() === value);
    case 'category':
      return category?.toLowerCase() === value;
  }
}
