import type { DecisionPage } from '../../../src/core/page/decisionPage';

/** A page with everything that a page can have; each text goes through `worded`. */
export function samplePage(worded: (text: string) => string = (text) => text): DecisionPage {
  const t = worded;
  const line = { kind: 'line', line: 3 } as const;
  return {
    path: t('docs/decisions/0007-use-sqlite.md'),
    id: t('ADR-0007'),
    title: t('Use SQLite'),
    headline: {
      status: 'accepted',
      wording: t('Accepted by all'),
      statusLine: 1,
      state: 'supported',
      tone: 'good',
      word: 'Supported',
      sentence: t('Data supports the chosen option.'),
      chosen: [t('SQLite')],
    },
    problems: [{ message: t('A bracket is missing.'), line: 4 }],
    steps: {
      kind: 'told',
      steps: [
        { status: t('proposed'), date: '2026-03-01', who: t('storage-lead') },
        { status: t('accepted'), date: undefined, who: undefined },
      ],
      notes: [t('This clone is shallow.')],
    },
    facts: [{ name: 'Decided by', values: [{ text: t('storage-lead') }, { text: t('api-lead') }] }],
    relations: [
      {
        words: 'supersedes',
        link: { text: t('ADR-0001'), target: { kind: 'decision', path: t('docs/decisions/0001.md') } },
        status: 'superseded',
      },
    ],
    argument: {
      options: [
        { title: t('SQLite'), line: 20, isChosen: true, isTested: true },
        { title: t('PostgreSQL'), line: 21, isChosen: false, isTested: true },
        { title: t('Files'), line: undefined, isChosen: false, isTested: false },
      ],
      groups: [
        {
          title: t('No order is lost'),
          kind: 'driver',
          line: 9,
          also: [t('E9')],
          items: [
            {
              id: t('E1'),
              line: 5,
              type: t('test'),
              finding: t('What was stored is read back.'),
              state: 'suspect',
              reasons: [t('the code changed')],
              result: t('3/3 passed'),
              sources: [
                { text: t('store.xml'), target: { kind: 'path', path: t('data/store.xml') } },
                { text: t('store#put'), target: { kind: 'test', evidence: 0, selector: 0 } },
                { text: t('https://example.org'), target: { kind: 'url', url: t('https://example.org') } },
              ],
              cells: [
                { side: 'supports', value: t('9 ms') },
                { side: 'refutes', value: undefined },
                { side: undefined, value: undefined },
              ],
            },
          ],
        },
        { title: t('Cheap'), kind: 'driver', line: undefined, also: [], items: [] },
      ],
    },
    comparisons: [
      {
        id: t('E2'),
        line: 12,
        measure: t('p95 of ms'),
        unit: t('ms'),
        better: 'lower',
        limits: [{ side: 'at-most', value: 20, text: t('20 ms') }],
        values: [
          {
            name: t('SQLite'),
            isChosen: true,
            leads: true,
            value: 9,
            text: t('9 ms'),
            low: undefined,
            high: undefined,
            count: 200,
            distribution: { min: 3, lowerQuartile: 5, median: 6, upperQuartile: 7, max: 15 },
          },
          {
            name: t('PostgreSQL'),
            isChosen: false,
            leads: false,
            value: 38,
            text: t('38 ms'),
            low: 30,
            high: 45,
            count: 1,
            distribution: undefined,
          },
        ],
        missing: [t('Files')],
        course: {
          names: [t('SQLite'), t('PostgreSQL')],
          points: [
            {
              commit: t('11aa22bb33'),
              date: '2026-03-01',
              values: [
                { name: t('SQLite'), value: 12, text: t('12 ms') },
                { name: t('PostgreSQL'), value: 36, text: t('36 ms') },
              ],
            },
            {
              commit: undefined,
              date: undefined,
              values: [{ name: t('SQLite'), value: 9, text: t('9 ms') }],
            },
          ],
          more: 2,
        },
      },
    ],
    outcome: [{ name: 'Expected', values: [{ text: t('p95 under 20 ms'), target: line }] }],
    governs: [t('src/store/'), t('src/*.ts')],
    commits: {
      shown: [
        {
          id: t('9fc2a8caa2'),
          subject: t('Keep orders'),
          who: t('api-lead'),
          date: '2026-03-02',
          isWork: false,
          changesGoverned: undefined,
        },
      ],
      more: 3,
    },
    findings: [
      {
        severity: 'warning',
        message: t('No `approver` is named.'),
        rule: t('approver-missing'),
        line: 7,
        fixes: [t('Add an approver')],
      },
    ],
  };
}
