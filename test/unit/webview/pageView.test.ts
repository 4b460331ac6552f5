import assert from 'node:assert/strict';
import { html } from '../../../src/webview/html';
import { buttons } from '../../../src/webview/link';
import { noPage, pageView } from '../../../src/webview/page/pageView';
import { samplePage } from './samplePage';

function rendered(page = samplePage()): string {
  return pageView(page, { link: buttons, canFix: true }).toString();
}

/** What a reader sees, on one line. */
function read(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('pageView', () => {
  it('lets no text become markup, wherever it stands', () => {
    const hostile = '"><img src=x onerror=alert(1)>\'&';
    const escaped = html`${hostile}`.toString();
    const inTarget = html`${JSON.stringify(hostile).slice(1, -1)}`.toString();
    const markup = rendered(samplePage((text) => `${hostile}${text}`));
    assert.doesNotMatch(markup, /<img/);
    assert.ok(markup.split(escaped).length > 50);
    // Without the hostile texts nothing is left but the page as it is.
    assert.equal(markup.replaceAll(inTarget, '').replaceAll(escaped, ''), rendered());
  });

  it('says in the head what was chosen, how it stands and how it came about', () => {
    const text = read(rendered());
    assert.match(text, /^ADR-0007 Accepted by all Use SQLite Chosen: SQLite/);
    assert.match(text, /Supported\. Data supports the chosen option\./);
    assert.match(text, /proposed 2026-03-01 storage-lead accepted not committed/);
    assert.match(text, /This record cannot be read completely\..* A bracket is missing\. line 5/);
  });

  it('says of each option what evidence says about it, and which one has none', () => {
    const markup = rendered();
    const text = read(markup);
    assert.match(text, /SQLite chosen PostgreSQL Files no evidence/);
    assert.match(text, /supports 9 ms suspect refutes suspect says nothing/);
    assert.match(text, /Driver Cheap no evidence/);
    assert.equal(markup.match(/is-untested/g)?.length, 2);
  });

  it('has the numbers of each plot as text', () => {
    const text = read(rendered());
    assert.match(text, /E2 p95 of ms in ms · lower is better · at most 20 ms/);
    assert.match(text, /SQLite \(chosen\) \(best\) 9 ms 3 ms 5 ms 6 ms 7 ms 15 ms 200/);
    assert.match(text, /PostgreSQL 38 ms 30 ms to 45 ms 1/);
    assert.match(text, /Files no number/);
  });

  it('draws how a measurement went, and has its numbers as text', () => {
    const markup = rendered();
    const text = read(markup);
    assert.match(text, /As it was recorded over time/);
    assert.match(text, /2026-03-01 11aa22bb33 12 ms 36 ms not committed not told 9 ms no number/);
    assert.match(text, /2 earlier ones are not shown\./);
    // One line between two points of the first series, none for the second, which has one.
    assert.equal(
      markup
        .match(/<g class="series[^]*?<\/g>/g)
        ?.slice(0, 2)
        .join('')
        .match(/<line/g)?.length,
      1,
    );
  });

  it('offers fixes only where something hears the buttons', () => {
    assert.match(rendered(), /<button[^>]*data-fix="0"/);
    const unheard = pageView(samplePage(), { link: buttons, canFix: false }).toString();
    assert.doesNotMatch(unheard, /data-fix/);
  });

  it('copes with a record that says nothing', () => {
    const page = samplePage();
    const empty = {
      ...page,
      steps: { kind: 'untold', reason: undefined } as const,
      argument: { options: [], groups: [] },
      comparisons: [],
      findings: [],
      facts: [],
      relations: [],
      governs: [],
      outcome: [],
      commits: { shown: [], more: 0 },
    };
    const text = read(rendered(empty));
    assert.match(
      text,
      /Reading the history… The argument The record names no options and no evidence yet\.$/,
    );
    assert.match(read(noPage('It is <gone>.').toString()), /^It is &lt;gone&gt;\.$/);
  });
});
