import type { Board, BoardGroup } from '../../../src/core/board/board';

/** A board that has everything that a board can have. @param worded changes every text that can come from a repository */
export function sampleBoard(worded: (text: string) => string = (text) => text): Board {
  const group = (
    key: string,
    tone: BoardGroup['tone'],
    name: string,
    definition: string,
    names: string[],
  ): BoardGroup => ({
    key,
    tone,
    name,
    definition,
    entries: names.map((each) => ({
      path: worded(`adr/${each.slice(4, 8)}.md`),
      name: worded(each),
      note: key === 'decide' ? worded('It was to be made by 2026-03-10.') : undefined,
    })),
  });
  return {
    decisions: 4,
    inForce: 3,
    states: [
      group('supported', 'good', 'Supported', 'Data supports it.', [
        'ADR-0001  Use SQLite',
        'ADR-0002  Sign cookies',
      ]),
      group('unsupported', 'warning', 'Unsupported', 'No data supports it.', ['ADR-0003  Retry']),
    ],
    attention: [group('decide', 'warning', 'To be decided', 'Open for long.', ['ADR-0004  Search'])],
    statuses: [
      group('accepted', 'quiet', 'Accepted', '', [
        'ADR-0001  Use SQLite',
        'ADR-0002  Sign cookies',
        'ADR-0003  Retry',
      ]),
      group('proposed', 'quiet', 'Proposed', '', ['ADR-0004  Search']),
    ],
    past: {
      kind: 'told',
      trend: [
        { date: '2026-01-01', inForce: 1, withEvidence: 0 },
        { date: '2026-03-01', inForce: 3, withEvidence: 2 },
      ],
      figures: [
        {
          name: 'Evidence when accepted',
          value: '2 of 3 decisions (67%)',
          definition: 'Decisions that had `evidence`.',
          untold: '1: the record is not committed',
        },
      ],
      verdicts: [group('confirmed', 'good', 'Confirmed', '', ['ADR-0001  Use SQLite'])],
      untold: 1,
    },
  };
}
