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
  visit(root, (node, depth, isTop) => {
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
      default:
    }
  });
  return {
    headings,
    links: links.sort((a, b) => a[0] - b[0]).map(([start, url]) => `${start}>${url}`),
    items,
    fences,
  };
}

function visit(root: Root, look: (node: Nodes, depth: number, isTop: boolean) => void): void {
  const walk = (node: Nodes, depth: number, level: number): void => {
    look(node, depth, level === 1);
    if ('children' in node) {
      for (const child of node.children) {
        walk(child, depth + (node.type === 'listItem' ? 1 : 0), level + 1);
      }
    }
  };
  walk(root, 0, 0);
}
