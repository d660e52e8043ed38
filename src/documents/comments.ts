// Comments in a text, `<!-- … -->`, found in one pass: a pattern would try each opening to the end of the text.

/** A comment that is closed. What nothing closes is none. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** What stands between the marks. */
  readonly words: string;
}

/** The comments of a text, in their order. */
export function commentsOf(text: string): readonly Comment[] {
  const found: Comment[] = [];
  for (let at = 0; ; at = found.at(-1)?.end ?? text.length) {
    const start = text.indexOf('<!--', at);
    const close = start < 0 ? -1 : text.indexOf('-->', start + '<!--'.length);
    if (close < 0) return found;
    found.push({ start, end: close + '-->'.length, words: text.slice(start + '<!--'.length, close) });
  }
}

/** The text with what `put` makes of each comment; without it they go. */
export function replaceComments(text: string, put: (comment: Comment) => string = () => ''): string {
  let at = 0;
  const parts = commentsOf(text).map((comment) => {
    const before = text.slice(at, comment.start);
    at = comment.end;
    return before + put(comment);
  });
  return parts.join('') + text.slice(at);
}

/** What a reader sees of raw HTML: no comment, and nothing behind one without an end. */
export function shownOf(html: string): string {
  return html.replace(/<!--[^]*?(?:-->|$)/g, '').trim();
}
