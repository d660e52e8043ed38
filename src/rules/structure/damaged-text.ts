// The text is whole: no characters that were lost, none that hide or reorder others.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { report } from '../finding.ts';

const id = 'structure/damaged-text';

const lost = /[\ufffd\u0000-\u0008\u000b\u000e-\u001f]+/g;
/** Marks that embed or override a direction. Plain right-to-left marks are a part of Arabic and Hebrew. */
const reordering = /[\u202a-\u202e\u2066-\u2069]+/g;

/** UTF-8 that was read as Windows-1252 or Latin-1 and saved again: `fÃ¼r`, `â€“`, `Â°`, `ðŸš€`. */
const misread =
  /\u00e2\u20ac[\u0080-\u00bf\u0152\u0153\u0161\u0178\u017d\u017e\u02dc\u2013-\u203a\u20ac\u2122"]|[\u00c3\u00c4\u00c5](?:[\u0080-\u00bf](?!\p{Lu})|[\u0152\u0153\u0160\u0161\u0178\u017d\u0192\u2020-\u2022\u2030\u20ac\u2122])|\u00c2[\u0080-\u00ba\u00bc-\u00bf]|\u00f0\u0178|\u00e2[\u2020\u2021\u0153][\u0080-\u00bf\u2018-\u2022\u2122\u0153]/gu;
/** Between letters of names and numbers these make another word that looks the same. In other scripts they have a use. */
const hidden = /(?<=[A-Za-z0-9_-])[\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z0-9_-])|(?<=[A-Z0-9-])\u00ad+(?=[0-9-])/g;

export const damagedText: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('No character was lost on the way, and none hides or reorders others.'),
    why: say('A lost character changes a name; one that reorders text shows people something else than it says.'),
    wrong: 'The caf\ufffd opens at nine.',
    right: 'The café opens at nine.',
  },
  applies: () => true,
  check(document) {
    return [
      ...firstOf({ path: document.path, text: document.text.replace(named, blanked) }, lost, (times) =>
        say('A wrong encoding has lost characters. Places: {0}. Restore them.', times),
      ),
      ...firstOf(document, reordering, (times) =>
        say('Characters here change the order in which text is shown. Places: {0}. Remove them.', times),
      ),
      ...firstOf(readable(document), misread, (times) =>
        say('This text was read in a wrong encoding. Places: {0}. Restore it.', times),
      ),
      ...firstOf(document, hidden, (times) =>
        say('Characters that nobody sees stand inside words or ids. Places: {0}. Remove them.', times),
      ),
    ];
  },
};

/** The character that stands for lost ones, beside its name: a text about it shows it. */
const named =
  /^[^\r\n]*(?:\breplacement char|\bU\+FFFD\b|\b(?:mojibake|garbled)\b|\u66ff\u6362\u5b57\u7b26|\u4e71\u7801|\u6587\u5b57\u5316\u3051)[^\r\n]*$/gim;
const blanked = (line: string): string => line.replaceAll('\ufffd', ' ');

/**
 * What is looked at for wrong encodings: not code, where the document speaks of them, or is itself in a right one. Then
 * code shows how a text looks.
 */
function readable(document: MarkdownDocument): Pick<MarkdownDocument, 'path' | 'text'> {
  if (document.text.search(misread) < 0) return document;
  const bare = withoutCode(document);
  return isAboutEncodings(document) || accented.test(bare.text.replace(misread, '')) ? bare : document;
}

/** Letters that a wrong encoding would have spoilt. */
const accented = /[\u00df-\u00f6\u00f8-\u017f\u0400-\u04ff\u3040-\u9fff\uac00-\ud7a3]/u;

/** A document that speaks of wrong encodings shows in code how a text looks in one. */
function isAboutEncodings({ text }: MarkdownDocument): boolean {
  return /\b(?:mojibake|(?:mis|wrongly |double )?(?:de|en)cod(?:e[ds]?|ing)\b[^]{0,400}\b(?:ISO-8859|Latin-?1|UTF-?8|Windows-125\d)|(?:ISO-8859|Latin-?1|UTF-?8|Windows-125\d)\b[^]{0,400}\b(?:mis|wrongly |double )?(?:de|en)cod)/i.test(
    text,
  );
}

/** With blanks for code: every offset stays. */
function withoutCode(document: MarkdownDocument): Pick<MarkdownDocument, 'path' | 'text'> {
  let { text } = document;
  for (const node of nodesOf(document.root, 'code', 'inlineCode')) {
    const { start, end } = rangeOf(node);
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
  }
  return { path: document.path, text };
}

/** One finding, at the first place: whatever lost one character has lost many. */
function firstOf(
  document: Pick<MarkdownDocument, 'path' | 'text'>,
  pattern: RegExp,
  message: (times: number) => Sentence,
) {
  const places = [...document.text.matchAll(pattern)];
  return places.slice(0, 1).map(({ index, 0: part }) => {
    const range = { start: index, end: index + part.length };
    return report(document, id, 'warning', range, message(places.length));
  });
}
