import assert from 'node:assert/strict';
import { isNamed } from '../../../../src/core/parse/sections';
import type { SectionKind } from '../../../../src/core/parse/sections';

describe('isNamed', () => {
  it('knows the sections by their usual names, also translated', () => {
    const cases: Readonly<Record<SectionKind, readonly string[]>> = {
      context: [
        'Context and Problem Statement',
        '1. Context',
        'CONTEXT:',
        'Kontext',
        'Contexte',
        '背景',
        '🧭 Context',
      ],
      options: [
        'Considered Options',
        'Alternatives considered',
        'Optionen',
        'Options envisagées',
        '方案比较',
      ],
      outcome: ['Decision Outcome', 'Decision', '2) Decision', 'Entscheidung', 'Décision', '决策'],
      drivers: ['Decision Drivers', 'Forces', 'Critères'],
      status: ['Status', 'Statut', '状态'],
      consequences: [
        'Consequences',
        'Positive Consequences <!-- optional -->',
        'Auswirkungen',
        'Последствия',
      ],
    };
    for (const kind of Object.keys(cases) as SectionKind[]) {
      for (const heading of cases[kind]) {
        assert.equal(isNamed(heading, kind), true, `${heading} as ${kind}`);
      }
    }
  });

  it('does not take a longer word for one', () => {
    assert.equal(isNamed('Contextual menus', 'context'), false);
    assert.equal(isNamed('Optional parts', 'options'), false);
    assert.equal(isNamed('Decision Drivers', 'outcome'), false);
    assert.equal(isNamed('', 'context'), false);
  });
});
