// How approaches differ, as a table of the chat, and which of their plans stand beside each other. Pure.
import type { ApproachChoice } from '../../app/approaches.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { ComparedSide } from '../commands.ts';
import { plain } from '../chat/markdown.ts';

/** Both sides of a comparison. */
export interface ApproachSides {
  readonly before: Pick<ComparedSide, 'file'>;
  readonly after: Pick<ComparedSide, 'file'>;
}

/** One column for each approach, one row for each property. */
export function approachTable({ approaches, rows }: ApproachChoice, tell: (sentence: Sentence) => string): string {
  const heads = approaches.map(({ label, isRecommended, isChosen }) => {
    const mark = isChosen ? say('chosen') : isRecommended ? say('recommended') : undefined;
    return `**${cell(label)}**${mark ? ` (${tell(mark)})` : ''}`;
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([tell(say('What differs')), ...heads]),
    line(['---', ...approaches.map(() => '---')]),
    ...rows.map(({ title, cells }) => line([`**${cell(tell(title))}**`, ...cells.map(cell)])),
  ].join('\n');
}

/** The documents of the first two approaches; nothing where they are not there. */
export function sidesOf(choice: ApproachChoice | undefined, folder: string): ApproachSides | undefined {
  const [before, after] = (choice?.approaches ?? []).flatMap(({ path }) =>
    path === undefined ? [] : [{ file: { folder, path } }],
  );
  return before && after ? { before, after } : undefined;
}

function cell(text: string): string {
  return plain(text.replace(/\s+/gu, ' ').trim()).replace(/\|/g, '\\|') || ' ';
}
