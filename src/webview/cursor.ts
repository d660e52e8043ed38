// The block that is worked on: where the cursor of the editor stands, where the reader clicked or went by keyboard.
import { firstLine, lastLine } from './lines.ts';

export class Cursor {
  readonly #root: HTMLElement;
  readonly #inset: () => number;
  #block: HTMLElement | undefined;
  #line = 0;

  /** `inset` is what covers the top of the view. */
  constructor(root: HTMLElement, inset: () => number) {
    this.#root = root;
    this.#inset = inset;
  }

  /** Marks the block with a line. Where it is out of sight it is brought there, if asked for. */
  set(line: number, bring: boolean, blockAt: (line: number) => HTMLElement | undefined): void {
    this.#line = line;
    const block = blockAt(line);
    this.#mark(block && line <= lastLine(block) ? block : undefined);
    if (bring && this.#block) this.#bring(this.#block);
  }

  /** The blocks are others now. */
  renew(blockAt: (line: number) => HTMLElement | undefined): void {
    if (this.#line > 0) this.set(this.#line, false, blockAt);
  }

  /** Goes to the next or the previous block, with the focus; yields its line. */
  move(direction: 1 | -1): number | undefined {
    const from = this.#block?.isConnected ? this.#block : undefined;
    const next =
      from === undefined
        ? this.#root.querySelector('.block')
        : direction > 0
          ? from.nextElementSibling
          : from.previousElementSibling;
    if (!(next instanceof HTMLElement)) return undefined;
    this.#mark(next);
    this.#line = firstLine(next);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    this.#bring(next);
    return this.#line;
  }

  #mark(block: HTMLElement | undefined): void {
    if (block === this.#block) return;
    this.#block?.classList.remove('current');
    block?.classList.add('current');
    this.#block = block;
  }

  #bring(block: HTMLElement): void {
    const { top, bottom } = block.getBoundingClientRect();
    const above = this.#inset() + 8;
    if (bottom < above || top > innerHeight - 24) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
    else if (top < above && bottom < innerHeight) scrollBy({ top: top - above, behavior: 'instant' });
  }
}
