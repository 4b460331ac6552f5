import { compareText } from '../graph/paths';
import type { DecisionView } from '../graph/decisionIndex';
import type { Decision, RelationKind } from '../model/decision';
import { statuses } from '../model/status';
import type { Status } from '../model/status';
import { targetOf } from '../rules/support/relations';
import { printable } from './printable';

/** An arrow of a diagram, between the positions of two decisions. */
interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly kind: RelationKind;
}

/** What a diagram shows. */
export interface Diagram {
  /** Ordered by path. */
  readonly decisions: readonly Decision[];
  /** Each statement once, whichever of the two records makes it. */
  readonly arrows: readonly Arrow[];
}

/** The same statement, read from the record at its other end. */
const TURNED: Readonly<Partial<Record<RelationKind, RelationKind>>> = {
  'superseded-by': 'supersedes',
  'amended-by': 'amends',
};
/** Longer titles are cut. */
const MAX_LABEL = 80;

/** All decisions with the relations between them that lead to exactly one decision. */
export function diagramOf(view: DecisionView): Diagram {
  const decisions = view.all();
  const positions = new Map(decisions.map(({ path }, position) => [path, position]));
  const arrows = new Map<string, Arrow>();
  decisions.forEach((decision, position) => {
    for (const relation of decision.relations) {
      const target = targetOf(relation, decision, view);
      const other = target === undefined ? undefined : positions.get(target.path);
      if (other !== undefined && other !== position) {
        const turned = TURNED[relation.kind];
        const arrow: Arrow =
          turned === undefined
            ? { from: position, to: other, kind: relation.kind }
            : { from: other, to: position, kind: turned };
        arrows.set(`${arrow.from} ${arrow.to} ${arrow.kind}`, arrow);
      }
    }
  });
  return {
    decisions,
    arrows: [...arrows.values()].sort(
      (a, b) => a.from - b.from || a.to - b.to || compareText(a.kind, b.kind),
    ),
  };
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
    ...arrows.map(({ from, to, kind }) => `  d${from} -->|"${kind.replaceAll('-', ' ')}"| d${to}`),
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
    ...arrows.map(({ from, to, kind }) => `  d${from} -> d${to} [label="${kind.replaceAll('-', ' ')}"];`),
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
