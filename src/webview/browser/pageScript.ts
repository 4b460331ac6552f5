// What the page of a decision does in the window: it tells the editor what was clicked, and shows what the editor sends.
import { asFromPage, asTarget, asToPage } from '../../shared/pageMessages';
import type { FromPage } from '../../shared/pageMessages';
import { drawPicture } from './drawPicture';

/** What the editor gives to the script of a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const root = document.querySelector('main');
let shown = 0;
/** Where the reader was, in pixels, until the page is there again. */
let before: number | undefined;

document.addEventListener('click', ({ target, ctrlKey, metaKey }) => {
  const isModified = ctrlKey || metaKey;
  const button = target instanceof Element ? target.closest('button') : null;
  const leading = target instanceof Element ? target.closest('[data-target]') : null;
  if (leading !== null) {
    open(leading, isModified);
  } else if (button?.dataset['order'] !== undefined || button?.dataset['export'] !== undefined) {
    const { order, export: format } = button.dataset;
    const said = asFromPage(order === undefined ? { type: 'export', format } : { type: 'order', order });
    if (said !== undefined) {
      keep(said.type === 'order' ? { order: said.order } : {});
      editor.postMessage(said);
    }
  } else if (button?.dataset['fix'] !== undefined) {
    const { finding, fix } = button.dataset;
    editor.postMessage({ type: 'fix', page: shown, finding: Number(finding), fix: Number(fix) });
  }
});

/** What has no button of its own, such as a part of a drawing, is pressed by Enter all the same. */
document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey }) => {
  if (key === 'Enter' && target instanceof SVGElement && target.dataset['target'] !== undefined) {
    open(target, ctrlKey || metaKey);
  }
});

/** @param isModified whether the record is meant, not its page */
function open(element: Element, isModified: boolean): void {
  const target = asTarget(JSON.parse(element.getAttribute('data-target') ?? 'null'));
  if (target !== undefined) {
    const isRecord = isModified && target.kind === 'decision';
    editor.postMessage({ type: 'open', target: isRecord ? { kind: 'path', path: target.path } : target });
  }
}

window.addEventListener('message', ({ data }) => {
  const message = asToPage(data);
  if (message?.type === 'draw') {
    void drawPicture(message)
      .catch(() => undefined)
      .then((picture) => {
        editor.postMessage({ type: 'picture', data: picture });
      });
  } else if (message !== undefined && root !== null) {
    shown = message.page;
    const focused = placeOfFocus(root);
    const open = new Set(openDetails(root));
    const scrolled = scrolledRegions(root);
    root.innerHTML = message.content;
    root.querySelectorAll('details').forEach((details) => {
      details.open = open.has(details.dataset['key'] ?? '');
    });
    scrollRegions(root, scrolled);
    focusAgain(root, focused);
    scrollAgain();
    before = undefined;
    root.dataset['page'] = String(shown);
    document.dispatchEvent(new Event('grounds:shown'));
  }
});

// Where the reader is on a map, which its own script knows.
document.addEventListener('grounds:view', (event) => {
  keep({ view: (event as CustomEvent<unknown>).detail });
});

let waiting = 0;
window.addEventListener('scroll', () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    keep({ top: window.scrollY });
  }, 100);
});

/** A button by what it does, and the how manieth of those that do the same. */
interface FocusPlace {
  readonly does: string;
  readonly at: number;
}

function placeOfFocus(within: Element): FocusPlace | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !within.contains(active)) {
    return undefined;
  }
  const does = deedOf(active);
  return { does, at: sameDeeds(within, does).indexOf(active) };
}

function focusAgain(within: Element, place: FocusPlace | undefined): void {
  const same = place === undefined ? [] : sameDeeds(within, place.does);
  (same[place?.at ?? 0] ?? same[0])?.focus({ preventScroll: true });
}

function sameDeeds(within: Element, does: string): readonly HTMLElement[] {
  const all = within.querySelectorAll<HTMLElement>('button, summary, [tabindex]');
  return [...all].filter((element) => deedOf(element) === does);
}

/** What tells an element that can have the focus from the others, whatever is shown anew around it. */
function deedOf(element: HTMLElement): string {
  const { target, finding, fix } = element.dataset;
  const owner = element.closest<HTMLElement>('[data-key]')?.dataset['key'];
  return JSON.stringify([
    element.tagName,
    target,
    finding,
    fix,
    owner,
    element.getAttribute('aria-labelledby'),
  ]);
}

function openDetails(within: Element): readonly string[] {
  return [...within.querySelectorAll('details')].flatMap(({ open, dataset }) =>
    open && dataset['key'] !== undefined ? [dataset['key']] : [],
  );
}

/** How far regions that scroll by themselves were scrolled, by their names. */
type Scrolled = ReadonlyMap<string | null, { readonly top: number; readonly left: number }>;

function scrolledRegions(within: Element): Scrolled {
  return new Map(
    regionsIn(within).map((region) => [
      region.getAttribute('aria-label'),
      { top: region.scrollTop, left: region.scrollLeft },
    ]),
  );
}

function scrollRegions(within: Element, scrolled: Scrolled): void {
  for (const region of regionsIn(within)) {
    region.scrollTo(scrolled.get(region.getAttribute('aria-label')) ?? {});
  }
}

function regionsIn(within: Element): readonly Element[] {
  return [...within.querySelectorAll('[role="region"]')];
}

function keep(changed: Readonly<Record<string, unknown>>): void {
  editor.setState({ ...kept(), ...changed });
}

function kept(): Readonly<Record<string, unknown>> {
  const state = editor.getState();
  return typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {};
}

/** Goes back to where the reader was before the tab was hidden. */
function scrollAgain(): void {
  if (before !== undefined) {
    window.scrollTo({ top: before });
  }
}

const record = root?.dataset['record'];
if (record !== undefined) {
  const state = kept();
  before = state['record'] === record && typeof state['top'] === 'number' ? state['top'] : undefined;
  keep({ record });
  if (state['record'] === record && state['view'] !== undefined) {
    document.dispatchEvent(new CustomEvent('grounds:restore', { detail: state['view'] }));
  }
  const order = asFromPage({ type: 'order', order: state['order'] });
  if (order !== undefined) {
    editor.postMessage(order);
  }
  scrollAgain();
}
editor.postMessage({ type: 'ready' });
