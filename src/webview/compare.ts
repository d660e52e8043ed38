// The page of a comparison: two documents in rows, changes to jump between, facts that changed on top.
import type { ComparisonTexts, FactLine, FromComparison, SideName, ToComparison } from '../vscode/compare/protocol.ts';
import { Colours } from './colours.ts';
import { Diagrams, documentLine } from './diagrams.ts';
import { focused, keepFocus, moveFocus } from './focus.ts';
import { makeToolbar } from './icons.ts';
import { lineOf } from './lines.ts';
import { box, partElement } from './compareRows.ts';
import { Sideways } from './sideways.ts';

interface Host {
  postMessage(message: FromComparison): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const bar = element('head');
const root = element('comparison');
const notice = element('notice');
const status = element('status');
const words = readWords();
const sideways = new Sideways();
const colours = new Colours();
const diagrams = new Diagrams({
  reach: '400px',
  drawn: (frame) => sideways.add(frame),
  say: (message) => (status.textContent = message),
});

let onlyChanges = false;
/** Index of the change that was jumped to last. */
let current = -1;

keepFocus();
host.setState(JSON.parse(document.body.dataset.state ?? 'null'));
addEventListener('message', ({ data }: MessageEvent<ToComparison>) => receive(data));
addEventListener('click', (event) => event.target instanceof Element && click(event, event.target), { capture: true });
addEventListener('dblclick', ({ target }) => target instanceof Element && openSource(target));
addEventListener('keydown', keyDown);
host.postMessage({ kind: 'ready' });

function receive(message: ToComparison): void {
  if (message.kind === 'refused') return refuse(message);
  const giveBack = rememberFocus();
  const { scrollY: top } = window;
  notice.hidden = true;
  root.hidden = false;
  drawBar(message);
  root.replaceChildren(...message.parts.map((part) => partElement(part, words)));
  current = Math.min(current, changes().length - 1);
  changes()[current]?.classList.add('current');
  root.querySelectorAll<HTMLElement>('.block').forEach((block) => {
    sideways.add(block);
    colours.add(block, false);
    diagrams.add(block, undefined);
  });
  scrollTo({ top, behavior: 'instant' });
  giveBack();
  requestAnimationFrame(() => host.postMessage({ kind: 'painted', version: message.version }));
}

function refuse({ message, canCompareText }: Extract<ToComparison, { kind: 'refused' }>): void {
  root.hidden = true;
  bar.replaceChildren();
  notice.hidden = false;
  notice.replaceChildren(message, ' ');
  if (canCompareText) notice.append(button('compareText', words.compareText));
}

/** The names of both sides, the summary, what can be done, and the facts that changed. */
function drawBar(message: Extract<ToComparison, { kind: 'comparison' }>): void {
  const { before, after, parts, summary, facts, canRestore } = message;
  const areThere = parts.some(({ rows }) => rows.some(({ kind }) => kind !== 'same'));
  const sides = box('sides', side(before, 'before'), side(after, 'after'));
  const tools = box(
    'tools',
    ...(areThere ? changeButtons() : []),
    button('compareText', words.compareText),
    ...(canRestore ? [button('restore', words.restore)] : []),
  );
  makeToolbar(tools, document.title);
  const line = document.createElement('p');
  line.className = 'summary';
  line.textContent = summary;
  const list = factList(facts);
  bar.replaceChildren(sides, box('line', line, tools), ...(list ? [list] : []));
}

/** Where both sides say the same there is no change to go to. */
function changeButtons(): readonly HTMLElement[] {
  return [
    button('previous', words.previous, '↑'),
    button('next', words.next, '↓'),
    toggle('onlyChanges', words.onlyChanges, onlyChanges),
  ];
}

function side({ title, detail }: { readonly title: string; readonly detail: string }, name: SideName): HTMLElement {
  const strong = document.createElement('strong');
  strong.textContent = title;
  const small = document.createElement('span');
  small.textContent = detail;
  return box(`side ${name}`, strong, small);
}

function factList(facts: readonly FactLine[]): HTMLElement | undefined {
  if (facts.length === 0) return undefined;
  const details = document.createElement('details');
  details.className = 'facts';
  details.open = facts.length <= 12;
  const title = document.createElement('summary');
  title.textContent = `${words.facts} (${facts.length})`;
  const list = document.createElement('ul');
  for (const fact of facts) {
    const item = document.createElement('li');
    item.className = fact.kind;
    const go = button('fact', fact.text);
    Object.assign(go.dataset, { side: fact.side, line: String(fact.line), name: `fact-${fact.side}-${fact.line}` });
    item.append(go);
    list.append(item);
  }
  details.append(title, list);
  return details;
}

function click(event: MouseEvent, target: Element): void {
  const link = target.closest('a[href]');
  const named = target.closest<HTMLElement>('button[data-action]');
  const lineLink = target.closest<HTMLElement>('.diagram-line');
  if (link) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const href = link.getAttribute('href') ?? '';
    if (!href.startsWith('#')) host.postMessage({ kind: 'openLink', side: sideOf(link), href });
  } else if (lineLink) {
    const line = documentLine(lineLink);
    if (line !== undefined) host.postMessage({ kind: 'openLine', side: sideOf(lineLink), line });
  } else if (named) act(named);
}

function act(named: HTMLElement): void {
  switch (named.dataset.action) {
    case 'next':
      return jump(1);
    case 'previous':
      return jump(-1);
    case 'onlyChanges':
      onlyChanges = !onlyChanges;
      document.body.classList.toggle('only-changes', onlyChanges);
      named.setAttribute('aria-pressed', String(onlyChanges));
      return;
    case 'compareText':
      return host.postMessage({ kind: 'compareText' });
    case 'restore':
      return host.postMessage({ kind: 'restore' });
    case 'fact':
      return goTo(named.dataset.side === 'before' ? 'before' : 'after', Number(named.dataset.line));
  }
}

function keyDown(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' && target instanceof HTMLElement && target.matches('.row'))
    return openSource(target.querySelector('.cell.after > .block') ?? target.querySelector('.block') ?? target);
  const step = event.key === 'F7' ? (event.shiftKey ? -1 : 1) : event.altKey ? 0 : keySteps[event.key];
  if (step === undefined || step === 0) return;
  event.preventDefault();
  jump(step);
}

const keySteps: Readonly<Record<string, number>> = { n: 1, p: -1 };

/** Rows that changed; those that follow each other are one change. */
function changes(): readonly HTMLElement[] {
  const rows = [...root.querySelectorAll<HTMLElement>('.row:not(.same)')];
  return rows.filter((row) => !row.previousElementSibling?.matches('.row:not(.same)'));
}

function jump(step: number): void {
  const all = changes();
  if (all.length === 0) {
    status.textContent = words.noChanges;
    return;
  }
  current = current < 0 ? (step > 0 ? 0 : all.length - 1) : (current + step + all.length) % all.length;
  const row = all[current];
  if (!row) return;
  reveal(row);
  status.textContent = words.changeOf.replace('{0}', String(current + 1)).replace('{1}', String(all.length));
}

/** Brings the block into sight in which a line of a side begins. */
function goTo(name: SideName, line: number): void {
  let found: HTMLElement | undefined;
  for (const block of root.querySelectorAll<HTMLElement>(`.cell.${name} > .block`)) {
    const first = Number(block.dataset.line);
    if (first <= line && (!found || first >= Number(found.dataset.line))) found = block;
  }
  const row = found?.closest<HTMLElement>('.row');
  if (row) reveal(row);
}

function reveal(row: HTMLElement): void {
  root.querySelector('.row.current')?.classList.remove('current');
  row.classList.add('current');
  row.tabIndex = -1;
  row.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Where the row or the head is high, the beginning of the row is what is to be seen.
  const hidden = bar.getBoundingClientRect().bottom + 8 - row.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: -hidden, behavior: 'instant' });
  row.focus({ preventScroll: true });
}

function openSource(target: Element): void {
  if (target.closest('a, button, input, summary')) return;
  const line = lineOf(target);
  if (line !== undefined && target.closest('.cell')) host.postMessage({ kind: 'openLine', side: sideOf(target), line });
}

function sideOf(target: Element): SideName {
  return target.closest('.cell.before') ? 'before' : 'after';
}

function button(action: string, title: string, sign = ''): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.dataset.action = action;
  made.dataset.name = action;
  if (sign !== '') {
    const mark = document.createElement('span');
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = `${sign} `;
    made.append(mark);
  }
  made.append(title);
  return made;
}

function toggle(action: string, title: string, isOn: boolean): HTMLButtonElement {
  const made = button(action, title);
  made.setAttribute('aria-pressed', String(isOn));
  return made;
}

/** What has the focus is made anew with all the rest: the same button gets it, or the same place in the same row. */
function rememberFocus(): () => void {
  const had = focused();
  const row = had?.closest<HTMLElement>('.row');
  const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.row')];
  const at = row ? rows().indexOf(row) : -1;
  const within = row && had ? stopsIn(row).indexOf(had) : -1;
  return () => {
    if (!had || had.isConnected) return;
    const now = rows()[at];
    if (now) now.tabIndex = -1;
    const named = document.querySelector<HTMLElement>(`[data-name="${had.dataset.name}"]`);
    moveFocus((now && stopsIn(now)[within]) ?? now ?? named ?? bar.querySelector('button'));
  };
}

function stopsIn(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a[href], button, [tabindex]')];
}

/** As the panel wrote them into the page. */
function readWords(): ComparisonTexts {
  const words: ComparisonTexts = JSON.parse(document.body.dataset.words ?? '{}');
  return words;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
