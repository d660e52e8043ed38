// The blocks of the document in the page: only what changed is touched.
import type { Block } from '../vscode/preview/protocol.ts';
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
  #blocks = new Map<string, HTMLElement>();

  constructor(root: HTMLElement, place: Place, observer: PageObserver) {
    this.#root = root;
    this.#place = place;
    this.#observer = observer;
  }

  /** Shows exactly these blocks. Yields whether that worked: not where the HTML of a block is missing here. */
  show(blocks: readonly Block[]): boolean {
    if (blocks.some(({ id, html }) => html === undefined && !this.#blocks.has(id))) return false;
    const before = this.#blocks;
    const focus = rememberFocus(this.#root);
    const replaced = pairReplaced(
      [...before.keys()],
      blocks.map(({ id }) => id),
    );
    const after = new Map<string, HTMLElement>();
    for (const block of blocks) {
      const element = before.get(block.id) ?? this.#create(block, before.get(replaced.get(block.id) ?? ''));
      this.#setLines(element, block);
      after.set(block.id, element);
    }
    this.#blocks = after;
    this.#arrange([...after.values()], new Set(after.values()));
    for (const [id, oldId] of replaced) {
      const [block, old] = [after.get(id), before.get(oldId)];
      if (block && old) focus.follow(old, block);
    }
    this.#place.restore();
    return true;
  }

  /** The blocks in their order. */
  get blocks(): Iterable<HTMLElement> {
    return this.#blocks.values();
  }

  /** Takes everything away: another document follows. */
  clear(): void {
    this.#blocks = new Map();
    this.#root.replaceChildren();
  }

  /** The block that shows a line of the document, or the last one before it. */
  blockAt(line: number): HTMLElement | undefined {
    let found: HTMLElement | undefined;
    for (const block of this.#blocks.values()) {
      if (firstLine(block) > line) break;
      if (!found || lastLine(found) < line) found = block;
    }
    return found;
  }

  #create(block: Block, old: HTMLElement | undefined): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block';
    element.dir = 'auto';
    element.innerHTML = block.html ?? '';
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

  #arrange(wanted: readonly HTMLElement[], staying: ReadonlySet<Element>): void {
    this.#place.leave(staying);
    for (const child of [...this.#root.children]) if (!staying.has(child)) child.remove();
    let next = this.#root.firstChild;
    for (const element of wanted) {
      if (element === next) next = next.nextSibling;
      else this.#root.insertBefore(element, next);
    }
  }
}

const focusable = 'a[href], button, input, [tabindex]';

/** Lets the focus go over from a block to the one that takes its place. Asked for before anything moves. */
function rememberFocus(root: HTMLElement): { follow(old: HTMLElement, block: HTMLElement): void } {
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && root.contains(active) ? active : undefined;
  const owner = focused?.closest<HTMLElement>('.block');
  const index = owner && focused ? [...owner.querySelectorAll(focusable)].indexOf(focused) : -1;
  return {
    follow(old, block) {
      if (!focused || old !== owner) return;
      // A drawing goes over to the new block, and its buttons with it.
      if (block.contains(focused)) return focused.focus({ preventScroll: true });
      if (focused === old) {
        block.tabIndex = -1;
        return block.focus({ preventScroll: true });
      }
      const all = block.querySelectorAll<HTMLElement>(focusable);
      (all[index] ?? all[all.length - 1])?.focus({ preventScroll: true });
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
