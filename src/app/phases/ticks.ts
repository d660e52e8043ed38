// Ticks a box of a task list: one character of the document.
import type { Files } from '../../core/ports.ts';
import { parseDocument } from '../../documents/document.ts';
import { setTask } from '../../documents/edit.ts';
import type { TextEdit } from '../../documents/finding.ts';

/**
 * Sets the box of the task that begins on `line` (from 1).
 * Does nothing where there is no file, no task on that line, or the box is set so already: the document wins.
 * Throws what `Files.read` and `Files.edit` throw.
 */
export async function toggleTask(files: Files, path: string, line: number, checked: boolean): Promise<void> {
  const text = await files.read(path);
  if (text === undefined) return;
  const edit = tickEdit(path, text, line, checked);
  if (edit) await files.edit(path, text, [edit]);
}

/** The edit that sets the box of the task on `line`, or nothing where there is none to set. */
export function tickEdit(path: string, text: string, line: number, checked: boolean): TextEdit | undefined {
  const document = parseDocument(path, text);
  const task = document.tasks.find((candidate) => candidate.line === line);
  return task && task.checked !== checked ? setTask(document, task, checked) : undefined;
}
