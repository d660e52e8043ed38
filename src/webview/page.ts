// The blocks of the document in the page: only what changed is touched.
import type { Block, BlockPlace, Kept } from '../vscode/preview/protocol.ts';
import { focused, moveFocus } from './focus.ts';
import { firstLine, lastLine } from './lines.ts';
import { pairReplaced } from './pairs.ts';
import type { Place } from './place.ts';

/** What else has to know of changes of the page. */
export interface PageObserver {
  /** A block was made; `old` is the one that stood in its place and is still in the page. */
  added(block: HTMLElement, old: HTMLElement | undefined): void;
  /** A block moved to other lines. */
  moved(block: HTMLElement): void;
}

export class Page {
  readonly #root: HTMLElement;
  readonly #place: Place;
  readonly #observer: PageObserver;
  /** In their order; `#places` are theirs. */
  #blocks: readonly HTMLElement[] = [];
  #places: readonly BlockPlace[] = [];
  /** Of what is shown. */
  #version: number | undefined;

  constructor(root: HTMLElement, place: Place, observer: PageObserver) {
    this.#root = root;
    this.#place = place;
    this.#observer = observer;
  }

  /**
   * Shows exactly these blocks, between those that are kept. Yields whether that worked: not where the HTML of a block
   * is missing here, or another version is shown.
   */
  show(version: number, between: readonly Block[], kept?: Kept): boolean {
    if (kept && kept.version !== this.#version) return false;
    const isShown = this.#showAll(kept ? withKept(this.#places, between, kept) : between);
    if (isShown) this.#version = version;
    return isShown;
  }

  #showAll(blocks: readonly Block[]): boolean {
    const places = this.#places;
    // Mostly one block of many is another: those before and behind it need no more than their lines.
    const { start, end } = sameEnds(places, blocks);
    const oldIds = places.slice(start, places.length - end).map(({ id }) => id);
    const before = new Map(oldIds.map((id, index) => [id, this.#blocks[start + index]]));
    const between = blocks.slice(start, blocks.length - end);
    if (between.some(({ id, html }) => html === undefined && !before.has(id))) return false;
    const focus = rememberFocus(this.#root);
    const replaced = pairReplaced(
      oldIds,
      between.map(({ id }) => id),
    );
    const after = new Map<string, HTMLElement>();
    for (const block of between) {
      const element = before.get(block.id) ?? this.#create(block, before.get(replaced.get(block.id) ?? ''));
      after.set(block.id, element);
    }
    const elements = [...after.values()];
    const [first, last] = [this.#blocks.slice(0, start), this.#blocks.slice(this.#blocks.length - end)];
    this.#blocks = [...first, ...elements, ...last];
    this.#places = blocks.map(({ id, line, endLine }) => ({ id, line, endLine }));
    blocks.forEach((block, index) => {
      const element = this.#blocks[index];
      const isBetween = index >= start && index < blocks.length - end;
      const was = isBetween ? undefined : places[index < start ? index : index + places.length - blocks.length];
      const isStill = was !== undefined && was.line === block.line && was.endLine === block.endLine;
      if (element && !isStill) this.#setLines(element, block);
    });
    this.#arrange(
      [...before.values()].flatMap((one) => one ?? []),
      elements,
      last[0],
    );
    for (const block of [...elements, ...last.slice(0, 1)]) setAfter(block);
    for (const [id, oldId] of replaced) {
      const [block, old] = [after.get(id), before.get(oldId)];
      if (block && old) focus.follow(old, block);
    }
    this.#place.restore();
    return true;
  }

  /** The blocks in their order. */
  get blocks(): Iterable<HTMLElement> {
    return this.#blocks;
  }

  /** Takes everything away: another document follows. */
  clear(): void {
    this.#blocks = [];
    this.#places = [];
    this.#version = undefined;
    this.#root.replaceChildren();
  }

  /** The block that shows a line of the document, or the last one before it. */
  blockAt(line: number): HTMLElement | undefined {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = this.#blocks[middle];
      if (block && firstLine(block) <= line) low = middle + 1;
      else high = middle;
    }
    // Where several show the line the first of them counts.
    let found = this.#blocks[low - 1];
    for (let index = low - 2; index >= 0; index -= 1) {
      const block = this.#blocks[index];
      if (!block || lastLine(block) < line) break;
      found = block;
    }
    return found;
  }

  #create(block: Block, old: HTMLElement | undefined): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block';
    element.dir = 'auto';
    element.innerHTML = block.html ?? '';
    const heading = /^H([1-6])$/.exec(element.firstElementChild?.tagName ?? '')?.[1];
    if (heading !== undefined) element.dataset.heading = heading;
    if (old) {
      this.#place.replace(old, element);
      keepSideways(old, element);
    }
    this.#observer.added(element, old);
    return element;
  }

  #setLines(element: HTMLElement, { line, endLine }: Block): void {
    if (element.dataset.line === String(line) && element.dataset.endLine === String(endLine)) return;
    element.dataset.line = String(line);
    element.dataset.endLine = String(endLine);
    this.#observer.moved(element);
  }

  /** Puts the blocks `wanted` in the place of `old`, before the block `next`. */
  #arrange(old: readonly HTMLElement[], wanted: readonly HTMLElement[], next: HTMLElement | undefined): void {
    const staying = new Set(wanted);
    const leaving = new Set(old.filter((block) => !staying.has(block)));
    this.#place.leave(leaving);
    let at: Element | null = old[0] ?? next ?? null;
    for (const element of wanted) {
      while (at instanceof HTMLElement && leaving.has(at)) at = at.nextElementSibling;
      if (element === at) at = at.nextElementSibling;
      else this.#root.insertBefore(element, at);
    }
    for (const block of leaving) block.remove();
  }
}

/** All blocks of a version, of which those at the start and at the end are here. */
function withKept(places: readonly BlockPlace[], between: readonly Block[], kept: Kept): readonly Block[] {
  const { start, end, lines } = kept;
  const last = places.slice(places.length - end);
  const moved = lines === 0 ? last : last.map((place) => moveDown(place, lines));
  return [...places.slice(0, start), ...between, ...moved];
}

function moveDown({ id, line, endLine }: BlockPlace, lines: number): BlockPlace {
  return { id, line: line + lines, endLine: endLine + lines };
}

/** How many blocks both lists have in common at their starts and at their ends; the two parts never overlap. */
function sameEnds(
  one: readonly BlockPlace[],
  other: readonly BlockPlace[],
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start]?.id === other[start]?.id) start += 1;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end]?.id === other[other.length - 1 - end]?.id) end += 1;
  return { start, end };
}

/** Tells of which level the heading before a block is, if one is: the style keeps room between blocks by it. */
function setAfter(block: HTMLElement): void {
  const before = block.previousElementSibling;
  const level = before instanceof HTMLElement ? before.dataset.heading : undefined;
  if (level === block.dataset.after) return;
  if (level === undefined) delete block.dataset.after;
  else block.dataset.after = level;
}

const focusable = 'a[href], button, input, [tabindex]';

/** Lets the focus go over from a block to the one that takes its place. Asked for before anything moves. */
function rememberFocus(root: HTMLElement): { follow(old: HTMLElement, block: HTMLElement): void } {
  const had = focused();
  const owner = had && root.contains(had) ? had.closest<HTMLElement>('.block') : undefined;
  const index = owner && had ? [...owner.querySelectorAll(focusable)].indexOf(had) : -1;
  return {
    follow(old, block) {
      if (!had || old !== owner) return;
      // A drawing goes over to the new block, and its buttons with it.
      if (block.contains(had)) return moveFocus(had);
      if (had === old) {
        block.tabIndex = -1;
        return moveFocus(block);
      }
      const all = block.querySelectorAll<HTMLElement>(focusable);
      moveFocus(all[index] ?? all[all.length - 1]);
    },
  };
}

/** Wide tables and code stay scrolled to the side as they were. */
function keepSideways(old: HTMLElement, block: HTMLElement): void {
  const wide = 'pre, .table';
  const before = [...old.querySelectorAll(wide)].map((element) => element.scrollLeft);
  if (before.every((left) => left === 0)) return;
  requestAnimationFrame(() => {
    block.querySelectorAll(wide).forEach((element, index) => (element.scrollLeft = before[index] ?? 0));
  });
}
