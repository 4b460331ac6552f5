import type { MapNode } from '../../core/map/decisionMap';
import { html } from '../html';
import type { Html } from '../html';
import type { NodeMaker } from './mapSvg';

/** Nodes that the script of a page hears: for the editor. */
export const nodeButtons: NodeMaker = (node, index, label, content) =>
  html`<g
    class="${classesOf(node)}"
    role="link"
    tabindex="0"
    aria-label="${label}"
    data-target="${JSON.stringify({ kind: 'decision', path: node.path })}"
    ${dataOf(node, index)}
    >${content}</g
  >`;

/** Nodes that lead to pages. @param pageOf the address of the page of a decision; undefined where there is none */
export function nodeAnchors(pageOf: (path: string) => string | undefined): NodeMaker {
  return (node, index, label, content) => {
    const href = pageOf(node.path);
    return html`<a
      class="${classesOf(node)}"
      ${href !== undefined && html`href="${href}"`}
      ${href === undefined && html`role="img"`}
      aria-label="${label}"
      ${dataOf(node, index)}
      >${content}</a
    >`;
  };
}

/** Nodes that lead nowhere: for a drawing that stands alone. */
export const plainNodes: NodeMaker = (node, _index, _label, content) =>
  html`<g class="${classesOf(node)}">${content}</g>`;

/** What `media/page/map.js` finds decisions by. */
function dataOf({ status, word, folder, tags }: MapNode, index: number): Html {
  return html`data-node="${index}" data-status="${status}" data-state="${word}" data-folder="${folder}"
  data-tags="${JSON.stringify(tags)}" data-words="${tags.join(' ')}"`;
}

function classesOf({ tone, status }: MapNode): string {
  return `node tone-${tone} status-${status}`;
}
