// The box of a task at the start of a text: as Markdown reads it, and as it is written by a slip of the hand.

/** Offsets count in the text that was given. */
export interface Box {
  /** The character between the brackets. */
  readonly mark: string;
  /** Where what follows the box starts. */
  readonly end: number;
  /** Whether Markdown reads none: `[]`, `[ x]`, `[ ]T001`, or no mark of a list before it. */
  readonly isSlip: boolean;
}

/** `[ ]` and `[x]`, other marks too. */
const box = /^\\?\[(.)\\?\]\s+/u;

/** Only before the id of a task: elsewhere brackets are links and notes. */
const slip =
  /^\\?\[[ \t]*([xX]?)[ \t]*\\?\][ \t]*(?=[*_`~]{0,4}(?:T-?\d{2,5}|TASK-\d{1,5}(?:-\d{1,5})?)(?![\p{L}\p{N}-]))/u;

/** A line of a paragraph that was meant as an item: `-[ ] T001`, `[ ] T001`. */
export const boxLine =
  /(?<=(?:^|\n)[ \t]*)(?:[-*+\u2013\u2014\u2022\u00b7\u25aa\u2023\u25e6][ \t]*)?(?=\\?\[[ \t]*[xX]?[ \t]*\\?\][ \t]*[*_`~]{0,4}(?:T-?\d{2,5}|TASK-\d{1,5}(?:-\d{1,5})?)(?![\p{L}\p{N}-]))/gu;

/** The box that a text starts with; `isItem`: whether a mark of a list stands before it. */
export function boxAt(text: string, isItem = true): Box | undefined {
  const read = isItem ? box.exec(text) : null;
  if (read) return { mark: read[1] ?? '', end: read[0].length, isSlip: false };
  const slipped = slip.exec(text);
  return slipped === null ? undefined : { mark: slipped[1] || ' ', end: slipped[0].length, isSlip: true };
}
