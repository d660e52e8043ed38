// What is too wide for the page scrolls to the side, by keyboard too: it can be reached where it needs to be.
import { text } from './texts.ts';

const wide = 'pre, .table, .front-matter, .diagram > .drawing';

/** Where there is more to see than is in sight: before it, after it, or both. */
type More = 'before' | 'after' | 'both';

export class Sideways {
  readonly #sizes = new ResizeObserver((entries) => {
    const all = entries.map(({ target }) => target.closest(wide) ?? target);
    // All widths are read before anything is written.
    const more = all.map(moreOf);
    all.forEach((element, index) => {
      setReachable(element, more[index] !== undefined);
      setMore(element, more[index]);
    });
  });

  constructor() {
    const scrolled = ({ target }: Event): void => {
      if (target instanceof Element && target.matches(wide)) setMore(target, moreOf(target));
    };
    addEventListener('scroll', scrolled, { capture: true, passive: true });
  }

  /** Watches what is wide in `root`, itself included, for as long as it is in the page. */
  add(root: HTMLElement): void {
    if (root.matches(wide)) this.#sizes.observe(root);
    for (const element of root.querySelectorAll(wide)) this.#sizes.observe(element);
    // A drawing that is enlarged is no larger outside.
    const image = root.matches(wide) && root.matches('.drawing') ? root.querySelector(':scope > svg') : null;
    if (image) this.#sizes.observe(image);
  }
}

function moreOf(element: Element): More | undefined {
  const left = Math.abs(element.scrollLeft);
  const hasMore = element.scrollWidth - element.clientWidth - left > 1;
  if (left > 1) return hasMore ? 'both' : 'before';
  return hasMore ? 'after' : undefined;
}

/** What is cut is seen to go on: its edge fades. */
function setMore(element: Element, more: More | undefined): void {
  if (!(element instanceof HTMLElement) || element.dataset.more === more) return;
  if (more === undefined) delete element.dataset.more;
  else element.dataset.more = more;
}

function setReachable(element: Element, isReachable: boolean): void {
  // A drawing can always be gone to.
  if (element.matches('.drawing')) return;
  if (element.hasAttribute('tabindex') === isReachable) return;
  for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name);
  if (!isReachable) return;
  element.setAttribute('tabindex', '0');
  element.setAttribute('role', 'group');
  const kind = element.matches('pre') ? 'code' : 'table';
  element.setAttribute('aria-label', text(kind));
}
