import type { DecisionMap } from '../../core/map/decisionMap';
import type { MapLayout } from '../../core/map/mapLayout';
import { count } from '../../core/report/wording';
import { html } from '../html';
import { mapSvg } from './mapSvg';
import { plainNodes } from './nodes';

/**
 * As in `media/page/map.css`, with colours of its own, for what stands alone has no theme; and without variables and `:is`,
 * which not every program that draws SVG knows.
 */
const STYLE = html`<style>
    .map-drawing {
      background: #fff;
      font:
        12px system-ui,
        sans-serif;
    }
    text {
      fill: #24292f;
    }
    .area rect {
      fill: none;
      stroke: #d4d9df;
    }
    .area text {
      fill: #59636e;
      font-size: 13px;
      font-weight: 600;
    }
    .icon {
      fill: none;
      stroke: #59636e;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .icon.tone-good {
      stroke: #1a7f37;
    }
    .icon.tone-warning {
      stroke: #9a6700;
    }
    .icon.tone-bad {
      stroke: #cf222e;
    }
    .node > rect {
      fill: #fff;
      stroke: #59636e;
    }
    .node.status-accepted > rect {
      fill: #f5f7f9;
      stroke: #24292f;
    }
    .node.status-draft > rect,
    .node.status-proposed > rect,
    .node.status-unknown > rect {
      stroke-dasharray: 5 3;
    }
    .node.status-rejected text,
    .node.status-deprecated text,
    .node.status-superseded text {
      fill: #59636e;
    }
    .map-link {
      fill: none;
      stroke: #59636e;
      stroke-width: 1.2;
    }
    .map-link.supersedes {
      stroke-width: 2.4;
    }
    .map-link.deviates-from {
      stroke-dasharray: 7 4;
    }
    .map-link.relates-to {
      stroke-dasharray: 1.5 4;
    }
    .map-link.depends-on {
      stroke-dasharray: 12 3;
    }
    .map-arrow {
      fill: #59636e;
    }
  </style>
  <rect width="100%" height="100%" fill="#fff" />`;

/** A map as an SVG file that stands alone. The same map gives the same text. */
export function mapFile(map: DecisionMap, layout: MapLayout): string {
  return `${mapSvg(map, layout, `Map of ${count(map.nodes.length, 'decision')}`, plainNodes, STYLE).toString()}\n`;
}
