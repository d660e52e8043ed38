// The buttons of a diagram, and the diagram in the whole view.
import { zoomBy } from './canvas.ts';
import { copyPng, copySvg } from './copy.ts';
import { iconButton, makeToolbar, type IconName } from './icons.ts';
import { text } from './texts.ts';

/** Makes a frame with the drawing of a diagram, with ids of its own. */
type DrawAgain = (diagram: HTMLElement) => HTMLElement | undefined;

export class DiagramTools {
  readonly #draw: DrawAgain;
  readonly #say: (message: string) => void;
  #stage: HTMLDialogElement | undefined;
  /** The diagram that is shown in the whole view. */
  #staged: HTMLElement | undefined;

  constructor(draw: DrawAgain, say: (message: string) => void) {
    this.#draw = draw;
    this.#say = say;
  }

  /** Gives a diagram its buttons, if it has none. */
  equip(diagram: HTMLElement): void {
    if (diagram.querySelector(':scope > .tools')) return;
    const open = (bar: HTMLElement): void => this.#open(bar.closest<HTMLElement>('.diagram') ?? diagram);
    // With its drawing the bar goes over to the block that takes the place of this one.
    diagram.append(this.#bar('.diagram', 'fullScreen', open));
  }

  /** A diagram was drawn anew. */
  drawn(diagram: HTMLElement): void {
    if (this.#staged === diagram) this.#fill(diagram);
  }

  /** A diagram took the place of another. */
  follow(old: Element, diagram: HTMLElement): void {
    if (this.#staged === old) this.#staged = diagram;
  }

  /** The buttons for the drawing that stands with them in a `holder`, with one more at the end. */
  #bar(holder: string, last: 'fullScreen' | 'close', pressed: (bar: HTMLElement) => void): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'tools';
    const frame = (): HTMLElement | null | undefined => bar.closest(holder)?.querySelector<HTMLElement>('.drawing');
    const zoom = (direction: 1 | -1 | 0) => (): void => {
      const found = frame();
      if (found) zoomBy(found, direction);
    };
    const copy = (name: IconName & ('copySvg' | 'copyPng'), work: (image: SVGSVGElement) => Promise<void>) =>
      iconButton(name, text(name), () => {
        const image = frame()?.querySelector('svg');
        if (!image) return;
        work(image).then(
          () => this.#say(text('copied')),
          () => this.#say(text('notCopied')),
        );
      });
    bar.append(
      iconButton('zoomOut', text('zoomOut'), zoom(-1)),
      iconButton('zoomReset', text('zoomReset'), zoom(0)),
      iconButton('zoomIn', text('zoomIn'), zoom(1)),
      copy('copySvg', copySvg),
      copy('copyPng', copyPng),
      iconButton(last, text(last), () => pressed(bar)),
    );
    makeToolbar(bar, text('diagram'));
    return bar;
  }

  #open(diagram: HTMLElement): void {
    const stage = (this.#stage ??= this.#createStage());
    this.#staged = diagram;
    this.#fill(diagram);
    stage.showModal();
    stage.querySelector<HTMLElement>('.drawing')?.focus();
  }

  #fill(diagram: HTMLElement): void {
    const frame = this.#draw(diagram);
    if (!frame || !this.#stage) return;
    const hadFocus = this.#stage.querySelector('.drawing')?.contains(document.activeElement);
    this.#stage.querySelector('.drawing')?.remove();
    this.#stage.append(frame);
    if (hadFocus) frame.focus();
  }

  #createStage(): HTMLDialogElement {
    const stage = document.createElement('dialog');
    stage.className = 'stage';
    stage.setAttribute('aria-label', text('diagram'));
    stage.append(this.#bar('.stage', 'close', () => stage.close()));
    // The tab key stays in it, with its two stops, rather than to leave the page that is behind it.
    stage.addEventListener('keydown', (event) => {
      if (event.key !== 'Tab') return;
      event.preventDefault();
      const isInBar = document.activeElement?.closest('.tools') !== null;
      stage.querySelector<HTMLElement>(isInBar ? '.drawing' : '.tools > [tabindex="0"]')?.focus();
    });
    stage.addEventListener('close', () => {
      const diagram = this.#staged;
      this.#staged = undefined;
      stage.querySelector('.drawing')?.remove();
      diagram?.querySelector<HTMLElement>('.drawing')?.focus({ preventScroll: true });
    });
    document.body.append(stage);
    return stage;
  }
}
