// A model's streamed Markdown, cut into the sections of a template as it arrives.
import { boldLine, settleBody } from '../body.ts';
import { blockAt, closes, fenceAt, isWholeBlock, isWrapperInfo, type Block } from './block.ts';
import { boldHeading, hashHeading, HeadingMatcher, type HeadingLine } from './heading.ts';
import type { TemplateSection } from '../template.ts';
import { trimBlankLines } from '../text.ts';

export interface ReplySection {
  /** As in the template. */
  readonly heading: string;
  /** Without blank lines around, with `\n`. */
  readonly text: string;
  readonly complete: boolean;
}

/** A section that is being read: the lines of its body so far. */
interface OpenSection {
  readonly index: number;
  readonly lines: string[];
  /** A section that came before: it is not shown until it is whole. */
  readonly repeated: boolean;
  /** Where in `lines` a first-level heading stands: perhaps the title of the document, once more. */
  titleAt?: number;
  /** A blank line is due before the next text. */
  gap?: boolean;
}

/**
 * Reads one reply. However it is cut into chunks, the same sections come out.
 *
 * Headings may have the wrong level, a wrong, other or no number, a translated title behind the right number, a colon;
 * they may be bold lines, underlined, or plain lines with number and title. What stands before the first one (title,
 * metadata table, chatter) is left out, and so is a fence around the whole. Headings that mean no section become bold
 * lines of the body they stand in. In fences and comments no heading counts, except where one is still open at the end
 * of the reply: then the next heading that certainly is the template's has ended it.
 *
 * A section that comes again takes the place of the earlier one when another heading follows it; a repetition that only
 * the end of the reply cuts off is dropped. Empty sections are never reported.
 */
export class ReplyReader {
  private readonly headings: readonly TemplateSection[];
  private readonly matcher: HeadingMatcher;
  private readonly texts = new Map<number, string>();
  private readonly written = new Set<number>();
  private readonly strange: string[] = [];
  private pending = '';
  private scanned = 0;
  private before = '';
  private previous = '';
  private section: OpenSection | undefined;
  private block: Block | undefined;
  /** Marks of the fence around the whole reply. */
  private wrapper: string | undefined;
  private changed: ReplySection[] = [];
  private shown = '';

  /**
   * `headings`: all sections of the template, also where only some of them were asked for. A heading that is not among
   * them would be taken for one that the model has invented.
   */
  constructor(headings: readonly TemplateSection[]) {
    this.headings = headings;
    this.matcher = new HeadingMatcher(headings, this.written);
  }

  /** Headings of the reply that mean no section, as they were written. The title before the sections is not among them. */
  get unknown(): readonly string[] {
    return this.strange;
  }

  /** The complete sections so far, in the order of the template. */
  get sections(): readonly ReplySection[] {
    return this.headings.flatMap(({ heading }, index) => {
      const text = this.texts.get(index);
      return text === undefined ? [] : [{ heading, text, complete: true }];
    });
  }

  /** Takes the next chunk; yields the sections that it completed and the running one, if its text has changed. */
  push(chunk: string): readonly ReplySection[] {
    this.pending += chunk.replaceAll('\ufeff', '');
    for (let end = this.lineEnd(); end >= 0; end = this.lineEnd()) {
      const line = this.pending.slice(0, end);
      this.pending = this.pending.slice(this.pending.startsWith('\r\n', end) ? end + 2 : end + 1);
      this.scanned = 0;
      this.readLine(line);
    }
    const running = this.runningText();
    const heading = this.headings[this.section?.index ?? -1]?.heading;
    if (heading !== undefined && running !== '' && running !== this.shown) {
      this.changed.push({ heading, text: running, complete: false });
    }
    this.shown = running;
    return this.takeChanged();
  }

  /** The reply is over; yields the sections that this completed. */
  end(): readonly ReplySection[] {
    const last = this.pending.replace(/\r$/, '');
    this.pending = '';
    const cutHeading = this.block ? undefined : hashHeading(last);
    if (!cutHeading || this.matcher.isCertain(cutHeading)) this.readLine(last);
    while (this.block && this.block.kind !== 'tail') this.closeBlock(this.block);
    this.block = undefined;
    this.finishSection(true);
    return this.takeChanged();
  }

  /** Offset of the next line ending, or -1. A `\r` at the end waits: a `\n` may follow. */
  private lineEnd(): number {
    const { pending } = this;
    while (this.scanned < pending.length) {
      const character = pending[this.scanned];
      if (character === '\n') return this.scanned;
      if (character === '\r') return this.scanned + 1 < pending.length ? this.scanned : -1;
      this.scanned++;
    }
    return -1;
  }

  private readLine(line: string): void {
    if (this.block) {
      this.readBlockLine(this.block, line);
      return;
    }
    if (this.readWrapper(line)) return;
    this.block = blockAt(line);
    if (this.block) {
      this.remember('```');
      if (isWholeBlock(this.block)) this.flushBlock();
      return;
    }
    const hashed = hashHeading(line);
    if (hashed) this.readHashHeading(line, hashed);
    else if (!this.readOtherHeading(line)) this.addLine(line);
    this.remember(line);
  }

  private readHashHeading(line: string, heading: HeadingLine): void {
    const index = this.matcher.open(heading);
    if (index !== undefined) this.startSection(index);
    else if (this.section || heading.depth !== 1) this.addStrangeHeading(line, heading);
  }

  /** Bold, underlined and plain numbered headings. Of the latter two, the line above is the heading. */
  private readOtherHeading(line: string): boolean {
    const bold = boldHeading(line);
    const above = isBlank(this.before) && isTitleLike(this.previous) ? this.previous : undefined;
    const underline = above === undefined ? undefined : /^ {0,3}(=+|-+)[ \t]*$/.exec(line)?.[1];
    const isPlain = above !== undefined && isBlank(line) && this.matcher.isNumberedTitle(above);
    const depth = underline?.startsWith('=') ? 1 : 2;
    const heading = bold ?? (above !== undefined && (underline || isPlain) ? { text: above, depth } : undefined);
    const index = heading && this.matcher.open(heading);
    if (index === undefined) return false;
    if (!bold) this.section?.lines.pop();
    this.startSection(index);
    return true;
  }

  private addStrangeHeading(line: string, heading: HeadingLine): void {
    this.strange.push(heading.text);
    if (!this.section) return;
    if (heading.depth === 1) this.section.titleAt = this.section.lines.length;
    // An indented one may belong to a list: it is judged when the section is whole.
    if (/^ /.test(line)) {
      this.addLine(line);
      return;
    }
    if (!isBlank(this.section.lines.at(-1))) this.section.lines.push('');
    this.section.lines.push(boldLine(heading.text));
    this.section.gap = true;
  }

  private addLine(line: string): void {
    if (!this.section) return;
    if (this.section.gap && !isBlank(line)) this.section.lines.push('');
    this.section.gap = false;
    this.section.lines.push(line);
  }

  private remember(line: string): void {
    this.before = this.previous;
    this.previous = line;
  }

  /** Fences around the whole reply, or around each of its sections. */
  private readWrapper(line: string): boolean {
    const fence = fenceAt(line);
    if (!fence) return false;
    if (this.section) {
      if (this.wrapper === undefined || !closes(this.wrapper, line)) return false;
      this.block = { kind: 'tail', marks: this.wrapper, lines: [line] };
    } else if (this.wrapper !== undefined && closes(this.wrapper, line)) {
      this.wrapper = undefined;
    } else if (isWrapperInfo(fence.info)) {
      this.wrapper = fence.marks;
    } else {
      return false;
    }
    return true;
  }

  private readBlockLine(block: Block, line: string): void {
    if (block.kind === 'tail') {
      this.readTailLine(block, line);
    } else if (this.endsBefore(block, line)) {
      this.flushBlock();
      this.readLine(line);
    } else {
      block.lines.push(line);
      if (block.kind === 'comment' ? line.includes('-->') : closes(block.marks, line)) this.flushBlock();
    }
  }

  /** A quotation ends with its marks; in a diagram a heading of the template can only mean that its end was forgotten. */
  private endsBefore(block: Block, line: string): boolean {
    if (block.kind === 'quotedFence') return !/^\s*>/.test(line);
    const heading = block.kind === 'diagram' ? hashHeading(line) : undefined;
    return heading !== undefined && this.matcher.isCertain(heading);
  }

  /** The fence around the whole seems to be over: unless this was a plain fence inside it, which ends in turn. */
  private readTailLine(block: Block, line: string): void {
    block.lines.push(line);
    if (closes(block.marks, line)) {
      this.flushBlock();
      return;
    }
    const fence = fenceAt(line);
    const heading = hashHeading(line);
    const opensAnother = fence !== undefined && fence.info !== '' && isWrapperInfo(fence.info);
    if (!opensAnother && !(heading && this.matcher.isCertain(heading))) return;
    this.block = undefined;
    this.wrapper = undefined;
    this.finishSection(false);
    this.readLine(line);
  }

  private flushBlock(): void {
    for (const line of this.block?.lines ?? []) this.addLine(line);
    this.block = undefined;
  }

  /** A block that nothing has closed ends before the next heading of the template, if there is one in it. */
  private closeBlock(block: Block): void {
    const at = block.lines.findIndex((line, index) => {
      const heading = index > 0 ? hashHeading(line) : undefined;
      return heading !== undefined && this.matcher.isCertain(heading);
    });
    const rest = at < 0 ? [] : block.lines.splice(at);
    this.flushBlock();
    for (const line of rest) this.readLine(line);
  }

  private startSection(index: number): void {
    if (this.section?.titleAt !== undefined && this.written.has(index))
      this.section.lines.length = this.section.titleAt;
    this.finishSection(false);
    this.section = { index, lines: [], repeated: this.written.has(index) };
    this.shown = '';
  }

  private finishSection(atEnd: boolean): void {
    const { section } = this;
    this.section = undefined;
    const heading = this.headings[section?.index ?? -1]?.heading;
    if (!section || heading === undefined || (section.repeated && atEnd)) return;
    const text = settleBody(section.lines.join('\n'));
    if (text === '') return;
    this.texts.set(section.index, text);
    this.written.add(section.index);
    this.changed.push({ heading, text, complete: true });
  }

  /** The running section as far as it can be shown: not the start of a line that may turn out to be a heading. */
  private runningText(): string {
    if (!this.section || this.section.repeated) return '';
    const block = this.block?.kind === 'tail' ? [] : (this.block?.lines ?? []);
    const isOpen = this.block
      ? /^[\s>]*[`~]/
      : /^\s*(?:[#`~<]|[-=*_\d.]+$|(?:\*\*|__)(?!.*\S(?:\*\*|__):?[ \t]*[^\s:]))/;
    const pending = this.block?.kind === 'tail' || isOpen.test(this.pending) ? '' : this.pending;
    return trimBlankLines([...this.section.lines, ...block, pending].join('\n'));
  }

  private takeChanged(): readonly ReplySection[] {
    const { changed } = this;
    this.changed = [];
    return changed;
  }
}

/** Whether a line can be a heading by what stands below it: text, neither list nor table nor quotation. */
function isTitleLike(line: string): boolean {
  return /^ {0,3}(?![-*+][ \t])[^\s#>|<`~]/.test(line);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
