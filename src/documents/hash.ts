// A short fingerprint of a text, by which Planner knows whether somebody changed it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The first 16 hexadecimal digits of the SHA-256 of a text. Line endings, blank lines at the end and a byte order mark
 * do not count: editors change them on their own.
 */
export function hash(text: string): string {
  const folded = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  while (folded.length > 0 && folded.at(-1)?.trim() === '') folded.pop();
  return bytesToHex(sha256(utf8ToBytes(folded.join('\n')))).slice(0, 16);
}
