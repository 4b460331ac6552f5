import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes, Root } from 'mdast';

/** What an outline says of a text, in a form that two readers can be compared by. */
export interface Structure {
  /** `level@offset`, of headings that are not inside lists and quotes. */
  readonly headings: readonly string[];
  /** `offset>destination`, images with `!`. */
  readonly links: readonly string[];
  /** `offset/depth` of list items. */
  readonly items: readonly string[];
  /** The starts of fenced code. */
  readonly fences: readonly string[];
  /** The starts of HTML comments. */
  readonly comments: readonly string[];
}

/** The structure of a text as a complete CommonMark parser sees it. */
export function structureByOracle(text: string): Structure {
  const root = fromMarkdown(text);
  const definitions = new Map<string, string>();
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node.url);
    }
  });
  const headings: string[] = [];
  const links: (readonly [number, string])[] = [];
  const items: string[] = [];
  const fences: string[] = [];
  const comments: string[] = [];
  visit(root, (node, depth, isTop, isInline) => {
    const start = node.position!.start.offset!;
    switch (node.type) {
      case 'heading':
        if (isTop) {
          headings.push(`${node.depth}@${start}`);
        }
        break;
      case 'link':
        if (text[start] !== '<') {
          links.push([start, node.url]);
        }
        break;
      case 'image':
        links.push([start, `!${node.url}`]);
        break;
      case 'linkReference':
        links.push([start, definitions.get(node.identifier)!]);
        break;
      case 'imageReference':
        links.push([start, `!${definitions.get(node.identifier)}`]);
        break;
      case 'listItem':
        items.push(`${start}/${depth}`);
        break;
      case 'code':
        if (/[`~]/.test(text[start] ?? '')) {
          fences.push(String(start));
        }
        break;
      case 'html':
        comments.push(...commentsWithin(text, start, node.position!.end.offset!, isInline));
        break;
      default:
    }
  });
  return {
    headings,
    links: links.sort((a, b) => a[0] - b[0]).map(([start, url]) => `${start}>${url}`),
    items,
    fences,
    comments,
  };
}

/** A tag or an instruction within a line holds no comment, whatever it says; a block of HTML holds several. */
function commentsWithin(text: string, start: number, end: number, isInline: boolean): readonly string[] {
  const html = text.slice(start, end);
  if (isInline && !html.startsWith('<!--')) {
    return [];
  }
  return Array.from(html.matchAll(/<!--(?:>|->|[^]*?(?:-->|$))/g), ({ index }) => String(start + index));
}

const BLOCKS: ReadonlySet<string> = new Set(['root', 'blockquote', 'list', 'listItem']);

function visit(
  root: Root,
  look: (node: Nodes, depth: number, isTop: boolean, isInline: boolean) => void,
): void {
  const walk = (node: Nodes, depth: number, level: number, parent: Nodes): void => {
    look(node, depth, level === 1, !BLOCKS.has(parent.type));
    if ('children' in node) {
      for (const child of node.children) {
        walk(child, depth + (node.type === 'listItem' ? 1 : 0), level + 1, node);
      }
    }
  };
  walk(root, 0, 0, root);
}
