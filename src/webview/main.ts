// The preview's page: shows what the panel sends, and tells it what the reader does.
import type { FromPreview, ToPreview } from '../vscode/preview/protocol.ts';
import { Diagrams, documentLine } from './diagrams.ts';
import { firstLine, lastLine, lineOf, Page } from './page.ts';
import { Place } from './place.ts';
import { Sideways } from './sideways.ts';

/** What survives a reload of the window. */
interface State {
  /** Of the document. */
  readonly uri: string;
  /** First line of the block at the top of the view, and how far below the top it starts, in pixels. */
  readonly line: number;
  readonly top: number;
}

interface Host {
  postMessage(message: FromPreview): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = element('document');
const status = element('status');
const notice = element('notice');
const sideways = new Sideways();
const diagrams = new Diagrams((frame) => sideways.add(frame));
const place = new Place(root, keepStateSoon);
const page = new Page(root, place, {
  added: (block, old) => {
    sideways.add(block);
    diagrams.add(block, old);
  },
  moved: (block) => diagrams.renumber(block),
});
let isFirst = true;
let keeping: ReturnType<typeof setTimeout> | undefined;

const handlers: { readonly [K in ToPreview['kind']]: (message: Extract<ToPreview, { kind: K }>) => void } = {
  document(message) {
    const start = performance.now();
    notice.hidden = true;
    root.hidden = false;
    document.title = message.title;
    root.setAttribute('aria-label', message.title);
    if (!page.show(message.blocks)) return host.postMessage({ kind: 'ready' });
    if (isFirst) restorePlace();
    isFirst = false;
    setText(status, message.busy ?? '');
    afterPaint(() => {
      host.postMessage({ kind: 'painted', version: message.version, milliseconds: performance.now() - start });
    });
  },
  reveal({ line }) {
    showLine(line);
  },
  gone({ message }) {
    root.hidden = true;
    setText(status, '');
    notice.hidden = false;
    setText(notice, message);
  },
};

addEventListener('message', ({ data }: MessageEvent<ToPreview>) => receive(data));

// Before VS Code's own listener, which would open links by itself.
addEventListener(
  'click',
  (event) => {
    if (event.target instanceof Element) click(event, event.target);
  },
  { capture: true },
);
addEventListener('dblclick', ({ target }) => {
  if (!(target instanceof Element) || target.closest('a, button, input')) return;
  const line = lineOf(target);
  if (line !== undefined) host.postMessage({ kind: 'openLine', line });
});
host.postMessage({ kind: 'ready' });

function receive<K extends ToPreview['kind']>(message: Extract<ToPreview, { kind: K }>): void {
  const handle: ((message: Extract<ToPreview, { kind: K }>) => void) | undefined = handlers[message.kind];
  handle?.(message);
}

function click(event: MouseEvent, target: Element): void {
  const link = target.closest('a[href]');
  const box = target.closest<HTMLInputElement>('input[type=checkbox]');
  const lineLink = target.closest<HTMLElement>('.diagram-line');
  if (link) {
    event.preventDefault();
    event.stopImmediatePropagation();
    followLink(link.getAttribute('href') ?? '');
  } else if (box) {
    // The box shows what the document says: it changes when that comes back changed.
    event.preventDefault();
    const line = lineOf(box);
    if (line !== undefined) host.postMessage({ kind: 'toggleTask', line, checked: !box.defaultChecked });
  } else if (lineLink) {
    const line = documentLine(lineLink);
    if (line !== undefined) host.postMessage({ kind: 'openLine', line });
  }
}

function followLink(href: string): void {
  const heading = href.startsWith('#') ? findAnchor(href.slice(1)) : undefined;
  if (!heading) {
    if (!href.startsWith('#')) host.postMessage({ kind: 'openLink', href });
    return;
  }
  heading.scrollIntoView({ block: 'start' });
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** The heading or footnote with this name. */
function findAnchor(fragment: string): HTMLElement | undefined {
  const prefix = 'user-content-';
  const name = decode(fragment);
  const ids = [name, `${prefix}${name}`, `${prefix}${name.toLowerCase()}`];
  const id = ids.find((candidate) => candidate.startsWith(prefix) && document.getElementById(candidate));
  return id === undefined ? undefined : (document.getElementById(id) ?? undefined);
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Scrolls to a line: to its block, and as far into it as the line is. */
function showLine(line: number): void {
  const block = page.blockAt(line);
  if (!block) return;
  const lines = lastLine(block) - firstLine(block) + 1;
  const part = Math.min(Math.max(line - firstLine(block), 0) / lines, 1);
  place.show(block, 16 - part * block.offsetHeight);
}

function restorePlace(): void {
  const state = host.getState();
  const block = state && state.uri === documentUri() ? page.blockAt(state.line) : undefined;
  if (block && state) place.show(block, state.top);
  else keepState();
}

/** Scrolling is many events: what is kept is never older than this many milliseconds. */
const keepWithin = 50;

function keepStateSoon(): void {
  keeping ??= setTimeout(keepState, keepWithin);
}

function keepState(): void {
  clearTimeout(keeping);
  keeping = undefined;
  const { block, top } = place.anchor ?? {};
  host.setState({ uri: documentUri(), line: block ? firstLine(block) : 1, top: Math.round(top ?? 0) });
}

function documentUri(): string {
  return document.body.dataset.uri ?? '';
}

function afterPaint(done: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(done));
}

/** A live region speaks when its text changes: the same text is left alone. */
function setText(live: HTMLElement, text: string): void {
  if (live.textContent !== text) live.textContent = text;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}
