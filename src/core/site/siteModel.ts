import type { Decision, NotRead } from '../model/decision';
import type { Status } from '../model/status';
import type { DecisionPage, PageFinding, Tone } from '../page/decisionPage';
import type { SharedName } from './pageNames';

/** What a site says about all decisions: plain data. Texts are as hostile as anything in a repository. */
export interface Site {
  /** Ordered by path. */
  readonly decisions: readonly SiteDecision[];
  readonly shared: readonly SharedName[];
  /** Files that are no decisions though they may be meant to be, with the reason. */
  readonly notRead: readonly NotRead[];
}

/** A decision as the lists of a site have it. */
export interface SiteDecision {
  readonly path: string;
  readonly folder: string;
  readonly id: string;
  readonly title: string;
  /** The file name of its page. */
  readonly page: string;
  readonly status: Status;
  /** The status as the record words it, or that. */
  readonly statusText: string;
  readonly tone: Tone;
  /** How it stands, in two words at most. */
  readonly word: string;
  readonly chosen: readonly string[];
  readonly date: string | undefined;
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly findings: readonly PageFinding[];
}

/** What the lists of a site need of a decision and its page. @param name the file name of the page */
export function siteDecision(
  { folder, date, tags, people }: Pick<Decision, 'folder' | 'date' | 'tags' | 'people'>,
  { path, id, title, headline, findings }: DecisionPage,
  name: string,
): SiteDecision {
  const { status, wording = status, tone, word, chosen } = headline;
  return {
    path,
    folder,
    id,
    title,
    page: name,
    status,
    statusText: wording,
    tone,
    word,
    chosen,
    date,
    tags,
    people,
    findings,
  };
}
