// Draws the diagrams of the page: those in sight first, each once for its text and theme.
import type { Mermaid } from 'mermaid';
import { setView, viewOf, type View } from './canvas.ts';
import { readDrawing } from './clean.ts';
import { readComplaint, type Complaint } from './complaint.ts';
import { focused, moveFocus } from './focus.ts';
import { lineOf } from './lines.ts';
import { text } from './texts.ts';
import { onThemeChange, readTheme, type Theme } from './theme.ts';
import { DiagramTools } from './tools.ts';

/** A diagram as it came out. */
type Drawing = { readonly kind: 'drawn'; readonly svg: string } | ({ readonly kind: 'broken' } & Complaint);

/** More than any plan has; each is some ten kilobytes. */
const cacheSize = 200;

export interface DiagramsOptions {
  /** How far out of sight diagrams are drawn already, such as `400px`. */
  readonly reach: string;
  /** Is told of each drawing that comes into the page. */
  readonly drawn: (frame: HTMLElement) => void;
  /** Says something to the reader. */
  readonly say: (message: string) => void;
}

export class Diagrams {
  readonly #cache = new Map<string, Drawing>();
  readonly #waiting = new Set<HTMLElement>();
  /** How the pictures were seen that wait to be drawn in other blocks. */
  readonly #views = new WeakMap<HTMLElement, View>();
  readonly #sight: IntersectionObserver;
  readonly #drawn: (frame: HTMLElement) => void;
  readonly #tools: DiagramTools;
  #theme: Theme;
  #mermaid: Mermaid | undefined;
  #configured = '';
  #working = false;
  #count = 0;

  constructor({ reach, drawn, say }: DiagramsOptions) {
    this.#drawn = drawn;
    this.#tools = new DiagramTools((diagram) => this.#drawAgain(diagram), say);
    this.#theme = readTheme();
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: `${reach} 0px` });
    onThemeChange(() => this.#followTheme());
  }

  /** Takes the diagrams of a new block on. What stood in their place is shown until they are drawn. */
  add(block: HTMLElement, old: HTMLElement | undefined): void {
    const before = old ? [...old.querySelectorAll('.diagram')] : [];
    block.querySelectorAll<HTMLElement>('.diagram').forEach((diagram, index) => {
      const drawing = this.#cache.get(this.#keyOf(diagram));
      if (drawing) this.#show(diagram, drawing);
      else if (before[index]) this.#borrow(before[index], diagram);
      if (before[index]) this.#tools.follow(before[index], diagram);
      this.#sight.observe(diagram);
    });
    before.forEach((diagram) => this.#sight.unobserve(diagram));
    // What it stands under is known once the block has its place.
    queueMicrotask(() => block.querySelectorAll<HTMLElement>('.diagram').forEach(nameIt));
  }

  /** Tells the broken diagrams of a block that it stands on other lines now. */
  renumber(block: HTMLElement): void {
    block.querySelectorAll<HTMLElement>('.diagram-line').forEach(labelLine);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      if (isIntersecting) this.#waiting.add(target);
      else this.#waiting.delete(target);
    }
    void this.#work();
  }

  #followTheme(): void {
    const theme = readTheme();
    if (theme.key === this.#theme.key) return;
    this.#theme = theme;
    // Observed anew, each one in sight is reported again.
    document.querySelectorAll('.diagram').forEach((diagram) => {
      this.#sight.unobserve(diagram);
      this.#sight.observe(diagram);
    });
  }

  /** Draws what waits, one after the other: the page stays usable in between. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (const diagram of this.#waiting) {
      this.#waiting.delete(diagram);
      const key = this.#keyOf(diagram);
      if (!diagram.isConnected || diagram.dataset.shown === key) continue;
      const drawing = this.#cache.get(key) ?? (await this.#draw(sourceOf(diagram)));
      this.#remember(key, drawing);
      if (diagram.isConnected && this.#keyOf(diagram) === key) this.#show(diagram, drawing);
    }
    this.#working = false;
  }

  async #draw(source: string): Promise<Drawing> {
    const place = document.createElement('div');
    place.className = 'drawing-place';
    document.body.append(place);
    try {
      const mermaid = await this.#load();
      await new Promise((resume) => setTimeout(resume));
      await mermaid.parse(source);
      const { svg } = await mermaid.render(drawingId(0), source, place);
      return { kind: 'drawn', svg };
    } catch (error) {
      return { kind: 'broken', ...readComplaint(error, source) };
    } finally {
      place.remove();
    }
  }

  async #load(): Promise<Mermaid> {
    this.#mermaid ??= (await import('mermaid')).default;
    if (this.#configured !== this.#theme.key) {
      this.#configured = this.#theme.key;
      this.#mermaid.initialize({
        startOnLoad: false,
        securityLevel: 'strict',
        suppressErrorRendering: true,
        layout: 'dagre',
        ...this.#theme.config,
      });
    }
    return this.#mermaid;
  }

  #show(diagram: HTMLElement, drawing: Drawing): void {
    const shown = drawing.kind === 'drawn' ? picture(drawing.svg, ++this.#count) : complaint(drawing);
    const old = diagram.querySelector<HTMLElement>('.drawing, .broken');
    const view = this.#views.get(diagram) ?? (old?.matches('.drawing') ? viewOf(old) : undefined);
    this.#views.delete(diagram);
    const focus = focused();
    const hadFocus = focus !== undefined && (focus === diagram || old?.contains(focus) === true);
    old?.remove();
    diagram.prepend(shown);
    if (view && shown.matches('.drawing')) setView(shown, view);
    if (drawing.kind === 'drawn') this.#tools.equip(diagram);
    diagram.dataset.state = drawing.kind;
    diagram.dataset.shown = this.#keyOf(diagram);
    nameIt(diagram);
    if (hadFocus) moveFocus(shown.matches('.drawing') ? shown : shown.querySelector('button'));
    this.#tools.drawn(diagram);
    this.#drawn(shown);
    diagram.querySelectorAll<HTMLElement>('.diagram-line').forEach(labelLine);
  }

  /** Shows the picture of the diagram that stood here, until the new one is there. */
  #borrow(old: Element, diagram: HTMLElement): void {
    const shown = old.querySelector<HTMLElement>(':scope > .drawing');
    if (!shown) return;
    const view = viewOf(shown);
    this.#views.set(diagram, view);
    const tools = old.querySelector(':scope > .tools');
    diagram.prepend(shown);
    if (tools) diagram.append(tools);
    diagram.dataset.state = 'drawn';
    requestAnimationFrame(() => shown.isConnected && setView(shown, view));
  }

  /** The drawing that a diagram shows, once more. */
  #drawAgain(diagram: HTMLElement): HTMLElement | undefined {
    const drawing = this.#cache.get(diagram.dataset.shown ?? '');
    if (drawing?.kind !== 'drawn') return undefined;
    const again = picture(drawing.svg, ++this.#count);
    nameGroup(again, nameOf(diagram));
    return again;
  }

  #keyOf(diagram: HTMLElement): string {
    return `${this.#theme.key}\n${sourceOf(diagram)}`;
  }

  #remember(key: string, drawing: Drawing): void {
    this.#cache.delete(key);
    this.#cache.set(key, drawing);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= cacheSize) break;
      this.#cache.delete(oldest);
    }
  }
}

function sourceOf(diagram: HTMLElement): string {
  return diagram.querySelector(':scope > pre')?.textContent ?? '';
}

/** The id of the `count`th picture. The parts of a picture refer to each other by it. */
function drawingId(count: number): string {
  return `drawing-${count}-of-page`;
}

function picture(svg: string, count: number): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'drawing';
  const image = readDrawing(svg.replaceAll(drawingId(0), drawingId(count)));
  if (image) {
    frame.append(image);
    const width = image.viewBox.baseVal.width;
    if (width > 0) frame.style.setProperty('--drawing-width', `${Math.ceil(width)}px`);
    image.setAttribute('role', 'img');
  }
  return frame;
}

/** Tells a screen reader what a diagram is. One that is not drawn yet can be gone to as well: that draws it. */
function nameIt(diagram: HTMLElement): void {
  const frame = diagram.querySelector<HTMLElement>(':scope > .drawing');
  for (const name of ['tabindex', 'role', 'aria-label']) diagram.removeAttribute(name);
  if (frame) nameGroup(frame, nameOf(diagram));
  else if (diagram.dataset.state === undefined) nameGroup(diagram, nameOf(diagram));
}

/** Makes an element one that can be gone to by keyboard, with a name; its picture is told with the words in it. */
function nameGroup(element: HTMLElement, name: string): void {
  element.tabIndex = 0;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', name);
  const image = element.querySelector('svg');
  if (image && !image.hasAttribute('aria-labelledby'))
    image.setAttribute('aria-label', [name, ...wordsIn(image)].join('. '));
}

/** What a screen reader calls a diagram: several in a document are told apart by what they stand under. */
function nameOf(diagram: HTMLElement): string {
  let above = diagram.closest('.block')?.previousElementSibling;
  while (above instanceof HTMLElement && above.dataset.heading === undefined) above = above.previousElementSibling;
  const heading = above?.textContent?.trim() ?? '';
  return heading === '' ? text('diagram') : `${text('diagram')}: ${heading}`;
}

/** What is written in a drawing, for who cannot see it; of a large one only the beginning. */
function wordsIn(image: SVGElement): readonly string[] {
  const labels = [...image.querySelectorAll('text, foreignObject')].map((label) => {
    // Words of different lines stand together without a space.
    const lines = [...label.querySelectorAll(':scope > tspan')];
    const words = (lines.length > 0 ? lines : [label]).map((line) => line.textContent ?? '');
    return words.join(' ').replace(/\s+/g, ' ').trim();
  });
  return [...new Set(labels)].filter((label) => label !== '').slice(0, mostWords);
}

/** Labels that a screen reader reads out with the name of a diagram. */
const mostWords = 40;

/** The message, the line to go to, and (by the page's style) the source. */
function complaint({ message, line }: Complaint): HTMLElement {
  const box = document.createElement('div');
  box.className = 'broken';
  const title = document.createElement('p');
  title.append(text('broken'), ' ');
  const link = document.createElement('button');
  link.type = 'button';
  link.className = 'diagram-line';
  // Without a line of its own, the error is that of the whole diagram.
  link.dataset.offset = String(line ?? 0);
  title.append(link);
  const repair = document.createElement('button');
  repair.type = 'button';
  repair.className = 'diagram-repair';
  repair.textContent = text('repair');
  title.append(repair);
  const words = document.createElement('pre');
  words.textContent = message;
  box.append(title, words);
  return box;
}

function labelLine(link: HTMLElement): void {
  link.textContent = text('line', documentLine(link) ?? '');
}

/** The line of the document that a broken diagram points to. */
export function documentLine(link: HTMLElement): number | undefined {
  const diagram = link.closest('.diagram');
  const fence = diagram ? lineOf(diagram) : undefined;
  return fence === undefined ? undefined : fence + Number(link.dataset.offset);
}
