// Marks the words that differ between two blocks of HTML, in both of them. The HTML is that of our own renderer.
import { diffArrays } from 'diff';

/** Both blocks with `<del>` around what is only in the first and `<ins>` around what is only in the second. */
export interface MarkedBlocks {
  readonly before: string;
  readonly after: string;
  /** Which part of the words both have, from 0 to 1. */
  readonly similarity: number;
}

/** Longer blocks are not compared word by word, in words of both. */
const mostWords = 8_000;
/** So many words may differ before nobody would call it a change of words. */
const mostEdits = 2_000;

/**
 * Compares two blocks word by word. Yields nothing where that says nothing: the blocks are too long, or have nothing in
 * common. Tags stay as they are; the source of a diagram is not marked, for it is not shown.
 */
export function markWords(before: string, after: string): MarkedBlocks | undefined {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const [oldWords, nowWords] = [old.filter(isWord), now.filter(isWord)];
  const total = oldWords.length + nowWords.length;
  if (total === 0 || total > mostWords) return undefined;
  const changes = diffArrays(
    oldWords.map(({ text }) => text),
    nowWords.map(({ text }) => text),
    { maxEditLength: mostEdits },
  );
  if (changes === undefined) return undefined;
  const [gone, come] = [new Set<Token>(), new Set<Token>()];
  let [oldAt, nowAt, shared] = [0, 0, 0];
  for (const { added, removed, value } of changes) {
    if (removed) oldWords.slice(oldAt, oldAt + value.length).forEach((token) => gone.add(token));
    else if (added) nowWords.slice(nowAt, nowAt + value.length).forEach((token) => come.add(token));
    else shared += value.filter((text) => text.trim() !== '').length;
    if (!added) oldAt += value.length;
    if (!removed) nowAt += value.length;
  }
  const words = [...oldWords, ...nowWords].filter(({ text }) => text.trim() !== '').length;
  return {
    before: wrapped(old, gone, 'del'),
    after: wrapped(now, come, 'ins'),
    similarity: words === 0 ? 1 : (2 * shared) / words,
  };
}

interface Token {
  /** `hidden`: text that the page does not show. */
  readonly kind: 'tag' | 'word' | 'hidden';
  readonly text: string;
}

const tag = /<(?:"[^"]*"|'[^']*'|[^'">])*>/g;
const word = /\s+|&[#\w]+;|[\p{L}\p{N}\p{M}_]+|[^\s&\p{L}\p{N}\p{M}_]|&/gu;

function tokensOf(html: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let hidden = 0;
  const addText = (text: string): void => {
    if (text === '') return;
    if (hidden > 0) tokens.push({ kind: 'hidden', text });
    else for (const [piece] of text.matchAll(word)) tokens.push({ kind: 'word', text: piece });
  };
  for (const match of html.matchAll(tag)) {
    addText(html.slice(at, match.index));
    const [text] = match;
    if (hidden > 0 && /^<div\b/.test(text)) hidden++;
    else if (hidden > 0 && text === '</div>') hidden--;
    else if (/^<div\b[^>]*\bclass="[^"]*\bdiagram\b/.test(text)) hidden = 1;
    tokens.push({ kind: 'tag', text });
    at = match.index + text.length;
  }
  addText(html.slice(at));
  return tokens;
}

function isWord({ kind }: Token): boolean {
  return kind === 'word';
}

/** Runs of marked words in one element, spaces between them with them, but none that is nothing but space. */
function wrapped(tokens: readonly Token[], marked: ReadonlySet<Token>, name: 'ins' | 'del'): string {
  let html = '';
  let run: Token[] = [];
  const close = (): void => {
    const isBlank = run.every(({ text }) => text.trim() === '');
    const text = run.map((token) => token.text).join('');
    html += isBlank ? text : `<${name}>${text}</${name}>`;
    run = [];
  };
  for (const token of tokens) {
    if (marked.has(token)) {
      run.push(token);
      continue;
    }
    close();
    html += token.text;
  }
  close();
  return html;
}
