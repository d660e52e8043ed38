// Reads what the comments of code say.
import type { Part } from './part.ts';
import { splitSentences } from './sentences.ts';

/** What the comments of code say. */
export function commentsIn(code: readonly string[]): readonly Part[] {
  return code
    .flatMap((block) => block.slice(0, 20_000).split('\n'))
    .map((line) => /(?:^|\s)(?:\/\/+|#+|--|;;|\/\*+|\*)\s+(\S.*?)\s*(?:\*\/)?$/.exec(line.slice(0, 400))?.[1] ?? '')
    .map((comment) => comment.replace(/^(?:TO-?DO|FIX-?ME|HACKS?|X{3}|NOTE|BUG)(?:\([^)]{0,40}\))?[:\s-]+/, ''))
    .filter((comment) => /\p{L}{3}.*\s.*\p{L}{2}/u.test(comment))
    .flatMap((comment) => splitSentences(comment))
    .map((text) => ({ form: 'sentence', text }));
}
