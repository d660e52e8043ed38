// Links inside the page: to headings and footnotes.

/** The heading or footnote with this name. */
export function findAnchor(fragment: string): HTMLElement | undefined {
  const prefix = 'user-content-';
  const name = decode(fragment);
  const ids = [name, `${prefix}${name}`, `${prefix}${name.toLowerCase()}`];
  const id = ids.find((candidate) => candidate.startsWith(prefix) && document.getElementById(candidate));
  return id === undefined ? undefined : (document.getElementById(id) ?? undefined);
}

/** Goes to an element, with the focus. */
export function goTo(target: HTMLElement): void {
  target.scrollIntoView({ block: 'start' });
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
