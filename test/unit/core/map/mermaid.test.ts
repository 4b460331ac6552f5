import assert from 'node:assert/strict';
import { mapMermaid } from '../../../../src/core/map/mermaid';
import { sampleMap } from '../../webview/sampleMap';

describe('mapMermaid', () => {
  it('has a node for each decision and an arrow for each relation', () => {
    const lines = mapMermaid(sampleMap()).split('\n');
    assert.equal(lines[0], 'flowchart LR');
    assert.equal(lines[2], '  n1["ADR-0002 Use SQLite #40;supported#41;"]:::good');
    assert.equal(lines[4], '  n3["4 #40;failing#41;"]:::bad');
    assert.deepEqual(lines.slice(5, 8), [
      '  n1 ==>|supersedes| n0',
      '  n2 -->|depends on| n1',
      '  n3 -.-|relates to| n1',
    ]);
  });

  it('leaves nothing of a title that means something to Mermaid, Markdown or HTML', () => {
    const hostile = '"];\nclick n0 call alert(1)\n%%{init: {}}%%```<img src=x onerror=1>&quot;\u202e';
    const text = mapMermaid(sampleMap((title) => hostile + title));
    const [, first] = text.split('\n');
    assert.match(first ?? '', /^ {2}n0\["[\w ,.=!?'#;+-]*(?:\\?[\w ,.=#;-]*)*"\]:::quiet$/);
    assert.equal(text.split('\n').length, mapMermaid(sampleMap()).split('\n').length);
  });
});
