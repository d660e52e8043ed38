// The focus of the page. The browser forgets it when the reader goes elsewhere in VS Code; here it is found again.

/** What had the focus when the reader left the page. */
let left: HTMLElement | undefined;

/** Keeps the focus for a reader who goes to the editor and comes back by keyboard. */
export function keepFocus(): void {
  let last: HTMLElement | undefined;
  addEventListener('focusin', ({ target }) => (last = target instanceof HTMLElement ? target : undefined));
  // Who comes back with the mouse says where.
  addEventListener('pointerdown', () => (last = left = undefined), { capture: true });
  addEventListener('blur', () => (left = last));
  addEventListener('focus', () => {
    const back = left;
    left = undefined;
    if (!focused()) back?.focus({ preventScroll: true });
  });
}

/** What has the focus, or had it when the reader left. */
export function focused(): HTMLElement | undefined {
  const { activeElement: active, body } = document;
  return active instanceof HTMLElement && active !== body ? active : left;
}

/** Gives the focus to an element; while the reader is elsewhere, for when he comes back. */
export function moveFocus(to: HTMLElement | null | undefined): void {
  if (left) left = to ?? undefined;
  else to?.focus({ preventScroll: true });
}

/**
 * Lets two arrow keys, Home and End go along the buttons of a box, and the tab key past them.
 * Yields what is to be called when other buttons are in sight.
 */
export function makeStops(box: HTMLElement, back: string, on: string): () => void {
  const all = (): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('button, summary')];
  const inSight = (): HTMLElement[] => all().filter((button) => button.getClientRects().length > 0);
  let stop: HTMLElement | undefined;
  const reach = (wanted: HTMLElement | undefined): void => {
    stop = wanted;
    for (const button of all()) button.tabIndex = button === wanted ? 0 : -1;
  };
  box.addEventListener(
    'focusin',
    ({ target }) => target instanceof HTMLElement && all().includes(target) && reach(target),
  );
  box.addEventListener('keydown', (event) => {
    const buttons = inSight();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = { [on]: at + 1, [back]: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[(next + buttons.length) % buttons.length]?.focus();
  });
  return () => {
    const buttons = inSight();
    reach(stop && buttons.includes(stop) ? stop : (buttons[0] ?? all()[0]));
  };
}
