import { count } from '../report/wording';

/** Why what is told about a history may not be all of it. */
export interface Incompleteness {
  /**
   * `shallow`: older commits are not in this clone; `partial`: contents are not in it; `broken-off`: git ended before it
   * had told everything.
   */
  readonly kind: 'shallow' | 'partial' | 'broken-off';
  /** A sentence for people, with the way out. */
  readonly message: string;
}

/** What a history is known to lack. */
export interface HistoryGaps {
  /** Whether the clone has no commits before a certain one. */
  readonly isShallow: boolean;
  /** How many versions of files were asked for that are not in this clone. */
  readonly missing: number;
  /** What git said when it broke off; undefined when it came to its end. */
  readonly brokenOff: string | undefined;
}

/** Says what a history lacks; empty when it is complete. */
export function incompleteness({ isShallow, missing, brokenOff }: HistoryGaps): readonly Incompleteness[] {
  return [
    ...(isShallow
      ? [
          {
            kind: 'shallow',
            message:
              'This clone is shallow: older commits are not in it, so that more may have happened before. `git fetch --unshallow` gets them.',
          } as const,
        ]
      : []),
    ...(missing > 0
      ? [
          {
            kind: 'partial',
            message: `This clone is partial: ${count(missing, 'version of a record is', 'versions of records are')} not in it, so that what changed there cannot be told. \`git fetch --refetch --no-filter\` gets them.`,
          } as const,
        ]
      : []),
    ...(brokenOff === undefined
      ? []
      : [
          {
            kind: 'broken-off',
            message: `The history could not be read to its end, so that older commits are missing here: ${brokenOff}`,
          } as const,
        ]),
  ];
}
