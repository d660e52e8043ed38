// Keeps what the reader looks at where it is, while things above it come, go and grow.
import { firstLine, lineAtTop, topOfLine } from './lines.ts';

/** The block at the top of the view and how far its top is from there, in pixels. */
export interface Anchor {
  readonly block: HTMLElement;
  readonly top: number;
  /** A line of the block that is to stay at the top, however the block grows. */
  readonly line?: number;
}

export class Place {
  readonly #root: HTMLElement;
  readonly #inset: () => number;
  #anchor: Anchor | undefined;
  /** How far the page was scrolled by itself last: what the browser tells of that is not of the reader's doing. */
  #settled = 0;

  /** `root` holds the blocks; `inset` is what covers the top of the view. `onMoved` is told whether the reader scrolled. */
  constructor(root: HTMLElement, inset: () => number, onMoved: (isReader: boolean) => void) {
    this.#root = root;
    this.#inset = inset;
    addEventListener(
      'scroll',
      () => {
        const isReader = Math.abs(scrollY - this.#settled) >= 1;
        if (isReader) this.remember();
        onMoved(isReader);
      },
      { passive: true },
    );
    // Diagrams, images and fonts change heights late; a narrower window changes all of them.
    new ResizeObserver(() => this.restore()).observe(root);
  }

  get anchor(): Anchor | undefined {
    return this.#anchor;
  }

  /** The line of the document at the top of the view, with the part of it that is out of sight. */
  get line(): number {
    const block = this.#blockAtTop();
    return block ? lineAtTop(block, this.#inset()) : 1;
  }

  /** Takes the block that is at the top of the view now. At the very top the reader stays at the very top. */
  remember(): void {
    const block = scrollY > 0 ? this.#blockAtTop() : undefined;
    this.#anchor = block && { block, top: block.getBoundingClientRect().top };
    this.#settled = scrollY;
  }

  /** Holds on to another block, in place of one that is taken away. */
  replace(old: HTMLElement, block: HTMLElement): void {
    if (this.#anchor?.block === old) this.#anchor = { ...this.#anchor, block };
  }

  /** Holds on to the next block that stays, where the remembered one is among those that are about to go. */
  leave(leaving: ReadonlySet<Element>): void {
    let block: Element | null | undefined = this.#anchor?.block;
    if (!block?.isConnected || !leaving.has(block)) return;
    while (block && leaving.has(block)) block = block.nextElementSibling;
    this.#anchor = block instanceof HTMLElement ? { block, top: block.getBoundingClientRect().top } : undefined;
  }

  /** Forgets everything: another document is shown from its start. */
  forget(): void {
    this.#anchor = undefined;
    scrollTo({ top: 0, behavior: 'instant' });
    this.#settled = scrollY;
  }

  /** Scrolls so that the remembered block is where it was. */
  restore(): void {
    if (this.#anchor) {
      const { block, top, line } = this.#anchor;
      if (!block.isConnected) return this.remember();
      const moved =
        line === undefined ? block.getBoundingClientRect().top - top : topOfLine(block, line) - this.#inset();
      if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
    }
    this.#settled = scrollY;
  }

  /** Brings a block to the top of the view, `top` pixels below it. */
  show(block: HTMLElement, top: number): void {
    this.#anchor = { block, top };
    this.restore();
    this.remember();
  }

  /** Brings a line of a block to the top of the view, and keeps it there until the reader scrolls. */
  showLine(block: HTMLElement, line: number): void {
    if (block === this.#root.firstElementChild && line <= firstLine(block)) return this.forget();
    this.#anchor = { block, top: 0, line };
    this.restore();
  }

  #blockAtTop(): HTMLElement | undefined {
    const blocks = this.#root.children;
    const inset = this.#inset();
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > inset) high = middle;
      else low = middle + 1;
    }
    // The gap above a block belongs to the one before it.
    const block = blocks[low];
    const before = block?.previousElementSibling;
    const found = before && block.getBoundingClientRect().top > inset ? before : block;
    return found instanceof HTMLElement ? found : undefined;
  }
}
