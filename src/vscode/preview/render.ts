// One document as the preview shows it: its blocks, with sections in place that are still being written.
import { BlockRenderer, type BlockOptions, type RenderedBlock } from '../../documents/blocks.ts';
import { parseDocument, type MarkdownDocument } from '../../documents/document.ts';
import { overlaySections, sectionText, type Overlaid } from '../../documents/overlay.ts';

/** What is loaded only when a preview opens: Markdown, highlighting, the structure of documents. */
export class Rendering {
  readonly #renderer: BlockRenderer;
  /** What stood in the document when the stream of a section began. */
  readonly #bases = new Map<string, string | undefined>();
  #document: MarkdownDocument | undefined;
  #overlaid: Overlaid | undefined;

  constructor(options: BlockOptions) {
    this.#renderer = new BlockRenderer(options);
  }

  /**
   * The blocks of `text` with the sections of `streams` in it, by heading.
   * A section that changed in the document since its stream began has been written: it is taken out of `streams`.
   */
  render(text: string, streams: Map<string, string>): readonly RenderedBlock[] {
    this.#overlaid = undefined;
    if (streams.size === 0) {
      this.#bases.clear();
      return this.#renderer.render(text);
    }
    if (this.#document?.text !== text) this.#document = parseDocument('', text);
    this.#dropWritten(this.#document, streams);
    const overlays = [...streams].map(([section, streamed]) => ({ section, text: streamed }));
    this.#overlaid = overlaySections(this.#document, overlays);
    return this.#renderer.render(this.#overlaid.text);
  }

  /** The line of the document for a line of the last render; nothing for one that is only being written. */
  lineInDocument(line: number): number | undefined {
    return this.#overlaid ? this.#overlaid.lineInDocument(line) : line;
  }

  #dropWritten(document: MarkdownDocument, streams: Map<string, string>): void {
    for (const section of this.#bases.keys()) if (!streams.has(section)) this.#bases.delete(section);
    for (const section of streams.keys()) {
      const own = sectionText(document, section);
      if (!this.#bases.has(section)) this.#bases.set(section, own);
      if (this.#bases.get(section) === own) continue;
      streams.delete(section);
      this.#bases.delete(section);
    }
  }
}
