// Where the decisions of a document and their labelled parts stand, in the document as it is.
import type { MarkdownDocument } from '../../document.ts';
import { endOfContent, endOfLine, startOfLine, startOfNextLine } from '../../text.ts';
import { definitionIn } from '../definition.ts';
import { fieldsIn, type Field } from '../fields.ts';
import { outlineOf } from '../outline.ts';
import { readable } from '../readable.ts';
import { remember } from '../remember.ts';

export interface PlacedDecision {
  readonly id: string;
  readonly key: string;
  /** Heading text behind the id. */
  readonly heading: string;
  /** In the readable document. */
  readonly fields: readonly Field[];
  /** In the document as it is, as all that follows. */
  readonly start: number;
  readonly end: number;
  /** After the last character of the decision, blank lines left out. */
  readonly contentEnd: number;
  /** Whether the line that ends at an offset is a labelled part. */
  readonly isPart: (lineEnd: number) => boolean;
  /** Where the value of a part stands in its line. */
  readonly part: (label: RegExp) => PlacedPart | undefined;
}

export interface PlacedPart {
  readonly lineStart: number;
  /** Of the value, within the line of the label. */
  readonly start: number;
  readonly end: number;
  readonly nextLine: number;
}

/** Labels that are known without bold marks. */
export const partLabels = /^(?:options?(?: [a-z0-9]{1,2})?|pros|cons|cost impact|cost)$/;

/** The decisions of a document, each with a heading of its own. */
export const placedDecisions = remember((document: MarkdownDocument): readonly PlacedDecision[] => {
  const source = readable(document);
  return outlineOf(document).flatMap((entry): readonly PlacedDecision[] => {
    const definition = entry.kind === 'heading' ? definitionIn(entry) : undefined;
    if (definition?.family !== 'TD') return [];
    const fields = fieldsIn(source, entry.end, entry.bodyEnd, partLabels);
    const { text } = document;
    const [start, end] = [source.offset(entry.start), source.offset(entry.bodyEnd)];
    const contentEnd = endOfContent(text, start, end);
    return [
      {
        id: definition.id,
        key: definition.key,
        heading: definition.rest,
        ...{ fields, start, end, contentEnd },
        isPart: (lineEnd) => labelled.test(text.slice(startOfLine(text, lineEnd), lineEnd)),
        part: (label) => {
          const field = fields.find((one) => one.kind === 'label' && label.test(one.name));
          if (field === undefined) return undefined;
          const lineStart = startOfLine(text, source.offset(field.start));
          const lineEnd = endOfLine(text, lineStart);
          const lead = labelled.exec(text.slice(lineStart, lineEnd))?.[0].length;
          if (lead === undefined) return undefined;
          return { lineStart, start: lineStart + lead, end: lineEnd, nextLine: startOfNextLine(text, lineEnd) };
        },
      },
    ];
  });
});

const labelled =
  /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)[^*_\r\n]{1,80}(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)[^:\r\n]{0,80}?:)[ \t]*/;
