// Texts compared by what they say, whatever their spacing, case and marks.

/** One line: every run of white space is one space, and there is none at the ends. */
export function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Letters and digits alone, in lower case: by these a name is the same however it is written. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words long enough to carry meaning, in lower case and in order; scripts without spaces give their characters. */
export function meaningfulWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]{4,}/gu) ?? [];
}

/** All words in lower case and in order; scripts without spaces give their characters. */
export function allWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a text has characters of Chinese or Japanese, which are written without spaces. */
export function isCjk(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
}
