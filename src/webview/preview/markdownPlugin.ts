import { mentionsIn } from '../../core/assist/references';
import { html } from '../html';
import type { Html } from '../html';

/** A part of a document, as markdown-it has it. */
export interface MarkdownToken {
  type: string;
  readonly content: string;
}

/** Makes the markup of a token. */
type RenderRule = (
  tokens: MarkdownToken[],
  index: number,
  options: unknown,
  env: unknown,
  renderer: unknown,
) => string;

/** What is used of a markdown-it. */
export interface MarkdownEngine {
  readonly core: {
    readonly ruler: {
      push(
        name: string,
        rule: (state: { readonly src: string; readonly tokens: MarkdownToken[] }) => void,
      ): void;
    };
  };
  readonly renderer: {
    readonly rules: Record<string, RenderRule | undefined>;
    render(tokens: MarkdownToken[], options: unknown, env: unknown): string;
  };
  readonly utils: { escapeHtml(text: string): string };
}

/** A record that is previewed. */
export interface PreviewedRecord {
  /** What takes the place of its front matter. */
  readonly card: Html;
  /** What a name in its text leads to: `E2`, `ADR-0007`; undefined for what names nothing. */
  linkOf(name: string): { readonly href: string; readonly title: string } | undefined;
}

const CARD = 'grounds_front_matter';
/** What can be the id of an item of evidence, in brackets. */
const BRACKETS = /\[([^[\]\s]{1,40})\]/g;

/**
 * Has a markdown-it show records as decisions. Every other document stays as it is, byte for byte.
 * @param recordOf the record that is rendered, by what the renderer was called with and its text; undefined for all others
 */
export function decisionPreview(
  md: MarkdownEngine,
  recordOf: (env: unknown, text: string) => PreviewedRecord | undefined,
): void {
  const texts = new WeakMap<MarkdownToken[], string>();
  let current: PreviewedRecord | undefined;

  md.core.ruler.push('grounds', ({ src, tokens }) => {
    texts.set(tokens, src);
    const [first] = tokens;
    // A type of its own, for the editor sets what renders the usual one after every plugin.
    if (first?.type === 'front_matter') {
      first.type = CARD;
    }
  });

  const { rules } = md.renderer;
  rules[CARD] = (tokens, ...rest): string =>
    current === undefined ? (rules['front_matter']?.(tokens, ...rest) ?? '') : `${current.card.toString()}\n`;

  const plainText = rules['text'];
  rules['text'] = (tokens, index, ...rest): string => {
    const content = tokens[index]?.content ?? '';
    const pieces = current === undefined || isInLink(tokens, index) ? [] : piecesOf(content, current);
    return pieces.length > 0
      ? pieces
          .map((piece) => (typeof piece === 'string' ? md.utils.escapeHtml(piece) : piece.toString()))
          .join('')
      : (plainText?.(tokens, index, ...rest) ?? md.utils.escapeHtml(content));
  };

  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env): string => {
    const before = current;
    const text = texts.get(tokens);
    current = text === undefined ? undefined : recordOf(env, text);
    try {
      return render(tokens, options, env);
    } finally {
      current = before;
    }
  };
}

/** For each list of tokens, which of them stand in a link. */
const inLinks = new WeakMap<MarkdownToken[], readonly boolean[]>();

function isInLink(tokens: MarkdownToken[], index: number): boolean {
  let known = inLinks.get(tokens);
  if (known === undefined) {
    let depth = 0;
    known = tokens.map(({ type }) => {
      depth += type === 'link_open' ? 1 : type === 'link_close' ? -1 : 0;
      return depth > 0;
    });
    inLinks.set(tokens, known);
  }
  return known[index] === true;
}

/** A text with its names as links; empty when there are none. */
function piecesOf(text: string, record: PreviewedRecord): readonly (string | Html)[] {
  const names = [
    ...mentionsIn(text, 0).map(({ start, end }) => ({ start, end, name: text.slice(start, end) })),
    ...Array.from(text.matchAll(BRACKETS), ({ index, 0: whole, 1: name = '' }) => ({
      start: index,
      end: index + whole.length,
      name,
    })),
  ].sort((a, b) => a.start - b.start);
  const pieces: (string | Html)[] = [];
  let at = 0;
  for (const { start, end, name } of names) {
    const link = start < at ? undefined : record.linkOf(name);
    if (link !== undefined) {
      pieces.push(
        text.slice(at, start),
        html`<a href="${link.href}" title="${link.title}">${text.slice(start, end)}</a>`,
      );
      at = end;
    }
  }
  return at === 0 ? [] : [...pieces, text.slice(at)];
}
