// Which section of a document is which heading of the template, even where it is not written to the letter.
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import { headingName, wordsWithoutRemark } from '../../documents/heading.ts';
import type { BriefShape, ShapeHeading } from './shape.ts';

export interface Match {
  readonly wanted: ShapeHeading;
  readonly section: Section | undefined;
  /** `number`: only the number is the same, so that the section may be something else. */
  readonly by: 'words' | 'number';
}

/** One match for each heading of the shape, in its order. No section is matched twice. */
export function matchHeadings(document: MarkdownDocument, shape: BriefShape): readonly Match[] {
  const taken = new Set<Section>();
  const found = new Map<ShapeHeading, { readonly section: Section; readonly by: Match['by'] }>();
  const sections = document.sections.filter(({ depth }) => depth > 1);
  for (const { by, fits } of likenesses) {
    for (const wanted of shape.headings.filter((heading) => !found.has(heading))) {
      const section = sections.find((candidate) => !taken.has(candidate) && fits(candidate.title, wanted.heading));
      if (section === undefined) continue;
      taken.add(section);
      found.set(wanted, { section, by });
    }
  }
  return shape.headings.map((wanted) => ({ wanted, section: undefined, by: 'words', ...found.get(wanted) }));
}

/** How a title can be a heading, the surest first. */
const likenesses: readonly { readonly by: Match['by']; readonly fits: (title: string, heading: string) => boolean }[] =
  [
    { by: 'words', fits: (title, heading) => title === heading },
    { by: 'words', fits: (title, heading) => wordsOf(title) === wordsOf(heading) },
    { by: 'words', fits: (title, heading) => coreOf(title) !== '' && coreOf(title) === coreOf(heading) },
    { by: 'number', fits: (title, heading) => numberOf(title) !== '' && numberOf(title) === numberOf(heading) },
  ];

const wordsOf = (title: string) => headingName(title).words;
const coreOf = (title: string) => wordsWithoutRemark(wordsOf(title));
const numberOf = (title: string) => headingName(title).number;
