import type { DecisionView } from '../graph/decisionIndex';
import { linksBetween } from '../graph/links';
import type { DecisionLink } from '../graph/links';
import { relationName } from '../graph/relationNames';
import type { Decision } from '../model/decision';
import { statuses } from '../model/status';
import type { Status } from '../model/status';
import { printable } from './printable';

/** What a diagram shows. */
export interface Diagram {
  /** Ordered by path. */
  readonly decisions: readonly Decision[];
  /** Each statement once, whichever of the two records makes it. */
  readonly arrows: readonly DecisionLink[];
}

/** Longer titles are cut. */
const MAX_LABEL = 80;

/** All decisions with the relations between them that lead to exactly one decision. */
export function diagramOf(view: DecisionView): Diagram {
  return { decisions: view.all(), arrows: linksBetween(view) };
}

/** Fill and border of each status: light enough for black text. */
const COLOURS: Readonly<Record<Status, readonly [fill: string, border: string]>> = {
  draft: ['#e8eef7', '#5b7db1'],
  proposed: ['#d6e4f7', '#2f5d9e'],
  accepted: ['#dcefdc', '#3b7d3b'],
  rejected: ['#f3dede', '#a04545'],
  deprecated: ['#ececec', '#7a7a7a'],
  superseded: ['#ececec', '#7a7a7a'],
  unknown: ['#fbf3d0', '#9a7d0a'],
};
const EVERY_STATUS: readonly Status[] = [...statuses, 'unknown'];

/** A diagram in the language of Mermaid, to be put into Markdown. */
export function writeMermaid({ decisions, arrows }: Diagram): string {
  const used = new Set(decisions.map(({ status }) => status));
  const lines = [
    'flowchart LR',
    ...decisions.map(
      (decision, position) => `  d${position}["${mermaidText(labelOf(decision))}"]:::${decision.status}`,
    ),
    ...arrows.map(({ from, to, kind }) => `  d${from} -->|"${relationName(kind)}"| d${to}`),
    ...EVERY_STATUS.filter((status) => used.has(status)).map((status) => {
      const [fill, border] = COLOURS[status];
      return `  classDef ${status} fill:${fill},stroke:${border},color:#000000`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** A diagram in the language of Graphviz. */
export function writeDot({ decisions, arrows }: Diagram): string {
  const lines = [
    'digraph decisions {',
    '  rankdir=LR;',
    '  node [shape=box, style="filled,rounded", fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...decisions.map((decision, position) => {
      const [fill, border] = COLOURS[decision.status];
      return `  d${position} [label="${dotText(labelOf(decision))}", fillcolor="${fill}", color="${border}"];`;
    }),
    ...arrows.map(({ from, to, kind }) => `  d${from} -> d${to} [label="${relationName(kind)}"];`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function labelOf({ id, title, status }: Decision): string {
  const name = title === undefined || title === id ? id : `${id} ${title}`;
  const characters = [...printable(name)];
  const shown =
    characters.length > MAX_LABEL ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : characters.join('');
  return `${shown} (${status})`;
}

/** Whatever could mean something to Mermaid, or to the HTML that it makes, as the number of its character. */
function mermaidText(text: string): string {
  return text.replace(
    /[^\p{L}\p{M}\p{N} .,:()_/…+-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0xfffd};`,
  );
}

/** Graphviz takes a backslash for the start of an escape, and `&` for that of a name of HTML. */
function dotText(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/&/g, '&amp;');
}
