import { printable } from '../core/report/printable';

/** Templates in which every value has a place. Each is one object for as long as the program runs. */
const checked = new WeakSet<readonly string[]>();

/** Markup that was made by {@link html} and by nothing else, so that every text in it is escaped. */
export class Html {
  readonly #markup: string;

  /** @param markup trusted; only {@link html} has any */
  private constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  /** Puts values into a template of this project. @throws TypeError for a value in an attribute without quotes */
  static from(strings: readonly string[], values: readonly HtmlValue[]): Html {
    if (!checked.has(strings)) {
      const bare = strings.slice(0, -1).find((part) => part.trimEnd().endsWith('='));
      if (bare !== undefined) {
        throw new TypeError(`A value of an attribute is to stand in quotes: ${bare}`);
      }
      checked.add(strings);
    }
    let markup = strings[0] ?? '';
    values.forEach((value, index) => {
      markup += markupOf(value) + (strings[index + 1] ?? '');
    });
    return new Html(markup);
  }
}

/** What can stand in a template: texts and numbers are escaped, lists are joined, `undefined` and `false` are nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/**
 * Markup with values in it: ``html`<b title="${text}">${text}</b>` ``. Every text is escaped for elements and for quoted
 * attributes, and characters that are not seen or that turn the direction of writing are shown as escapes. Values have no
 * place in names of tags and attributes, scripts and styles.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.from(strings, values);
}

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return (value as readonly HtmlValue[]).map(markupOf).join('');
  }
  return value === undefined || value === false ? '' : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escaped(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
