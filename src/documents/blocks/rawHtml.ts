// Raw HTML in Markdown: a few inline elements work, comments vanish, the rest is shown as the text that it is.
import type { Element } from 'hast';
import type { Html, Parents, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { shownOf } from '../comments.ts';

const inline = 'b del em i ins kbd mark q s samp small strong sub sup u var'.split(' ');

/** Joins `<kbd>`, what follows, and `</kbd>` to one node, in every paragraph, heading and cell. */
export function joinInlineElements(root: Root): void {
  visit(root, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      node.children = joinPairs(node.children);
    }
  });
}

/** How one piece of raw HTML is shown, if at all. */
export function showHtml(node: Html, parent: Parents | undefined): Element | undefined {
  const text = shownOf(node.value);
  if (text === '') return undefined;
  if (/^<br\s*\/?>$/i.test(text)) return { type: 'element', tagName: 'br', properties: {}, children: [] };
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['raw'] },
    children: [{ type: 'text', value: text }],
  };
  const inText = parent && parent.type !== 'root' && parent.children.some((child) => child.type === 'text');
  if (inText || parent?.type === 'paragraph') return code;
  return { type: 'element', tagName: 'pre', properties: { className: ['raw'] }, children: code.children };
}

function joinPairs(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const done: PhrasingContent[] = [];
  for (const node of nodes) {
    const closed = node.type === 'html' ? /^<\/([a-z]+)\s*>$/i.exec(node.value)?.[1]?.toLowerCase() : undefined;
    const start = closed === undefined ? -1 : done.findLastIndex((other) => opens(other, closed));
    if (closed === undefined || start === -1) {
      done.push(node);
      continue;
    }
    const children = done.splice(start).slice(1);
    // An emphasis in the tree, another element on the page.
    done.push({ type: 'emphasis', data: { hName: closed }, children });
  }
  return done;
}

function opens(node: PhrasingContent, name: string): boolean {
  return inline.includes(name) && node.type === 'html' && node.value.toLowerCase() === `<${name}>`;
}
