// Colours code that comes into sight. What knows the languages is loaded with the first of it.
import type { ElementContent } from 'hast';
import type { highlight as highlightCode } from '../documents/blocks/highlight.ts';

type Highlight = typeof highlightCode;

export class Colours {
  readonly #sight = new IntersectionObserver((entries) => void this.#seen(entries), { rootMargin: '600px 0px' });
  #highlight: Highlight | undefined;
  #loading: Promise<Highlight> | undefined;

  /** Takes the code of a new block on. What takes the place of another is coloured at once: it would flicker else. */
  add(block: HTMLElement, isReplacing: boolean): void {
    for (const code of block.querySelectorAll<HTMLElement>('pre > code[class^=language-]')) {
      if (isReplacing && this.#highlight) colour(code, this.#highlight);
      else this.#sight.observe(code);
    }
  }

  async #seen(entries: readonly IntersectionObserverEntry[]): Promise<void> {
    const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
    if (seen.length === 0) return;
    this.#loading ??= import('../documents/blocks/highlight.ts').then(({ highlight }) => (this.#highlight = highlight));
    const highlight = await this.#loading;
    for (const code of seen) {
      this.#sight.unobserve(code);
      if (code instanceof HTMLElement && code.isConnected) colour(code, highlight);
    }
  }
}

function colour(code: HTMLElement, highlight: Highlight): void {
  const language = /(?:^| )language-(\S+)/.exec(code.className)?.[1] ?? '';
  code.replaceChildren(...highlight(language, code.textContent ?? '').flatMap(nodeOf));
}

/** Text and coloured spans: nothing else comes from the highlighter. */
function nodeOf(content: ElementContent): readonly Node[] {
  if (content.type === 'text') return [document.createTextNode(content.value)];
  if (content.type !== 'element') return [];
  const span = document.createElement('span');
  span.className = [content.properties.className].flat().join(' ');
  span.append(...content.children.flatMap(nodeOf));
  return [span];
}
