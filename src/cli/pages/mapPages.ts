import { mapOf } from '../../core/map/decisionMap';
import type { DecisionMap } from '../../core/map/decisionMap';
import { layoutMap } from '../../core/map/mapLayout';
import { mapOrders } from '../../core/map/mapOrder';
import type { MapOrder } from '../../core/map/mapOrder';
import type { DecisionWorkspace } from '../../core/service';
import { html } from '../../webview/html';
import { mapFile } from '../../webview/map/mapFile';
import { mapView } from '../../webview/map/mapView';
import type { MapFrame } from '../../webview/map/mapView';
import { nodeAnchors } from '../../webview/map/nodes';
import type { SitePage } from '../../webview/site/siteFrame';
import { anchors } from '../../webview/static/anchors';
import { staticDocument } from '../../webview/static/document';
import { mapScript, mapStyle } from './assets';

/** The pages of a site that the map is on, by its order. */
export const MAP_FILES: Readonly<Record<MapOrder, string>> = { area: 'map.html', time: 'map-time.html' };

/** The pages of a site that show the map. @param pageOf the address of the page of a decision, by its path */
export function mapPages(
  workspace: DecisionWorkspace,
  pageOf: (path: string) => string | undefined,
): readonly SitePage[] {
  const map = mapOf(workspace);
  return mapOrders.map((order) => ({
    name: MAP_FILES[order],
    title: 'Decision map',
    content: mapView(map, layoutMap(map, order), order, frameFor(pageOf)),
    style: mapStyle(),
    script: mapScript(),
  }));
}

function frameFor(pageOf: (path: string) => string | undefined): MapFrame {
  return {
    link: anchors({ record: '', pageOf }),
    node: nodeAnchors(pageOf),
    orderLink: (each, text, isShown) =>
      html`<a href="${MAP_FILES[each]}" ${isShown && html`aria-current="page"`}>${text}</a>`,
  };
}

/** A map in one of its forms, which loads nothing and leads nowhere. The same map gives the same text. */
export function writeMap(map: DecisionMap, order: MapOrder, format: 'svg' | 'html' | 'json'): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(mapData(map), undefined, 2)}\n`;
    case 'svg':
      return mapFile(map, layoutMap(map, order));
    case 'html':
      return staticDocument({
        title: 'Decision map',
        content: mapView(map, layoutMap(map, order), order, {
          ...frameFor(() => undefined),
          orderLink: (_order, text, isShown) => (isShown ? html`<span>${text}</span>` : html``),
        }),
        style: mapStyle(),
        script: mapScript(),
      });
  }
}

/** As other tools read it: decisions by path, relations between paths. */
function mapData({ nodes, links }: DecisionMap): object {
  return {
    decisions: nodes.map(({ path, id, title, status, word, folder, tags, date }) => ({
      path,
      id,
      title,
      status,
      standing: word,
      folder,
      tags,
      date: date ?? null,
    })),
    relations: links.map(({ kind, from, to }) => ({
      kind,
      from: nodes[from]?.path,
      to: nodes[to]?.path,
    })),
  };
}
