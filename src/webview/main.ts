// The preview's page: shows what the panel sends, and tells it what the reader does.
import type { ToPreview } from '../vscode/preview/protocol.ts';
import { Bar } from './bar.ts';
import { listenToReader } from './canvas.ts';
import { Colours } from './colours.ts';
import { Cursor } from './cursor.ts';
import { Diagrams } from './diagrams.ts';
import { keepFocus } from './focus.ts';
import { listenToHands } from './hands.ts';
import { firstLine, lastLine } from './lines.ts';
import { markFindings } from './marks.ts';
import { Outline } from './outline.ts';
import { Page } from './page.ts';
import { Place } from './place.ts';
import { Sideways } from './sideways.ts';
import { findHost, type State } from './state.ts';
import { nextZoom } from './zoom.ts';

const host = findHost();
const root = element('document');
const status = element('status');
const notice = element('notice');
const absent = element('absent');
const kept = host.getState();
let uri = document.body.dataset.uri ?? '';
let zoom = kept?.zoom ?? 1;
let locked = kept?.locked ?? true;
let wantsOutline = kept?.outline;
let busy = '';
let isFirst = true;
let keeping: ReturnType<typeof setTimeout> | undefined;
let telling = 0;
let reading: ReturnType<typeof setTimeout> | undefined;

const sideways = new Sideways();
const colours = new Colours();
const diagrams = new Diagrams({ reach: '400px', drawn: (frame) => sideways.add(frame), say });
const bar = new Bar(element('bar'), {
  outline: () => showOutline(!outline.isShown, true),
  zoom: (direction) => setZoom(nextZoom(zoom, direction)),
  lock: () => host.postMessage({ kind: 'lock', locked: !locked }),
  do: (action) => host.postMessage({ kind: 'do', action }),
});
const inset = (): number => bar.height;
const place = new Place(root, inset, moved);
const cursor = new Cursor(root, inset);
const outline = new Outline(element('outline'), goToLine, (...counts) => bar.setCounts(...counts));
const page = new Page(root, place, {
  added: (block, old) => {
    sideways.add(block);
    colours.add(block, old !== undefined);
    diagrams.add(block, old);
  },
  moved: (block) => diagrams.renumber(block),
});
const marks = markFindings(root, (line) => page.blockAt(line));

const handlers: { readonly [K in ToPreview['kind']]: (message: Extract<ToPreview, { kind: K }>) => void } = {
  document(message) {
    const start = performance.now();
    if (message.uri !== uri) begin(message.uri);
    absent.hidden = true;
    root.hidden = false;
    if (root.ariaLabel !== message.title) document.title = root.ariaLabel = message.title;
    if (!page.show(message.version, message.blocks, message.kept)) return host.postMessage({ kind: 'ready' });
    if (isFirst) restorePlace();
    isFirst = false;
    cursor.renew((line) => page.blockAt(line));
    marks.renew();
    busy = message.busy ?? '';
    setStatus(busy);
    afterPaint(() => {
      host.postMessage({ kind: 'painted', version: message.version, milliseconds: performance.now() - start });
      readSoon();
    });
  },
  reveal: ({ line }) => showLine(line),
  scroll({ line }) {
    const block = page.blockAt(line);
    if (block) place.showLine(block, line);
  },
  cursor: ({ line, bring }) => cursor.set(line, bring, (at) => page.blockAt(at)),
  findings({ findings }) {
    outline.setFindings(findings);
    marks.set(findings);
  },
  lock(message) {
    locked = message.locked;
    bar.setLocked(locked);
    keepState();
  },
  gone(message) {
    if (message.uri !== uri) begin(message.uri);
    root.hidden = true;
    busy = '';
    setStatus('');
    clearTimeout(reading);
    outline.read([]);
    absent.hidden = false;
    absent.querySelector('h1')?.replaceChildren(message.title);
    setText(notice, message.message);
  },
};

addEventListener('message', ({ data }: MessageEvent<ToPreview>) => receive(data));
keepFocus();
listenToReader();
listenToHands({
  tell: (message) => host.postMessage(message),
  zoom: (direction) => setZoom(nextZoom(zoom, direction)),
  move: (direction) => cursor.move(direction),
});
matchMedia('(min-width: 62rem)').addEventListener('change', () => showOutline(isOutlineWanted(), false));
setZoom(zoom);
showOutline(isOutlineWanted(), false);
host.postMessage({ kind: 'ready' });

function receive<K extends ToPreview['kind']>(message: Extract<ToPreview, { kind: K }>): void {
  const handle: ((message: Extract<ToPreview, { kind: K }>) => void) | undefined = handlers[message.kind];
  handle?.(message);
}

/** Another document is shown in this page from now on. */
function begin(other: string): void {
  uri = other;
  page.clear();
  place.forget();
  keepState();
}

function isOutlineWanted(): boolean {
  return wantsOutline ?? innerWidth >= 992;
}

function showOutline(isShown: boolean, isAsked: boolean): void {
  if (isAsked) wantsOutline = isShown;
  outline.show(isShown);
  bar.setOutline(isShown);
  document.body.classList.toggle('with-outline', isShown);
  place.restore();
  keepStateSoon();
}

/** Chosen in the outline. */
function goToLine(line: number): void {
  if (innerWidth < 640) showOutline(false, true);
  const block = page.blockAt(line);
  if (!block) return;
  place.show(block, inset() + 12);
  cursor.set(line, true, (at) => page.blockAt(at));
  // As in the outline of VS Code: who chose a place reads on there.
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  host.postMessage({ kind: 'showLine', line });
}

/** Scrolls to a line: to its block, and as far into it as the line is. */
function showLine(line: number): void {
  const block = page.blockAt(line);
  if (!block) return;
  const lines = lastLine(block) - firstLine(block) + 1;
  const part = Math.min(Math.max(line - firstLine(block), 0) / lines, 1);
  place.show(block, inset() + 16 - part * block.offsetHeight);
  cursor.set(line, false, (at) => page.blockAt(at));
}

function setZoom(wanted: number): void {
  zoom = wanted;
  document.documentElement.style.setProperty('--zoom', String(zoom));
  bar.setZoom(zoom);
  place.restore();
  keepStateSoon();
}

/** The page was scrolled, by the reader or by itself. */
function moved(isReader: boolean): void {
  keepStateSoon();
  if (telling !== 0) return;
  telling = requestAnimationFrame(() => {
    telling = 0;
    tellCrumbs();
    if (isReader) host.postMessage({ kind: 'scrolled', line: Math.max(1, place.line) });
  });
}

/** Reads what the outline shows, in a task of its own: nobody waits for it, and what comes meanwhile goes first. */
function readSoon(): void {
  clearTimeout(reading);
  reading = setTimeout(() => {
    outline.read(page.blocks);
    tellCrumbs();
  });
}

function tellCrumbs(): void {
  bar.setCrumbs(outline.setLine(Math.floor(place.line + 0.01)));
}

function restorePlace(): void {
  const block = kept && kept.uri === uri ? page.blockAt(kept.line) : undefined;
  if (block && kept) place.show(block, kept.top);
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
  const state: State = {
    uri,
    line: block?.isConnected ? firstLine(block) : 1,
    top: Math.round(block?.isConnected ? block.getBoundingClientRect().top : (top ?? 0)),
    zoom,
    locked,
    ...(wantsOutline === undefined ? {} : { outline: wantsOutline }),
  };
  host.setState(state);
}

/** Says something in passing; what a run is doing comes back after it. */
function say(message: string): void {
  setStatus(message);
  setTimeout(() => {
    if (status.textContent === message) setStatus(busy);
  }, 4000);
}

function setStatus(message: string): void {
  setText(status, message);
  status.classList.toggle('busy', message !== '' && message === busy);
}

function setText(target: HTMLElement, content: string): void {
  if (target.textContent !== content) target.textContent = content;
}

function afterPaint(work: () => void): void {
  // Another task after the frame: by then it is on the screen.
  requestAnimationFrame(() => setTimeout(work));
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}
