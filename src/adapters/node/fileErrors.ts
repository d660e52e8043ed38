// What is said when a file of the workspace cannot be reached, read or written.
import { PlannerError } from '../../core/error.ts';
import { say, type Sentence } from '../../documents/sentence.ts';

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

/**
 * The file is binary, or in another encoding than UTF-8. The sentence itself says what to do: a check shows nothing else.
 * `bytes` are those of the file, where there is one.
 */
export function notText(path: string, bytes: Uint8Array = new Uint8Array()): PlannerError {
  return new PlannerError('files.notText', sentences[encodingOf(bytes)](path, bytes), [
    say('Run it again: the file is read anew.'),
  ]);
}

const sentences: Readonly<Record<ReturnType<typeof encodingOf>, (path: string, bytes: Uint8Array) => Sentence>> = {
  utf16: (path) =>
    say(
      '{0} is UTF-16, not UTF-8 text. Open it in VS Code, run "Change File Encoding", "Save with Encoding", "UTF-8".',
      path,
    ),
  old: (path) =>
    say(
      '{0} is not UTF-8 text, perhaps Windows-1252. Open it in VS Code, run "Change File Encoding", "Reopen with Encoding" until it reads right, then "Save with Encoding", "UTF-8".',
      path,
    ),
  damaged: (path) =>
    say(
      '{0} is damaged: bytes of its text are lost, and no encoding brings them back. Restore an earlier version of it, or write what is lost anew and save it as UTF-8.',
      path,
    ),
  nul: (path, bytes) =>
    say(
      'Line {1} of {0} holds a NUL character, which is none of a text. Write there what was meant, or delete it.',
      path,
      bytes.subarray(0, bytes.indexOf(0)).filter((byte) => byte === 10).length + 1,
    ),
  none: (path) => say('{0} is not a UTF-8 text file. Save it as UTF-8, or leave it out.', path),
};

/** A mark at the start, or every second byte zero as in Latin text, is UTF-16; without zeros it is an older encoding. */
function encodingOf(bytes: Uint8Array): 'utf16' | 'old' | 'damaged' | 'nul' | 'none' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf16';
  const start = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((odd) => start.filter((byte, at) => at % 2 === odd && byte === 0).length);
  const half = start.length / 2;
  if (half >= 2 && zeros.some((count) => count > half * 0.8) && zeros.includes(0)) return 'utf16';
  const text = new TextDecoder().decode(bytes);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  // DOS ended its texts with one.
  const written = bytes.at(-1) === 26 ? bytes.subarray(0, -1) : bytes;
  const controls = written.filter((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32)).length;
  if (bytes.includes(0)) {
    // Every tenth byte of a picture is a control character.
    if (controls > Math.max(1, bytes.length / 20)) return 'none';
    return lost === 0 ? 'nul' : 'damaged';
  }
  if (bytes.length === 0) return 'none';
  // Control characters, or UTF-8 with some bytes that are none: no older encoding has these.
  const right = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return controls > 0 || right > lost ? 'damaged' : 'old';
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
