import assert from 'node:assert/strict';
import type { Board } from '../../../src/core/board/board';
import { boardView } from '../../../src/webview/board/boardView';
import { html } from '../../../src/webview/html';
import { buttons } from '../../../src/webview/link';
import { sampleBoard } from './sampleBoard';

function rendered(board: Board = sampleBoard()): string {
  return boardView(board, 'orders', buttons).toString();
}

/** What a reader sees, on one line. */
function read(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('boardView', () => {
  it('lets no text become markup, wherever it stands', () => {
    const hostile = '"><img src=x onerror=alert(1)>\'&';
    const markup = boardView(
      sampleBoard((text) => `${hostile}${text}`),
      hostile,
      buttons,
    ).toString();
    assert.doesNotMatch(markup, /<img/);
    assert.ok(markup.includes(html`${hostile}`.toString()));
  });

  it('begins with how many decisions there are and how they stand', () => {
    assert.match(
      read(rendered()),
      /^orders Decision board 4 decisions, 3 in force: 2 supported, 1 unsupported\. /,
    );
  });

  it('opens the list of each number, with what leads to each decision', () => {
    const markup = rendered();
    assert.match(read(markup), /2 Supported Data supports it\. ADR-0001 Use SQLite ADR-0002 Sign cookies/);
    assert.equal(markup.match(/<details data-key="state-/g)?.length, 2);
    assert.match(
      markup,
      /data-target="\{&quot;kind&quot;:&quot;decision&quot;,&quot;path&quot;:&quot;adr\/0001.md&quot;\}"/,
    );
  });

  it('draws the trend, and has its numbers as text', () => {
    const markup = rendered();
    assert.match(markup, /<path class="all" d="M0 [\d.]+H[\d.]+V[\d.]+H1000" \/>/);
    assert.match(read(markup), /As of In force With evidence 2026-01-01 1 0 2026-03-01 3 2/);
    assert.match(read(markup), /Without 1 decision whose past is not known\./);
  });

  it('draws a trend of one day over the whole width', () => {
    const { past, ...board } = sampleBoard();
    assert.ok(past.kind === 'told');
    const markup = rendered({ ...board, past: { ...past, trend: past.trend.slice(0, 1) } });
    assert.match(markup, /<path class="all" d="M0 [\d.]+H1000" \/>/);
    assert.doesNotMatch(markup, /NaN|Infinity/);
  });

  it('says why there is no past, and that there is nothing to do', () => {
    const text = read(
      rendered({ ...sampleBoard(), attention: [], past: { kind: 'untold', reason: 'No git.' } }),
    );
    assert.match(text, /Nothing: no decision is waiting for anybody\..* Over time No git\./);
    assert.match(
      read(rendered({ ...sampleBoard(), past: { kind: 'untold', reason: undefined } })),
      /Reading the history…/,
    );
  });

  it('says how to begin where there is no decision', () => {
    const past = { kind: 'untold', reason: 'No commit.' } as const;
    const empty = { decisions: 0, inForce: 0, states: [], attention: [], statuses: [], past };
    assert.match(read(rendered(empty)), /There is no decision yet: write the first one/);
  });
});
