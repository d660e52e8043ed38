// Ticks a task of a feature, or takes its tick off.
import type { Ports } from '../../core/ports.ts';
import { parseDocument } from '../../documents/document.ts';
import { setTask } from '../../documents/edit.ts';
import { idOf } from '../../documents/speckit/ids.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';

/**
 * Writes the one character in the box of a task. The line is where it was seen last: of several with one id, the one
 * that is nearest counts. Yields whether the task is there, with a box. Throws what the Files port throws.
 */
export async function tickTask(
  { files }: Pick<Ports, 'files'>,
  path: string,
  { id, line }: { readonly id: string; readonly line: number },
  checked: boolean,
): Promise<boolean> {
  const text = await files.read(path);
  if (text === undefined) return false;
  const document = parseDocument(path, text);
  const { tasks, repeated } = readTasks(document);
  const own = [...tasks, ...repeated]
    .filter(({ key }) => key === idOf(id)?.key)
    .sort((one, other) => Math.abs(one.span.line - line) - Math.abs(other.span.line - line))[0];
  const box = document.tasks.find((task) => task.line === own?.span.line);
  if (!box) return false;
  await files.edit(path, text, [setTask(document, box, checked)]);
  return true;
}
