// The pictures of the buttons, drawn in the colour of the text.
import { makeStops } from './focus.ts';

const paths = {
  outline: 'M2.5 4h2M2.5 8h2M2.5 12h2M7 4h6.5M7 8h6.5M7 12h6.5',
  find: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4l3.1 3.1',
  source: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  export: 'M8 2.5v7M5 7l3 3 3-3M2.5 10.5v3h11v-3',
  locked: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  unlocked: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 4.8-1',
  zoomIn: 'M8 3v10M3 8h10',
  zoomOut: 'M3 8h10',
  zoomReset: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  fullScreen: 'M9.5 6.5 13.5 2.5M10 2.5h3.5V6M6.5 9.5 2.5 13.5M6 13.5H2.5V10',
  copySvg: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  copyPng: 'M2.5 3.5h11v9h-11zM2.5 10.5l3-3 2.5 2.5 2-2 3.5 3.5M10.5 6.2h.01',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6 6l4 4M10 6l-4 4',
  warning: 'M8 2.5 14.5 13.5h-13ZM8 6.5v3.5M8 11.9h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.6v3.6M8 5h.01',
  question: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.2 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.7.5-.7 1M8 11.3h.01',
} as const;

export type IconName = keyof typeof paths;

/** A picture; what it stands for is said beside it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** A button with a picture and a name. */
export function iconButton(name: IconName, label: string, pressed?: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool';
  button.title = label;
  button.setAttribute('aria-label', label);
  button.append(icon(name));
  if (pressed) button.addEventListener('click', pressed);
  return button;
}

/** Makes a row of buttons one stop of the tab key. Yields what is to be called when other buttons are in sight. */
export function makeToolbar(bar: HTMLElement, label: string): () => void {
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', label);
  const renew = makeStops(bar, 'ArrowLeft', 'ArrowRight');
  renew();
  return renew;
}
