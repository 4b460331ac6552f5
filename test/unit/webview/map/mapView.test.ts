import assert from 'node:assert/strict';
import { layoutMap } from '../../../../src/core/map/mapLayout';
import { html } from '../../../../src/webview/html';
import { buttons } from '../../../../src/webview/link';
import { mapFile } from '../../../../src/webview/map/mapFile';
import { mapView } from '../../../../src/webview/map/mapView';
import { nodeAnchors } from '../../../../src/webview/map/nodes';
import { sampleMap } from '../sampleMap';

describe('the map of decisions', () => {
  it('is a drawing that stands alone, without what a text of a record could add to it', () => {
    const map = sampleMap((text) => `</text><script>alert(1)</script>${text}`);
    const text = mapFile(map, layoutMap(map, 'area'));
    assert.match(text, /^<svg\s[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(text, /<script|href=|<a\b/);
    assert.equal(mapFile(map, layoutMap(map, 'area')), text);
    assert.equal(text.match(/class="node /g)?.length, 4);
    assert.equal(text.match(/class="map-link /g)?.length, 3);
  });

  it('offers to choose only between what there is', () => {
    const map = sampleMap();
    const view = mapView(map, layoutMap(map, 'area'), 'area', {
      link: buttons,
      node: nodeAnchors((path) => (path === 'docs/adr/2.md' ? '2.html' : undefined)),
      orderLink: (_order, text) => html`<b>${text}</b>`,
    }).toString();
    assert.deepEqual(
      [...view.matchAll(/<select name="(\w+)"/g)].map(([, name]) => name),
      ['status', 'state', 'tag', 'folder'],
    );
    assert.match(view, /href="2\.html"/);
    assert.equal(view.match(/href=/g)?.length, 1);
    assert.match(view, /supersedes ADR-0001/);
    assert.match(view, /superseded by ADR-0002/);
  });
});
