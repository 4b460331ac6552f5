import { compareText } from '../core/graph/paths';
import { html } from './html';
import type { Html } from './html';

/** What is typed to find decisions. @param placeholder what can be typed */
export function searchField(placeholder: string): Html {
  return html`<label
    ><span>Search</span> <input type="search" name="q" autocomplete="off" placeholder="${placeholder}"
  /></label>`;
}

/** A choice between the values that decisions have, each once, or any. @param name the field, as its script calls it */
export function choiceField(name: string, label: string, values: Iterable<string>): Html {
  return html`<label
    ><span>${label}</span>
    <select name="${name}">
      <option value="">any</option>
      ${[...new Set(values)].sort(compareText).map((value) => html`<option>${value}</option>`)}
    </select></label
  >`;
}
