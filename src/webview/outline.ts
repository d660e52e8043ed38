// The outline beside the document: its headings, the questions that are open, what the rules found.
import type { FindingMark } from '../vscode/preview/protocol.ts';
import { readFacts, type Facts, type HeadingEntry } from './facts.ts';
import { makeStops } from './focus.ts';
import { icon } from './icons.ts';
import { text } from './texts.ts';

/** One entry of a list: entries with the same key keep their element, and the focus that is in it. */
interface Entry {
  readonly key: string;
  readonly fill: (item: HTMLLIElement) => void;
}

/** What an entry or a badge is about: each kind has a colour and a shape. */
type Kind = FindingMark['severity'] | 'question';

/** Takes how many findings and questions there are, and how bad the worst finding is. */
type Counted = (findings: number, questions: number, worst: FindingMark['severity'] | undefined) => void;

export class Outline {
  readonly #nav: HTMLElement;
  readonly #headings = list('headings');
  readonly #questions = section('questions');
  readonly #findings = section('findings');
  readonly #go: (line: number) => void;
  readonly #counted: Counted;
  readonly #renew: () => void;
  #facts: Facts = { headings: [], questions: [] };
  #marks: readonly FindingMark[] = [];
  #current = '';

  /** `go` is called with the line that the reader chose; `counted` with what there is to see. */
  constructor(nav: HTMLElement, go: (line: number) => void, counted: Counted) {
    this.#nav = nav;
    this.#go = go;
    this.#counted = counted;
    nav.setAttribute('aria-label', text('outline'));
    nav.append(this.#headings, this.#questions.box, this.#findings.box);
    this.#renew = makeStops(nav, 'ArrowUp', 'ArrowDown');
    nav.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button[data-go]') : null;
      if (button) this.#go(Number(button.dataset.go));
    });
  }

  get isShown(): boolean {
    return !this.#nav.hidden;
  }

  show(isShown: boolean): void {
    this.#nav.hidden = !isShown;
    this.#render();
  }

  /** The document changed. */
  read(blocks: Iterable<HTMLElement>): void {
    this.#facts = readFacts(blocks);
    this.#render();
  }

  setFindings(marks: readonly FindingMark[]): void {
    this.#marks = marks;
    this.#render();
  }

  /** Tells what is at the top of the view; yields the titles from the outermost heading down to it. */
  setLine(line: number): readonly string[] {
    const { headings } = this.#facts;
    const at = headings.findLastIndex((heading) => heading.line <= line);
    const id = headings[at]?.id ?? '';
    if (id !== this.#current) {
      this.#current = id;
      this.#markCurrent();
    }
    const way: HeadingEntry[] = [];
    for (let index = at; index >= 0; index -= 1) {
      const heading = headings[index];
      if (heading && heading.depth < (way[0]?.depth ?? 7)) way.unshift(heading);
    }
    return way.map(({ title }) => title);
  }

  #render(): void {
    const { headings, questions } = this.#facts;
    this.#counted(this.#marks.length, questions.length, worstOf(this.#marks));
    if (this.#nav.hidden) return;
    const shallowest = Math.min(...headings.map(({ depth }) => depth));
    arrange(
      this.#headings,
      headings.map((heading) => ({
        key: heading.id,
        fill: (item) => this.#fillHeading(item, heading, heading.depth - shallowest),
      })),
    );
    this.#fill(this.#questions, text('questions'), text('noQuestions'), [
      ...questions.map(({ text: question, line }) => ({ label: question, line, kind: 'question' as const })),
    ]);
    this.#fill(this.#findings, text('findings'), text('noFindings'), [
      ...this.#marks.map(({ message, line, severity }) => ({ label: message, line, kind: severity })),
    ]);
    this.#markCurrent();
    this.#renew();
  }

  #fillHeading(item: HTMLLIElement, { title, line, endLine }: HeadingEntry, indent: number): void {
    item.style.setProperty('--indent', String(indent));
    const within = (at: number): boolean => at >= line && at <= endLine;
    const marks = this.#marks.filter((one) => within(one.line));
    const worst = worstOf(marks);
    const questions = this.#facts.questions.filter((one) => within(one.line)).length;
    const button = goButton(item, line);
    button.replaceChildren(
      span('title', title),
      ...(questions > 0 ? [badge('question', questions, text('questions'))] : []),
      ...(worst ? [badge(worst, marks.length, text('findings'))] : []),
    );
  }

  #fill(
    { box, heading, items, none }: Section,
    title: string,
    empty: string,
    entries: readonly { readonly label: string; readonly line: number; readonly kind: Kind }[],
  ): void {
    heading.replaceChildren(span('title', title), span('count', String(entries.length)));
    none.textContent = entries.length === 0 ? empty : '';
    none.hidden = entries.length > 0;
    items.hidden = entries.length === 0;
    box.dataset.count = String(entries.length);
    const times = new Map<string, number>();
    arrange(
      items,
      entries.map(({ label, line, kind }) => {
        const same = `${kind} ${label}`;
        const time = (times.get(same) ?? 0) + 1;
        times.set(same, time);
        return {
          key: `${same} ${time}`,
          fill: (item) => {
            const button = goButton(item, line);
            const name = kind === 'question' ? '' : text(kind);
            const mark = span(`mark ${kind}`, '');
            mark.append(icon(kind));
            button.replaceChildren(mark, ...(name ? [span('hidden', `${name}: `)] : []), span('title', label));
          },
        };
      }),
    );
  }

  #markCurrent(): void {
    for (const item of this.#headings.children) {
      const button = item.firstElementChild;
      if (!button) continue;
      const isCurrent = item instanceof HTMLElement && item.dataset.key === this.#current;
      if (isCurrent === button.hasAttribute('aria-current')) continue;
      button.toggleAttribute('aria-current', isCurrent);
      if (!isCurrent) continue;
      button.setAttribute('aria-current', 'true');
      if (!this.#nav.contains(document.activeElement)) button.scrollIntoView({ block: 'nearest' });
    }
  }
}

function worstOf(marks: readonly FindingMark[]): FindingMark['severity'] | undefined {
  return (['error', 'warning', 'info'] as const).find((kind) => marks.some(({ severity }) => severity === kind));
}

interface Section {
  readonly box: HTMLElement;
  readonly heading: HTMLElement;
  readonly items: HTMLElement;
  readonly none: HTMLElement;
}

function section(name: string): Section {
  const box = document.createElement('details');
  box.className = name;
  box.open = true;
  const heading = document.createElement('summary');
  const items = list(name);
  const none = document.createElement('p');
  box.append(heading, items, none);
  return { box, heading, items, none };
}

function list(name: string): HTMLElement {
  const made = document.createElement('ul');
  made.className = `list-of-${name}`;
  return made;
}

function arrange(parent: HTMLElement, entries: readonly Entry[]): void {
  const before = new Map<string, HTMLLIElement>();
  for (const item of parent.children) if (item instanceof HTMLLIElement) before.set(item.dataset.key ?? '', item);
  const wanted = entries.map(({ key, fill }) => {
    const item = before.get(key) ?? document.createElement('li');
    item.dataset.key = key;
    fill(item);
    return item;
  });
  const staying = new Set<Element>(wanted);
  for (const item of [...parent.children]) if (!staying.has(item)) item.remove();
  wanted.forEach((item, index) => {
    if (parent.children[index] !== item) parent.insertBefore(item, parent.children[index] ?? null);
  });
}

function goButton(item: HTMLLIElement, line: number): HTMLButtonElement {
  const found = item.querySelector('button');
  const button = found ?? document.createElement('button');
  button.type = 'button';
  button.dataset.go = String(line);
  if (!found) item.append(button);
  return button;
}

/** In the place of a picture, for which a badge is too small. */
const signs: Readonly<Record<Kind, string>> = { question: '?', error: '×', warning: '!', info: 'i' };

function badge(kind: Kind, count: number, name: string): HTMLElement {
  const made = span(`badge ${kind}`, String(count));
  made.title = `${name}: ${count}`;
  made.dataset.sign = signs[kind];
  return made;
}

function span(name: string, content: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = content;
  return made;
}
