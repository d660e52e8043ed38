// Whether an id in a text is said to be that of another feature: `FR-004 of spec 003`, `002-sign-in FR-001`.
import type { IdReference } from '../speckit/ids.ts';

/** Looks at the words right before and after an id, in its line. `path` is that of the document. */
export function isOfAnother(text: string, { start, end }: Pick<IdReference, 'start' | 'end'>, path: string): boolean {
  const before =
    text
      .slice(Math.max(0, start - 60), start)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const after = text.slice(end, end + 60).split(/[\r\n]/)[0] ?? '';
  const named = (leading.exec(before) ?? following.exec(after))?.slice(1).find((number) => number !== undefined);
  if (named !== undefined) return Number(named) !== numberOf(path);
  return otherBefore.test(before) || otherAfter.test(after);
}

const leading =
  /(?:\b(?:specs?|features?)[-/ #]*(\d{1,4})|(?<![\w-])(\d{3})-[a-z])[\w-]*(?:\/[\w.-]+)*(?:['\u2019]s)?[\s`*_():\u2014-]*$/i;
const following =
  /^[\s)*_`]*(?:\(|of |in |from )\s?(?:the )?(?:specs?[-/ #]*(\d{1,4})|features?[-/ #]*(\d{1,4})|(\d{3})-[a-z])/i;
const otherBefore =
  /\b(?:upstream|(?:other|another|previous|prior|sibling|parent|earlier) (?:spec|feature|project)(?:['\u2019]s)?)[\s`*_]*$/i;
const otherAfter =
  /^[\s)*_`]*(?:of|in|from) (?:the )?(?:other|another|previous|prior|sibling|parent|upstream|earlier)\b/i;

function numberOf(path: string): number | undefined {
  const match = /(?:^|\/)(\d{3,})-[^/]*\/[^/]*/.exec(path);
  return match ? Number(match[1]) : undefined;
}
