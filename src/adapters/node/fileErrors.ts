// What is said when a file of the workspace cannot be reached, read or written.
import { PlannerError } from '../../core/error.ts';
import { say } from '../../documents/sentence.ts';

/** Larger files are not read or written: no plan is as large. In bytes. */
export const largestFile = 20 * 1024 * 1024;

/** The path leads out of the workspace folder, or is no path of it on every system. */
export function outside(path: string): PlannerError {
  return new PlannerError('files.outside', say('{0} is not a path inside the workspace folder.', path), [
    say('Use a relative path with “/”, without “..” and without links that leave the folder.'),
  ]);
}

/** There is a file already where a new one should be made. */
export function exists(path: string): PlannerError {
  return new PlannerError('files.exists', say('{0} exists already.', path), [
    say('Choose another name, or go on with it.'),
  ]);
}

/** The file is no longer what the edits were made for. */
export function changed(path: string): PlannerError {
  return new PlannerError('files.changed', say('{0} was changed in the meantime; nothing was written.', path), [
    say('Run it again: the file is read anew.'),
  ]);
}

/** The system refuses, or fails. `reason` is its own word, such as `EACCES`. */
export function denied(path: string, reason: string, cause?: unknown): PlannerError {
  const next = say('Check the permissions of the file and its folder, and the free space.');
  return new PlannerError('files.denied', say('{0} cannot be read or written ({1}).', path, reason), [next], cause);
}

/** The file is binary, or in another encoding than UTF-8. */
export function notText(path: string): PlannerError {
  return new PlannerError('files.notText', say('{0} is not a UTF-8 text file.', path), [
    say('Save it as UTF-8, or leave it out.'),
  ]);
}

/** The file, or the text for it, is larger than `largestFile`. */
export function tooLarge(path: string): PlannerError {
  return new PlannerError('files.tooLarge', say('{0} is larger than {1} MB.', path, largestFile / 1024 / 1024), [
    say('Use a smaller file, or a part of it.'),
  ]);
}

/** A folder, or something else, is where a file should be. */
export function notFile(path: string): PlannerError {
  return new PlannerError('files.notFile', say('{0} is not a file.', path || '.'), [
    say('Rename or remove it, or choose another name.'),
  ]);
}

/** A file is where a folder should be. */
export function notFolder(path: string): PlannerError {
  return new PlannerError('files.notFile', say('{0} is not a folder.', path || '.'), [
    say('Rename or remove the file, or set another folder.'),
  ]);
}
