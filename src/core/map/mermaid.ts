import { printable } from '../report/printable';
import { linkWords } from './decisionMap';
import type { DecisionMap, LinkKind, MapNode } from './decisionMap';

const ARROWS: Readonly<Record<LinkKind, string>> = {
  supersedes: '==>',
  amends: '-->',
  'depends-on': '-->',
  'deviates-from': '-.->',
  'relates-to': '-.-',
};

const CLASSES = [
  'classDef good stroke:#1a7f37,stroke-width:2px',
  'classDef warning stroke:#9a6700,stroke-width:2px,stroke-dasharray:6 3',
  'classDef bad stroke:#cf222e,stroke-width:3px',
  'classDef quiet stroke:#59636e',
];

/** The map as a flowchart of Mermaid, which forges and editors draw within Markdown. The same map gives the same text. */
export function mapMermaid({ nodes, links }: DecisionMap): string {
  return [
    'flowchart LR',
    ...nodes.map((node, index) => `  n${index}["${labelOf(node)}"]:::${node.tone}`),
    ...links.map(({ kind, from, to }) => `  n${from} ${ARROWS[kind]}|${linkWords[kind][0]}| n${to}`),
    ...CLASSES.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function labelOf({ id, title, word }: MapNode): string {
  const name = title === id ? id : `${id} ${title}`;
  return escaped(`${name} (${word.toLowerCase()})`);
}

/** As entities, whatever means something to Mermaid, to Markdown or to the HTML that they make of it. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[#;&<>"'`\\[\](){}|*_~$%:@/]/g, (character) => `#${character.codePointAt(0) ?? 0};`)
    .replace(/\s+/g, ' ');
}
