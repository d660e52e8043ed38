// Content hashes, the same on every machine.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text as 16 hexadecimal digits. Line endings and blank space at the ends make no difference. */
export function hash(text: string): string {
  const folded = text.replace(/\r\n?/g, '\n').trim();
  return bytesToHex(sha256(utf8ToBytes(folded))).slice(0, 16);
}
