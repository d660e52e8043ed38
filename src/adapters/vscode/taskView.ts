// What a terminal shows of a command: its lines as terminals end them, and of very much only the beginning and the end.

/** How much is shown as it comes, in characters. All of it would go through the editor's memory. */
export const mostShown = 256 * 1024;

export interface TaskView {
  readonly add: (text: string) => void;
  /** Shows the end of what was left out; `tail` is the end of all that was printed. */
  readonly end: (tail: string) => void;
}

/** Writes what is added through `write`, up to `most` characters. */
export function createTaskView(write: (text: string) => void, most = mostShown): TaskView {
  let shown = 0;
  let leftOut = 0;
  let endsInReturn = false;
  const show = (text: string): void => {
    if (text === '') return;
    const lines = text.replace(/\r?\n/g, (end, at: number) =>
      at === 0 && end === '\n' && endsInReturn ? '\n' : '\r\n',
    );
    endsInReturn = text.endsWith('\r');
    write(lines);
  };
  return {
    add: (text) => {
      const part = text.slice(0, Math.max(0, most - shown));
      shown += part.length;
      show(part);
      if (part.length === text.length) return;
      if (leftOut === 0) show('\n… \n');
      leftOut += text.length - part.length;
    },
    end: (tail) => {
      if (leftOut > 0) show(`… (${leftOut}) …\n${tail.slice(-Math.min(tail.length, leftOut))}`);
    },
  };
}
