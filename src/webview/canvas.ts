// A drawing that can be enlarged and moved: by wheel, by dragging, by keys and by its buttons.
import { nextZoom, zoomDirection } from './zoom.ts';

const largest = 8;

/** How much a drawing is enlarged; 1 fits it into its frame. */
export function zoomOf(frame: HTMLElement): number {
  return Number(frame.dataset.zoom ?? 1);
}

/** Enlarges a drawing by a step, around a point of the view or around its middle. */
export function zoomBy(
  frame: HTMLElement,
  direction: 1 | -1 | 0,
  at?: { readonly x: number; readonly y: number },
): void {
  const before = zoomOf(frame);
  const next = before >= 3 && direction > 0 ? before * 1.25 : nextZoom(Math.min(before, 3.01), direction);
  setZoom(frame, direction === 0 ? 1 : Math.min(before > 3 && direction < 0 ? before / 1.25 : next, largest), at);
}

function setZoom(frame: HTMLElement, zoom: number, at?: { readonly x: number; readonly y: number }): void {
  const image = frame.querySelector('svg');
  if (!image) return;
  const before = image.getBoundingClientRect();
  const box = frame.getBoundingClientRect();
  const { x, y } = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const [partX, partY] = [(x - before.left) / before.width, (y - before.top) / before.height];
  // The page around it stays where it is.
  if (!frame.dataset.zoom) frame.style.height = `${frame.offsetHeight}px`;
  frame.dataset.zoom = String(zoom);
  frame.style.setProperty('--drawing-zoom', String(zoom));
  if (zoom === 1) {
    delete frame.dataset.zoom;
    frame.style.removeProperty('height');
    frame.style.removeProperty('--drawing-zoom');
    return;
  }
  const after = image.getBoundingClientRect();
  frame.scrollBy({
    left: after.left + partX * after.width - x,
    top: after.top + partY * after.height - y,
    behavior: 'instant',
  });
}

/** How a drawing is seen. */
export interface View {
  readonly zoom: number;
  readonly height: string;
  readonly left: number;
  readonly top: number;
}

/** To be read while the drawing is in the page: what is taken out of it forgets how far it was moved. */
export function viewOf(frame: HTMLElement): View {
  return { zoom: zoomOf(frame), height: frame.style.height, left: frame.scrollLeft, top: frame.scrollTop };
}

/** Shows a drawing as the one before it was seen. */
export function setView(frame: HTMLElement, { zoom, height, left, top }: View): void {
  if (zoom !== 1) {
    frame.style.height = height;
    frame.dataset.zoom = String(zoom);
    frame.style.setProperty('--drawing-zoom', String(zoom));
  }
  const move = (): void => frame.scrollTo({ left, top, behavior: 'instant' });
  move();
  if (left > 0 || top > 0) requestAnimationFrame(move);
}

/** Listens to the reader: in the whole page, as drawings come and go. */
export function listenToReader(): void {
  addEventListener(
    'wheel',
    (event) => {
      const frame = frameAt(event);
      if (!frame || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      zoomBy(frame, event.deltaY < 0 ? 1 : -1, { x: event.clientX, y: event.clientY });
    },
    { passive: false, capture: true },
  );
  addEventListener(
    'keydown',
    (event) => {
      const frame = event.target instanceof HTMLElement && event.target.matches('.drawing') ? event.target : undefined;
      const direction = zoomDirection(event);
      if (!frame || direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      zoomBy(frame, direction);
    },
    { capture: true },
  );
  addEventListener('pointerdown', startDrag);
}

/** Moves a drawing that is larger than its frame, as long as the button is held. */
function startDrag(event: PointerEvent): void {
  const frame = frameAt(event);
  if (!frame || event.button !== 0 || event.pointerType === 'touch') return;
  if (frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight) return;
  const from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  // A press on the scroll bar is none on the drawing.
  const box = frame.getBoundingClientRect();
  if (from.x > box.left + frame.clientWidth || from.y > box.top + frame.clientHeight) return;
  event.preventDefault();
  frame.focus({ preventScroll: true });
  frame.setPointerCapture(event.pointerId);
  frame.classList.add('dragged');
  const move = ({ clientX, clientY }: PointerEvent): void => {
    frame.scrollTo({ left: from.left + from.x - clientX, top: from.top + from.y - clientY, behavior: 'instant' });
  };
  const end = (): void => {
    frame.removeEventListener('pointermove', move);
    frame.classList.remove('dragged');
  };
  frame.addEventListener('pointermove', move);
  frame.addEventListener('pointerup', end, { once: true });
  frame.addEventListener('pointercancel', end, { once: true });
}

function frameAt({ target }: Event): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('.drawing')) || undefined;
}
