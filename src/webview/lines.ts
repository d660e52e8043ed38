// Which line of the document stands where in the view, and the other way round.

/** The first line of a block in the document, from 1. */
export function firstLine(block: HTMLElement): number {
  return Number(block.dataset.line);
}

/** The last line of a block in the document. */
export function lastLine(block: HTMLElement): number {
  return Number(block.dataset.endLine);
}

/** The line of the document on which an element begins: its own, or that of what it is in. */
export function lineOf(element: Element): number | undefined {
  const block = element.closest<HTMLElement>('.block');
  if (!block) return undefined;
  const place = element.closest<HTMLElement>('[data-line]');
  return firstLine(block) + (place && place !== block ? Number(place.dataset.line) : 0);
}

/** How far below the top of the view a line of a block is, in pixels. Parts of a line are parts of its height. */
export function topOfLine(block: HTMLElement, line: number): number {
  return between(pointsOf(block), 'line', 'top', line);
}

/** The line of a block, or of the gap after it, that is so far below the top of the view. */
export function lineAtTop(block: HTMLElement, top: number): number {
  return between(pointsOf(block), 'top', 'line', top);
}

/** Where a line begins in the view. */
interface Point {
  readonly line: number;
  readonly top: number;
}

/** The places of a block that are known, and the start of the next one: lines and tops never go back. */
function pointsOf(block: HTMLElement): readonly Point[] {
  const [first, last] = [firstLine(block), lastLine(block)];
  const { top, bottom } = block.getBoundingClientRect();
  const points: Point[] = [{ line: first, top }];
  const add = (line: number, at: number): void => {
    const before = points.at(-1);
    if (before && line > before.line && line <= last + 1 && at >= before.top && at <= bottom)
      points.push({ line, top: at });
  };
  for (const element of block.querySelectorAll<HTMLElement>('[data-line]')) {
    const rect = element.getBoundingClientRect();
    if (rect.height === 0) continue;
    const line = first + Number(element.dataset.line);
    add(line, rect.top);
    if (element.matches('pre')) addCode(element, line, rect, add);
  }
  add(last + 1, bottom);
  const next = block.nextElementSibling;
  if (next instanceof HTMLElement && next.matches('.block') && firstLine(next) > last) {
    points.push({ line: firstLine(next), top: next.getBoundingClientRect().top });
  }
  return points;
}

/** The lines of code stand close together, between the marks of the block and the padding of the frame. */
function addCode(pre: HTMLElement, line: number, rect: DOMRect, add: (line: number, top: number) => void): void {
  const { paddingTop, paddingBottom } = getComputedStyle(pre);
  const lines = (pre.textContent ?? '').split('\n').length;
  add(line + 1, rect.top + Number.parseFloat(paddingTop));
  add(line + 1 + lines, rect.bottom - Number.parseFloat(paddingBottom));
}

function between(points: readonly Point[], from: keyof Point, to: keyof Point, value: number): number {
  let low = points[0] ?? { line: 1, top: 0 };
  if (value <= low[from]) return low[to];
  for (const high of points.slice(1)) {
    if (value < high[from]) {
      const part = (value - low[from]) / (high[from] - low[from]);
      return low[to] + part * (high[to] - low[to]);
    }
    low = high;
  }
  return low[to];
}
