// How the nodes of Markdown that need more than the usual become HTML.
import type { Element, ElementContent } from 'hast';
import type { Blockquote, Code, FootnoteReference, Html, Image, Link, Parents, Table } from 'mdast';
import { defaultHandlers, type Options } from 'remark-rehype';
import { say, type Sentence } from '../sentence.ts';
import { showFrontMatter } from './frontMatter.ts';
import { showHtml } from './rawHtml.ts';
import { noteLabel } from './references.ts';

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers['code']>>[0];

/** What the blocks need from where they are shown. */
export interface BlockOptions {
  /** The address at which an image of the document can be loaded, or nothing where it must not be. */
  readonly image?: (source: string) => string | undefined;
  /** The address that a link of the document gets, or nothing where it must lead nowhere. */
  readonly link?: (href: string) => string | undefined;
  /** Colours code of a language. Without it the code stays plain, for who shows the blocks to colour it. */
  readonly highlight?: (language: string, code: string) => readonly ElementContent[];
  /** A sentence in the user's language. */
  readonly translate: (sentence: Sentence) => string;
}

export function createHandlers(options: BlockOptions): Handlers {
  return {
    code: (state: State, node: Code) => showCode(state, node, options),
    html: (_: State, node: Html, parent: Parents | undefined) => showHtml(node, parent),
    yaml: (_: State, node: { value: string }) => showFrontMatter(node.value),
    blockquote: (state: State, node: Blockquote) => showQuote(state, node, options),
    table: (state: State, node: Table) => element('div', [defaultHandlers.table(state, node)], ['table']),
    link: (state: State, node: Link) => {
      const made = defaultHandlers.link(state, node);
      const href = options.link ? options.link(node.url) : node.url;
      if (href === undefined) delete made.properties.href;
      return made;
    },
    image: (_: State, node: Image) => showImage(node, options),
    footnoteReference: (_: State, node: FootnoteReference) => {
      const link = element('a', [{ type: 'text', value: noteLabel(node) }]);
      link.properties.dataFootnoteRef = true;
      return element('sup', [link]);
    },
  };
}

/** A diagram keeps its source, which the preview draws; other code says its language. */
function showCode(state: State, node: Code, options: BlockOptions): Element {
  const language = node.lang?.toLowerCase() ?? '';
  const text: ElementContent = { type: 'text', value: node.value };
  if (language === 'mermaid') return patched(state, node, element('div', [element('pre', [text])], ['diagram']));
  const code = element('code', [...(options.highlight?.(language, node.value) ?? [text])]);
  if (/^[\w#+.-]+$/.test(language)) code.properties.className = [`language-${language}`];
  return patched(state, node, element('pre', [code]));
}

const callouts: Readonly<Record<string, Sentence>> = {
  note: say('Note'),
  tip: say('Tip'),
  important: say('Important'),
  warning: say('Warning'),
  caution: say('Caution'),
};

/** A quote that begins with `[!NOTE]` and the like is a callout. */
function showQuote(state: State, node: Blockquote, options: BlockOptions): Element {
  const paragraph = node.children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  const mark = text?.type === 'text' ? /^\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(text.value) : undefined;
  const kind = mark?.[1]?.toLowerCase() ?? '';
  const title = Object.hasOwn(callouts, kind) ? callouts[kind] : undefined;
  if (!title || paragraph?.type !== 'paragraph' || text?.type !== 'text')
    return defaultHandlers.blockquote(state, node);
  const first = [{ ...text, value: text.value.slice(mark?.[0].length) }, ...paragraph.children.slice(1)];
  const rest =
    first.length === 1 && first[0]?.type === 'text' && first[0].value === '' ? [] : [{ ...paragraph, children: first }];
  const quote = defaultHandlers.blockquote(state, { ...node, children: [...rest, ...node.children.slice(1)] });
  quote.properties.className = ['callout', kind];
  quote.children.unshift(element('p', [{ type: 'text', value: options.translate(title) }], ['callout-title']));
  return quote;
}

/** An image of the workspace, or what stands in its place: nothing is loaded from elsewhere. */
function showImage(node: Image, options: BlockOptions): Element {
  const source = options.image?.(node.url);
  if (source !== undefined) {
    const image = element('img', []);
    Object.assign(image.properties, { src: source, alt: node.alt ?? '' }, node.title ? { title: node.title } : {});
    return image;
  }
  const sentence = node.alt
    ? say('Image not loaded: {0} ({1})', node.alt, node.url)
    : say('Image not loaded: {0}', node.url);
  return element('span', [{ type: 'text', value: options.translate(sentence) }], ['missing-image']);
}

function element(tagName: string, children: ElementContent[], className?: string[]): Element {
  return { type: 'element', tagName, properties: className ? { className } : {}, children };
}

function patched(state: State, node: Code, made: Element): Element {
  state.patch(node, made);
  return made;
}
