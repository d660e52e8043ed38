// Fences and comments in a model's reply: lines in which no heading counts.

/** Lines in which no heading counts. `tail`: what follows the probable end of a fence around the whole reply. */
export interface Block {
  readonly kind: 'fence' | 'quotedFence' | 'diagram' | 'comment' | 'tail';
  readonly marks: string;
  readonly lines: string[];
}

/** The first line of a fenced block. */
export interface FenceLine {
  /** The backticks or tildes. */
  readonly marks: string;
  /** What stands after them. */
  readonly info: string;
  /** Whether it stands in a quotation. */
  readonly quoted: boolean;
}

/** The block that a line opens. */
export function blockAt(line: string): Block | undefined {
  const fence = fenceAt(line);
  if (fence) return { kind: kindOf(fence), marks: fence.marks, lines: [line] };
  return /^ {0,3}<!--/.test(line) ? { kind: 'comment', marks: '', lines: [line] } : undefined;
}

/** Whether a block is over with the line that opened it. */
export function isWholeBlock(block: Block): boolean {
  return block.kind === 'comment' && (block.lines[0] ?? '').includes('-->');
}

/** Reads a line that opens or closes a fence, in lists and quotations too. */
export function fenceAt(line: string): FenceLine | undefined {
  const match = /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line);
  if (!match) return undefined;
  return { marks: match[2] ?? '', info: (match[3] ?? '').trim(), quoted: (match[1] ?? '').includes('>') };
}

/** Whether a line closes the fence that `marks` opened. */
export function closes(marks: string, line: string): boolean {
  return /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]?.startsWith(marks) ?? false;
}

/** Whether a fence with this word may be one around a whole reply. */
export function isWrapperInfo(info: string): boolean {
  return /^(?:markdown|md|)$/i.test(info);
}

function kindOf(fence: FenceLine): Block['kind'] {
  if (fence.quoted) return 'quotedFence';
  return /^mermaid\b/i.test(fence.info) ? 'diagram' : 'fence';
}
