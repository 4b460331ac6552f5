import type { Heading, Outline } from '../../text/outline';

/** A section that a template asks for, whatever it is called. */
export type SectionKind = 'context' | 'options' | 'outcome' | 'consequences';

/**
 * What the sections are called: in MADR's and Nygard's words, in words that mean the same, and in other languages.
 * A heading counts when it begins with one of them.
 */
const NAMES: Readonly<Record<SectionKind, readonly string[]>> = {
  context: [
    'context',
    'problem',
    'background',
    'motivation',
    'issue',
    'summary',
    'introduction',
    'rationale',
    'why',
    'kontext',
    'ausgangslage',
    'hintergrund',
    'contexte',
    'problème',
    'problématique',
    'contexto',
    'problema',
    'contesto',
    'probleem',
    'kontekst',
    'sammanhang',
    'bakgrund',
    'контекст',
    'проблема',
    'kontekst',
    'bağlam',
    '背景',
    '上下文',
    '语境',
    '問題',
    '问题',
    'コンテキスト',
    '컨텍스트',
    '배경',
    '맥락',
  ],
  options: [
    'considered options',
    'considered alternatives',
    'considered solutions',
    'options',
    'alternatives',
    'alternative',
    'other options',
    'possible solutions',
    'solutions considered',
    'pros and cons of the options',
    'optionen',
    'betrachtete optionen',
    'erwogene optionen',
    'betrachtete alternativen',
    'alternativen',
    'options envisagées',
    'options considérées',
    'alternatives envisagées',
    'opciones',
    'alternativas',
    'opções',
    'opzioni',
    'alternative considerate',
    'overwogen opties',
    'opties',
    'rozważane opcje',
    'alternativ',
    'рассмотренные варианты',
    'варианты',
    'альтернативы',
    '考虑的选项',
    '候选方案',
    '备选方案',
    '可选方案',
    '方案',
    '選択肢',
    '検討した選択肢',
    '代替案',
    '고려한 대안',
    '고려한 옵션',
    '대안',
    '옵션',
  ],
  outcome: [
    'decision outcome',
    'decision',
    'decisions',
    'outcome',
    'resolution',
    'proposal',
    'proposed decision',
    'proposed solution',
    'chosen option',
    'solution',
    'conclusion',
    'entscheidung',
    'ergebnis',
    'décision',
    'résultat de la décision',
    'decisión',
    'decisão',
    'decisione',
    'beslissing',
    'besluit',
    'decyzja',
    'beslut',
    'решение',
    'karar',
    '决策',
    '决定',
    '決定',
    '決策',
    '결정',
  ],
  consequences: [
    'consequences',
    'consequence',
    'positive consequences',
    'negative consequences',
    'implications',
    'impact',
    'results',
    'trade-offs',
    'tradeoffs',
    'effects',
    'konsequenzen',
    'auswirkungen',
    'folgen',
    'conséquences',
    'consecuencias',
    'consequências',
    'conseguenze',
    'gevolgen',
    'consequenties',
    'konsekwencje',
    'konsekvenser',
    'последствия',
    'sonuçlar',
    '后果',
    '结果',
    '影响',
    '影響',
    '結果',
    '결과',
    '영향',
  ],
};

/** Numbers and signs that a heading may carry before its words. */
const BEFORE_WORDS = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?\s+)?[^\p{L}]*/u;

/** What begins with the name of a section and is another one. */
const OTHER_SECTION = /^(?:decision (?:driver|maker|criteri|log|record)|决策(?:驱动|因素)|決定(?:要因|者))/;

/** The first section of a kind; undefined when the record has none. */
export function findSection(outline: Outline, kind: SectionKind): Heading | undefined {
  return outline.headings.find(({ level, text }) => level > 1 && isNamed(text, kind));
}

/** Whether a heading names a section of this kind. */
export function isNamed(heading: string, kind: SectionKind): boolean {
  const words = heading.slice(0, 100).normalize('NFC').toLowerCase().replace(BEFORE_WORDS, '');
  return (
    !OTHER_SECTION.test(words) &&
    NAMES[kind].some((name) => words.startsWith(name) && !/^\p{Ll}/u.test(words.slice(name.length)))
  );
}
