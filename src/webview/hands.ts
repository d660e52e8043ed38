// What the reader does with mouse and keyboard in the document.
import type { FromPreview } from '../vscode/preview/protocol.ts';
import { findAnchor, goTo } from './anchors.ts';
import { documentLine } from './diagrams.ts';
import { lineOf } from './lines.ts';
import { zoomDirection } from './zoom.ts';

export interface Hands {
  tell(message: FromPreview): void;
  zoom(direction: 1 | -1 | 0): void;
  /** Goes to the next or previous block and yields its line. */
  move(direction: 1 | -1): number | undefined;
}

/** Listens in the whole page. */
export function listenToHands(hands: Hands): void {
  // Before VS Code's own listener, which would open links by itself.
  addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element) click(event, event.target, hands);
    },
    { capture: true },
  );
  addEventListener('dblclick', ({ target }) => {
    if (!(target instanceof Element) || target.closest('a, button, input, .drawing')) return;
    const line = lineOf(target);
    if (line !== undefined) hands.tell({ kind: 'openLine', line });
  });
  addEventListener('keydown', (event) => press(event, hands));
  addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      hands.zoom(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
}

function click(event: MouseEvent, target: Element, hands: Hands): void {
  const link = target.closest('a[href]');
  const box = target.closest<HTMLInputElement>('input[type=checkbox]');
  const button = target.closest<HTMLElement>('.diagram-line, .diagram-repair');
  if (link) {
    event.preventDefault();
    event.stopImmediatePropagation();
    followLink(link.getAttribute('href') ?? '', hands);
  } else if (box) {
    // The box shows what the document says: it changes when that comes back changed.
    event.preventDefault();
    const line = lineOf(box);
    if (line !== undefined) hands.tell({ kind: 'toggleTask', line, checked: !box.defaultChecked });
  } else if (button) {
    pressButton(button, hands);
  } else if (!target.closest('button, .drawing') && getSelection()?.isCollapsed !== false) {
    const line = lineOf(target);
    if (line !== undefined) hands.tell({ kind: 'showLine', line });
  }
}

function pressButton(button: HTMLElement, hands: Hands): void {
  const diagram = button.closest('.diagram');
  const line = button.matches('.diagram-line') ? documentLine(button) : diagram ? lineOf(diagram) : undefined;
  if (line !== undefined) hands.tell({ kind: button.matches('.diagram-line') ? 'openLine' : 'repairDiagram', line });
}

function press(event: KeyboardEvent, hands: Hands): void {
  const { target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.altKey) {
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (direction === undefined || target.closest('dialog')) return;
    event.preventDefault();
    const line = hands.move(direction);
    if (line !== undefined) hands.tell({ kind: 'showLine', line });
  } else if (event.key === 'Enter' && target.matches('.block')) {
    const line = lineOf(target);
    if (line !== undefined) hands.tell({ kind: 'openLine', line });
  } else if (!target.closest('input, dialog')) {
    const direction = zoomDirection(event);
    if (direction !== undefined) hands.zoom(direction);
  }
}

function followLink(href: string, hands: Hands): void {
  const heading = href.startsWith('#') ? findAnchor(href.slice(1)) : undefined;
  if (heading) goTo(heading);
  else if (!href.startsWith('#')) hands.tell({ kind: 'openLink', href });
}
