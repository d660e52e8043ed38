// Keeps what the reader looks at where it is, while things above it come, go and grow.

/** The block at the top of the view and how far its top is from there, in pixels. */
export interface Anchor {
  readonly block: HTMLElement;
  readonly top: number;
}

export class Place {
  readonly #root: HTMLElement;
  #anchor: Anchor | undefined;

  /** `root` holds the blocks. `onMoved` is told when the reader scrolled. */
  constructor(root: HTMLElement, onMoved: () => void) {
    this.#root = root;
    addEventListener('scroll', () => (this.remember(), onMoved()), { passive: true });
    // Diagrams, images and fonts change heights late; a narrower window changes all of them.
    new ResizeObserver(() => this.restore()).observe(root);
  }

  get anchor(): Anchor | undefined {
    return this.#anchor;
  }

  /** Takes the block that is at the top of the view now. At the very top the reader stays at the very top. */
  remember(): void {
    const block = scrollY > 0 ? this.#blockAtTop() : undefined;
    this.#anchor = block && { block, top: block.getBoundingClientRect().top };
  }

  /** Holds on to another block, in place of one that is taken away. */
  replace(old: HTMLElement, block: HTMLElement): void {
    if (this.#anchor?.block === old) this.#anchor = { block, top: this.#anchor.top };
  }

  /** Holds on to the next block that stays, where the remembered one is about to go. */
  leave(staying: ReadonlySet<Element>): void {
    let block: Element | null | undefined = this.#anchor?.block;
    if (!block?.isConnected || staying.has(block)) return;
    while (block && !staying.has(block)) block = block.nextElementSibling;
    this.#anchor = block instanceof HTMLElement ? { block, top: block.getBoundingClientRect().top } : undefined;
  }

  /** Scrolls so that the remembered block is where it was. */
  restore(): void {
    if (!this.#anchor) return;
    const { block, top } = this.#anchor;
    if (!block.isConnected) return this.remember();
    const moved = block.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }

  /** Brings a block to the top of the view, `top` pixels below it. */
  show(block: HTMLElement, top: number): void {
    this.#anchor = { block, top };
    this.restore();
    this.remember();
  }

  #blockAtTop(): HTMLElement | undefined {
    const blocks = this.#root.children;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > 0) high = middle;
      else low = middle + 1;
    }
    const block = blocks[low];
    return block instanceof HTMLElement ? block : undefined;
  }
}
