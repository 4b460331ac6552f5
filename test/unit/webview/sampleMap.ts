import type { DecisionMap } from '../../../src/core/map/decisionMap';

/** A map with all kinds of what a map can show. @param t takes the place of each text of the repository */
export function sampleMap(t: (text: string) => string = (text) => text): DecisionMap {
  const node = { folder: t('docs/adr'), date: '2026-03-14', tags: [t('storage')] };
  return {
    nodes: [
      {
        ...node,
        path: t('docs/adr/1.md'),
        id: t('ADR-0001'),
        title: t('Keep orders'),
        status: 'superseded',
        tone: 'quiet',
        word: 'Superseded',
      },
      {
        ...node,
        path: t('docs/adr/2.md'),
        id: t('ADR-0002'),
        title: t('Use SQLite'),
        status: 'accepted',
        tone: 'good',
        word: 'Supported',
      },
      {
        ...node,
        path: t('docs/adr/3.md'),
        id: t('ADR-0003'),
        title: t('Cache menus'),
        status: 'proposed',
        tone: 'warning',
        word: 'Unsupported',
        tags: [t('speed')],
      },
      {
        ...node,
        path: t('web/adr/4.md'),
        id: t('4'),
        title: t('4'),
        status: 'accepted',
        tone: 'bad',
        word: 'Failing',
        tags: [],
        folder: t('web/adr'),
        date: undefined,
      },
    ],
    links: [
      { kind: 'supersedes', from: 1, to: 0 },
      { kind: 'depends-on', from: 2, to: 1 },
      { kind: 'relates-to', from: 3, to: 1 },
    ],
  };
}
