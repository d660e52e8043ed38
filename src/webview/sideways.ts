// What is too wide for the page scrolls to the side, by keyboard too: it can be reached where it needs to be.
import { text } from './texts.ts';

const wide = 'pre, .table, .front-matter';

export class Sideways {
  readonly #sizes = new ResizeObserver((entries) => {
    // All widths are read before anything is written.
    const tooWide = entries.map(({ target }) => target.scrollWidth > target.clientWidth + 1);
    entries.forEach(({ target }, index) => setReachable(target, tooWide[index] ?? false));
  });

  /** Watches what is wide in `root`, itself included, for as long as it is in the page. */
  add(root: HTMLElement): void {
    if (root.matches(wide)) this.#sizes.observe(root);
    for (const element of root.querySelectorAll(wide)) this.#sizes.observe(element);
  }
}

function setReachable(element: Element, isReachable: boolean): void {
  if (element.hasAttribute('tabindex') === isReachable) return;
  for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name);
  if (!isReachable) return;
  element.setAttribute('tabindex', '0');
  element.setAttribute('role', 'group');
  const kind = element.matches('pre') ? 'code' : 'table';
  element.setAttribute('aria-label', text(kind));
}
