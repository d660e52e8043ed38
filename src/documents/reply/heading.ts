// Which section of a template a heading in a model's reply means.
import { headingName, sameHeading, wordsWithoutRemark, type HeadingName } from '../heading.ts';
import type { TemplateSection } from '../template.ts';

/** A line that reads as a heading. `depth` is missing where it is a bold line. */
export interface HeadingLine {
  readonly text: string;
  readonly depth?: number;
}

/** Reads `## Words ##`. */
export function hashHeading(line: string): HeadingLine | undefined {
  const match = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
  if (!match) return undefined;
  const text = (match[2] ?? '').trimEnd().replace(/(?:^|[ \t])#+$/, '');
  return { text: text.trim(), depth: match[1]?.length ?? 1 };
}

/** Reads a line that is bold as a whole. */
export function boldHeading(line: string): HeadingLine | undefined {
  const text = /^ {0,3}(?:\*\*|__)(?=\S)([^*]+?)(?:\*\*|__)[ \t]*:?[ \t]*$/.exec(line)?.[1];
  return text === undefined ? undefined : { text };
}

/**
 * Finds the sections that headings mean. What it goes by, in this order: the words; the words without a remark in
 * brackets; the number (the words may be translated). The words beat a wrong number. A number alone can also be that of
 * a step inside a section, so it counts only where the level fits and the section is still to come.
 */
export class HeadingMatcher {
  private readonly names: readonly HeadingName[];
  private readonly sections: readonly TemplateSection[];
  private readonly written: ReadonlySet<number>;
  private current: number | undefined;
  private shift: number | undefined;
  private byWords = false;

  /** `written`: indexes of the sections that the reply has brought already; it may grow. */
  constructor(sections: readonly TemplateSection[], written: ReadonlySet<number>) {
    this.sections = sections;
    this.names = sections.map((section) => headingName(section.heading));
    this.written = written;
  }

  /** The index of the section that a heading opens; from then on this is the current one. */
  open(heading: HeadingLine): number | undefined {
    const name = headingName(heading.text);
    const byWords = this.findByWords(name);
    const accepted = byWords !== undefined && (heading.depth !== undefined || this.isBoldTitle(byWords, name));
    const index = accepted ? byWords : this.findByNumber(name, heading.depth);
    if (index === undefined) return undefined;
    this.current = index;
    this.byWords ||= accepted;
    // A subsection may have the level of its parent: only the others tell how the levels are shifted.
    const isSubsection = this.names[index]?.number.includes('.') ?? false;
    if (heading.depth !== undefined && !isSubsection) this.shift = heading.depth - this.depthOf(index);
    return index;
  }

  /** Whether a heading is certainly one of the template: by its words, or by number and level. Changes nothing. */
  isCertain(heading: HeadingLine): boolean {
    const name = headingName(heading.text);
    if (this.findByWords(name) !== undefined) return true;
    const index = this.findByNumber(name, heading.depth);
    return index !== undefined && this.depthOf(index) > 1 && this.depthOf(index) === heading.depth;
  }

  /** Whether a plain line has both number and words of a section. */
  isNumberedTitle(line: string): boolean {
    const name = headingName(line);
    return name.number !== '' && this.names.some((own) => own.number === name.number && own.words === name.words);
  }

  private findByWords(name: HeadingName): number | undefined {
    if (name.words === '') return undefined;
    const bare = { ...name, words: wordsWithoutRemark(name.words) };
    return (
      this.find((own) => sameHeading(own, name)) ??
      this.find((own) => own.words === name.words) ??
      this.find((own) => sameHeading({ ...own, words: wordsWithoutRemark(own.words) }, name) || sameHeading(own, bare))
    );
  }

  private findByNumber(name: HeadingName, depth: number | undefined): number | undefined {
    if (name.number === '') return undefined;
    const index = this.find((own) => own.number === name.number);
    if (index === undefined) return undefined;
    const isOld = index === this.current || this.written.has(index);
    if (isOld && this.byWords) return undefined;
    if (name.number.includes('.')) return index;
    if (depth === undefined) return undefined;
    const shift = depth - this.depthOf(index);
    return shift <= 0 || shift === (this.shift ?? shift) ? index : undefined;
  }

  /** A bold line without number may be anything: it opens a section only where that is still to come. */
  private isBoldTitle(index: number, name: HeadingName): boolean {
    const isOld = index === this.current || this.written.has(index);
    return !isOld || (name.number !== '' && name.number === this.names[index]?.number);
  }

  /** The first that fits behind the current section, else the first of all. */
  private find(fits: (name: HeadingName) => boolean): number | undefined {
    const after = this.names.findIndex((name, index) => index > (this.current ?? -1) && fits(name));
    const index = after >= 0 ? after : this.names.findIndex(fits);
    return index >= 0 ? index : undefined;
  }

  private depthOf(index: number): number {
    return this.sections[index]?.depth ?? 1;
  }
}
