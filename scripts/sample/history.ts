/** One commit of the sample: what it adds or brings to its final text, and what is shown in an earlier state. */
export interface SampleCommit {
  readonly author: string;
  /** ISO day; the commit is made at noon UTC. */
  readonly day: string;
  readonly message: string;
  /** Paths, or folders with a trailing `/`, that have their final text from this commit on. */
  readonly adds: readonly string[];
  /** For single paths: what to replace in the final text to get the state of this commit. */
  readonly earlier?: Readonly<Record<string, readonly [final: string, then: string]>>;
}

const records = 'docs/decisions';

/** How the sample came to be, oldest commit first. Authors are roles, not people. */
export const sampleHistory: readonly SampleCommit[] = [
  {
    author: 'Platform Manager',
    day: '2025-09-01',
    message: 'Start the kiosk',
    adds: ['README.md', 'package.json', '.grounds.yaml'],
  },
  {
    author: 'Storage Lead',
    day: '2025-09-03',
    message: 'Decide where orders are kept',
    adds: [`${records}/0001-keep-orders-in-postgresql.md`],
    earlier: {
      [`${records}/0001-keep-orders-in-postgresql.md`]: [
        'status: superseded\ndate: 2025-09-03\ndecision-makers: [storage-lead, api-lead]\napprover: storage-lead\naccountable: platform-manager\ncategory: technology\nsuperseded-by: ADR-0005\n',
        'status: accepted\ndate: 2025-09-03\ndecision-makers: [storage-lead, api-lead]\napprover: storage-lead\naccountable: platform-manager\ncategory: technology\n',
      ],
    },
  },
  {
    author: 'API Lead',
    day: '2025-10-14',
    message: 'Decide where sessions live',
    adds: [`${records}/0002-sign-session-cookies.md`],
  },
  {
    author: 'Events Lead',
    day: '2025-11-20',
    message: 'Decide how orders are announced',
    adds: [`${records}/0003-send-events-straight-to-the-broker.md`, `${records}/evidence/0003/`],
  },
  {
    author: 'Payments Lead',
    day: '2026-01-08',
    message: 'Retry payments with jitter\n\nDecision: ADR-0004',
    adds: ['src/payments/', 'test/payments.test.js'],
  },
  {
    author: 'Payments Lead',
    day: '2026-01-12',
    message: 'Decide how payments are retried, with the replay of the outages',
    adds: [`${records}/0004-retry-failed-payments-with-backoff.md`, `${records}/evidence/0004/`],
  },
  {
    author: 'UX Lead',
    day: '2026-02-20',
    message: 'Add the interviews with shop managers',
    adds: ['docs/research/'],
  },
  {
    author: 'Storage Lead',
    day: '2026-03-02',
    message: 'Propose SQLite for the local store',
    adds: [`${records}/0005-use-sqlite-for-the-local-store.md`],
    earlier: {
      [`${records}/0005-use-sqlite-for-the-local-store.md`]: [
        'status: accepted\ndate: 2026-03-14',
        'status: proposed\ndate: 2026-03-02',
      ],
    },
  },
  {
    author: 'Storage Lead',
    day: '2026-03-10',
    message: 'Keep orders in SQLite\n\nDecision: ADR-0005',
    adds: ['src/store/', 'test/store.test.js', `${records}/evidence/0005/`],
  },
  {
    author: 'Storage Lead',
    day: '2026-03-14',
    message: 'Accept SQLite and supersede PostgreSQL',
    adds: [
      `${records}/0005-use-sqlite-for-the-local-store.md`,
      `${records}/0001-keep-orders-in-postgresql.md`,
    ],
  },
  {
    author: 'Events Lead',
    day: '2026-04-02',
    message: 'Decide on an outbox after the busy Saturday\n\nDecision: ADR-0006',
    adds: [`${records}/0006-publish-events-through-an-outbox.md`, `${records}/evidence/0006/`, 'src/events/'],
  },
  {
    author: 'API Lead',
    day: '2026-05-18',
    message: 'Propose a search engine for the menu',
    adds: [`${records}/0007-choose-a-search-engine-for-the-menu.md`, `${records}/evidence/0007/`],
  },
  {
    author: 'API Lead',
    day: '2026-06-09',
    message: 'Reject two services',
    adds: [`${records}/0008-split-the-kiosk-into-two-services.md`],
  },
  {
    author: 'API Lead',
    day: '2026-06-22',
    message: 'Draft a cache for menu pages',
    adds: [`${records}/0009-cache-menu-pages.md`],
  },
];
