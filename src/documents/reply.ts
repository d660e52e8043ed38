// Reads a model's streamed Markdown into the sections of a template, whatever form it comes in.
import { partsOf } from './document.ts';
import type { TemplateSection } from './template.ts';

/** A section of a reply, as far as it has come. */
export interface ReplySection {
  /** The heading of the template. */
  readonly heading: string;
  readonly text: string;
  /** Nothing more of it will come. */
  readonly complete: boolean;
}

/**
 * Cuts a reply into sections as it arrives. Headings are found by number or title at any level, also as bold lines or
 * underlined; a fence around the whole reply, a title and words before the first heading are passed over.
 * The same text gives the same sections, however it was cut into pieces. A section that comes twice: the later counts.
 */
export class ReplyReader {
  /** Headings of the reply that are none of the template's. */
  readonly unknown: string[] = [];
  readonly #sections: readonly TemplateSection[];
  #rest = '';
  #current: TemplateSection | undefined;
  #lines: string[] = [];
  /** The marker of the code fence that the reader is in. */
  #fence = '';
  /** The whole reply stands in a fence. */
  #wrapped = false;
  #begun = false;

  constructor(sections: readonly TemplateSection[]) {
    this.#sections = sections;
  }

  /** Takes a piece. Yields the sections that it finished, and last the one that is being written. */
  push(chunk: string): readonly ReplySection[] {
    this.#rest += chunk;
    const done: ReplySection[] = [];
    for (;;) {
      const end = this.#rest.search(/\r\n|\n|\r(?!$)/);
      if (end < 0) break;
      const length = this.#rest.startsWith('\r\n', end) ? 2 : 1;
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + length);
      done.push(...this.#take(line));
    }
    if (!this.#current) return done;
    return [...done, this.#section(false)];
  }

  /** Ends the reply. Yields the last section, complete as far as the reply went. */
  end(): readonly ReplySection[] {
    const done = this.#rest === '' ? [] : [...this.#take(this.#rest.replace(/\r$/, ''))];
    this.#rest = '';
    if (this.#wrapped && !this.#fence) this.#dropLastFence();
    return [...done, ...this.#finish()];
  }

  #take(line: string): readonly ReplySection[] {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (!this.#begun && fence && /^\s*(markdown|md)?\s*$/i.test(fence[2] ?? '')) {
      this.#begun = true;
      this.#wrapped = true;
      return [];
    }
    if (line.trim() !== '' && !isPreface(line)) this.#begun = true;
    if (fence) {
      this.#turnFence(fence[1] ?? '', fence[2] ?? '');
      this.#keep(line);
      return [];
    }
    if (this.#fence) {
      this.#keep(line);
      return [];
    }
    return this.#takeText(line);
  }

  #takeText(line: string): readonly ReplySection[] {
    const found = this.#headingOf(line);
    if (found) {
      const done = this.#finish();
      this.#current = found;
      return done;
    }
    if (/^ {0,3}(=+|-{3,})\s*$/.test(line)) {
      const title = this.#lines.at(-1) ?? '';
      const underlined = title.trim() ? this.#match(title) : undefined;
      if (underlined) {
        this.#lines.pop();
        const done = this.#finish();
        this.#current = underlined;
        return done;
      }
    }
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading) return this.#takeUnknown(heading[1] ?? '', heading[2] ?? '');
    this.#keep(line);
    return [];
  }

  /** A heading of the model's own: it ends what came before where it is as high as the sections, else becomes bold text. */
  #takeUnknown(marks: string, title: string): readonly ReplySection[] {
    if (marks.length === 1 || (marks.length === 2 && !this.#isInner())) {
      this.unknown.push(title);
      const done = this.#finish();
      this.#current = undefined;
      return done;
    }
    this.#keep(title.startsWith('**') ? title : `**${title}**`);
    return [];
  }

  /** A reply about a single section often uses headings of any level inside it. */
  #isInner(): boolean {
    return this.#sections.length === 1 && this.#current !== undefined;
  }

  #headingOf(line: string): TemplateSection | undefined {
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
    if (heading !== undefined) return this.#match(heading);
    const bold = /^ {0,3}(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$/.exec(line)?.[1];
    if (bold === undefined || !/^\d/.test(bold.trim())) return undefined;
    return this.#match(bold);
  }

  #match(title: string): TemplateSection | undefined {
    const plain = title.replace(/[*_`]/g, '').replace(/[:：]\s*$/, '');
    const wanted = partsOf(plain);
    const exact = this.#sections.find(({ heading }) => {
      const own = partsOf(heading);
      return own.title === wanted.title && (!own.number || !wanted.number || own.number === wanted.number);
    });
    if (exact) return exact;
    if (wanted.number) {
      const byNumber = this.#sections.find(({ heading }) => partsOf(heading).number === wanted.number);
      if (byNumber) return byNumber;
    }
    const close = this.#sections.filter(({ heading }) => isPartOf(wanted.title, partsOf(heading).title));
    return close.length === 1 && !wanted.number ? close[0] : undefined;
  }

  #turnFence(marker: string, info: string): void {
    if (!this.#fence) this.#fence = marker;
    else if (marker[0] === this.#fence[0] && marker.length >= this.#fence.length && info.trim() === '')
      this.#fence = '';
  }

  /** The closing fence of a wrapped reply looks like the opening of another one. */
  #dropLastFence(): void {
    while (this.#lines.at(-1)?.trim() === '') this.#lines.pop();
    if (/^ {0,3}(`{3,}|~{3,})\s*$/.test(this.#lines.at(-1) ?? '')) this.#lines.pop();
  }

  #keep(line: string): void {
    if (this.#current) this.#lines.push(line);
    else if (line.trim()) this.#lines = [line];
  }

  #finish(): readonly ReplySection[] {
    if (
      this.#wrapped &&
      this.#fence &&
      /^ {0,3}(`{3,}|~{3,})\s*$/.test(this.#lines.findLast((line) => line.trim() !== '') ?? '')
    ) {
      this.#dropLastFence();
      this.#fence = '';
    }
    const done = this.#current ? [this.#section(true)] : [];
    this.#current = undefined;
    this.#lines = [];
    return done;
  }

  #section(complete: boolean): ReplySection {
    const lines = complete || !this.#rest ? this.#lines : [...this.#lines, this.#rest];
    const text = lines
      .join('\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    return { heading: this.#current?.heading ?? '', text, complete };
  }
}

/** Words like “Here is the draft:” before the reply proper. */
function isPreface(line: string): boolean {
  return !/^ {0,3}(#|\||[-*+]\s|\d+[.)]\s)/.test(line);
}

function isPartOf(title: string, whole: string): boolean {
  return title.length >= 5 && (whole.startsWith(title) || (whole.split(' ').length > 2 && whole.includes(title)));
}
