// The bar above the document: where the reader is, what there is to see, and what can be done.
import type { FindingMark, PreviewAction } from '../vscode/preview/protocol.ts';
import { icon, iconButton, makeToolbar } from './icons.ts';
import { text } from './texts.ts';

/** What the reader does with the bar. */
export interface BarActions {
  /** Shows the outline, or hides it. */
  outline(): void;
  zoom(direction: 1 | -1 | 0): void;
  lock(): void;
  do(action: PreviewAction): void;
}

export class Bar {
  readonly #outline: HTMLButtonElement;
  readonly #crumbs = document.createElement('p');
  readonly #findings = counter('findings', 'error');
  readonly #questions = counter('questions', 'question');
  readonly #size: HTMLButtonElement;
  readonly #lock: HTMLButtonElement;
  readonly #element: HTMLElement;
  readonly #renew: () => void;

  constructor(element: HTMLElement, actions: BarActions) {
    this.#element = element;
    this.#outline = iconButton('outline', text('outline'), actions.outline);
    this.#size = button('size', () => actions.zoom(0));
    this.#lock = iconButton('locked', text('lock'), actions.lock);
    this.#crumbs.className = 'crumbs';
    this.#crumbs.ariaHidden = 'true';
    for (const one of [this.#findings, this.#questions]) one.addEventListener('click', actions.outline);
    const zoom = group(
      iconButton('zoomOut', text('zoomOut'), () => actions.zoom(-1)),
      this.#size,
      iconButton('zoomIn', text('zoomIn'), () => actions.zoom(1)),
    );
    const tools = document.createElement('div');
    tools.className = 'tools';
    tools.append(
      this.#outline,
      this.#crumbs,
      group(this.#questions, this.#findings),
      zoom,
      group(
        ...(['find', 'source', 'export'] as const).map((name) => iconButton(name, text(name), () => actions.do(name))),
        this.#lock,
      ),
    );
    element.append(tools);
    this.#renew = makeToolbar(tools, text('bar'));
    addEventListener('scroll', () => element.classList.toggle('lifted', scrollY > 4), { passive: true });
    this.setZoom(1);
    this.setOutline(false);
    this.setLocked(true);
    this.setCounts(0, 0, undefined);
  }

  /** What it covers of the top of the view, in pixels. */
  get height(): number {
    return this.#element.offsetHeight;
  }

  setOutline(isShown: boolean): void {
    this.#outline.setAttribute('aria-pressed', String(isShown));
  }

  setLocked(isLocked: boolean): void {
    this.#lock.setAttribute('aria-pressed', String(isLocked));
    this.#lock.replaceChildren(icon(isLocked ? 'locked' : 'unlocked'));
  }

  setZoom(zoom: number): void {
    const percent = `${Math.round(zoom * 100)} %`;
    this.#size.textContent = percent;
    this.#size.title = text('zoomReset');
    this.#size.setAttribute('aria-label', `${percent}, ${text('zoomReset')}`);
  }

  /** `worst`: how bad the worst finding is, by which their counter has its colour and its picture. */
  setCounts(findings: number, questions: number, worst: FindingMark['severity'] | undefined): void {
    const focus = document.activeElement;
    count(this.#findings, findings, text('findings'));
    if (worst !== undefined && this.#findings.dataset.worst !== worst) {
      this.#findings.dataset.worst = worst;
      this.#findings.querySelector('.icon')?.replaceWith(icon(worst));
    }
    count(this.#questions, questions, text('questions'));
    this.#renew();
    // The last question is answered, the last finding gone: the reader stays in the bar.
    if (focus instanceof HTMLElement && focus.hidden && this.#element.contains(focus)) this.#outline.focus();
  }

  /** The headings that the reader is under. */
  setCrumbs(titles: readonly string[]): void {
    const shown = titles.slice(-2).join(' › ');
    // As style: who searches in the page does not want to find its headings twice.
    if (this.#crumbs.dataset.shown !== shown) this.#crumbs.dataset.shown = shown;
  }
}

function counter(kind: string, picture: 'error' | 'question'): HTMLButtonElement {
  const made = button(`counter ${kind}`);
  made.append(icon(picture), document.createElement('span'));
  return made;
}

function count(made: HTMLButtonElement, number: number, name: string): void {
  // What is written anew is laid out and painted anew, with each character that is typed.
  if (made.dataset.count === String(number)) return;
  made.dataset.count = String(number);
  made.hidden = number === 0;
  const shown = made.querySelector('span');
  if (shown) shown.textContent = String(number);
  made.title = `${name}: ${number}`;
  made.setAttribute('aria-label', made.title);
}

function button(name: string, pressed?: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `tool ${name}`;
  if (pressed) made.addEventListener('click', pressed);
  return made;
}

function group(...members: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = 'group';
  made.append(...members);
  return made;
}
