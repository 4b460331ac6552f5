import { unknownReasons, verdicts } from '../outcomes/outcomes';
import type { Outcomes, Share, UnknownReason, Unknowns } from '../outcomes/outcomes';
import { count, enumerate } from './wording';

/** One figure of the report, for people. */
export interface Figure {
  /** `Evidence when accepted`. */
  readonly name: string;
  /** `14 of 16 decisions (88%)`. */
  readonly value: string;
  /** What was counted: a sentence. */
  readonly definition: string;
  /** Of how many it could not be told, and why; undefined when it could be told of all. */
  readonly untold: string | undefined;
}

/** What each figure of the report counts. */
export const definitions = {
  evidence:
    'Decisions that had at least one item of evidence in the first commit in which their record was accepted.',
  options:
    'Options that evidence supported, refuted or measured in that commit, of all options that the records considered.',
  allOptions: 'Decisions that considered options in that commit, and had evidence about each of them.',
  time: 'Days from the first commit in which the record was proposed to the first in which it was accepted, by the dates of the commits.',
  verdicts: 'Decisions whose outcome has the verdict `confirmed`, of those whose outcome has a verdict.',
} as const;

const REASONS: Readonly<Record<UnknownReason, string>> = {
  'no-history': 'there is no history in git',
  shallow: 'this clone is shallow',
  partial: 'this clone is partial',
  uncommitted: 'the record is not committed',
  'too-many': 'there are more versions of records than are read',
  unread: 'a version of the record cannot be read',
  'never-accepted': 'no commit has the record as accepted',
  beginning: 'the first versions are not found',
  'born-accepted': 'accepted in the first commit',
  'never-proposed': 'no commit has the record as proposed',
  'no-options': 'no options were considered',
  dates: 'the dates of the commits contradict their order',
};

/** The figures of the report, in their order. */
export function figuresOf(outcomes: Outcomes): readonly Figure[] {
  const { withEvidence, testedOptions, allTested, time, verdicts: turned, effective } = outcomes;
  const decided = verdicts.reduce((total, verdict) => total + turned[verdict], 0);
  const others = verdicts
    .filter((verdict) => verdict !== 'confirmed' && turned[verdict] > 0)
    .map((verdict) => `${turned[verdict]} ${verdict}`);
  const open = effective.length - decided;
  return [
    {
      name: 'Evidence when accepted',
      value: shareWords(withEvidence, 'decision'),
      definition: definitions.evidence,
      untold: untoldWords(withEvidence.unknown),
    },
    {
      name: 'Options tested',
      value: shareWords(testedOptions, 'option'),
      definition: definitions.options,
      untold: untoldWords(testedOptions.unknown),
    },
    {
      name: 'Every option tested',
      value: shareWords(allTested, 'decision'),
      definition: definitions.allOptions,
      untold: untoldWords(allTested.unknown),
    },
    {
      name: 'Proposed to accepted',
      value:
        time.days === undefined
          ? 'not told of any decision'
          : `${count(time.days.median, 'day')} (median of ${count(time.of, 'decision')}; ${time.days.shortest} to ${time.days.longest})`,
      definition: definitions.time,
      untold: untoldWords(time.unknown),
    },
    {
      name: 'Outcome confirmed',
      value: [
        shareWords({ count: turned.confirmed, of: decided }, 'outcome'),
        ...(others.length === 0 ? [] : [enumerate(others)]),
      ].join('; '),
      definition: definitions.verdicts,
      untold: open === 0 ? undefined : `${open}: nobody has said how these turned out`,
    },
  ];
}

function shareWords({ count: part, of }: Omit<Share, 'unknown'>, noun: string): string {
  return of === 0
    ? `not told of any ${noun}`
    : `${part} of ${count(of, noun)} (${Math.round((100 * part) / of)}%)`;
}

function untoldWords(unknown: Unknowns): string | undefined {
  const reasons = unknownReasons.flatMap((reason) => {
    const number = unknown[reason] ?? 0;
    return number === 0 ? [] : [{ number, words: REASONS[reason] }];
  });
  const [first, ...more] = reasons;
  if (first === undefined) {
    return undefined;
  }
  const total = reasons.reduce((sum, { number }) => sum + number, 0);
  const words =
    more.length === 0
      ? first.words
      : reasons.map(({ number, words: each }) => `${each} (${number})`).join('; ');
  return `${total}: ${words}`;
}
