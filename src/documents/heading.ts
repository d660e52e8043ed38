// Headings compared by what they say: number and words, whatever their punctuation, case and white space.

/** A heading's leading number (`3.1`, or empty) and its words, folded so that equal headings are equal text. */
export interface HeadingName {
  readonly number: string;
  readonly words: string;
}

// More than any heading: a line without end must not cost time.
const longest = 500;
const leadingNumber = /^(\d{1,3}(?:\.\d{1,3})*)(?:\s*[.):\u2013\u2014-])*(?:\s+|$)/;

/** Reads a heading's text, plain or as inline Markdown, without its `#` signs. */
export function headingName(heading: string): HeadingName {
  const plain = fold(heading).replace(/^[^\p{L}\p{N}]+/u, '');
  const numbered = leadingNumber.exec(plain.replace(/^section\s+(?=\d)/, ''));
  if (!numbered) return { number: '', words: plain };
  const number = (numbered[1] ?? '').split('.').map(Number).join('.');
  return { number, words: plain.replace(/^section\s+(?=\d)/, '').slice(numbered[0].length) };
}

/** Whether both headings have the same words, with numbers that agree or a number on one side only. */
export function sameHeading(one: HeadingName, other: HeadingName): boolean {
  return one.words === other.words && (one.number === other.number || one.number === '' || other.number === '');
}

/** The words without a remark in round brackets at their end: `Out of Scope (Non-Goals)` is `out of scope`. */
export function wordsWithoutRemark(words: string): string {
  return words.replace(/\s*\([^()]*\)$/, '');
}

/** Words and single signs between them, as most headings are: nothing but capitals is to be folded. */
const simple = /^(?:[a-z\d]+(?:[.,:;)]? |[-.,]))*[a-z\d]+$/i;

function fold(heading: string): string {
  if (heading.length <= longest && simple.test(heading)) return heading.toLowerCase();
  return heading
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/&amp;|&/g, ' and ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.:\u3002]+$/, '')
    .trim();
}
