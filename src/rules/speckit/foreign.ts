// Whether an id in a text is meant to be that of another feature, an example, or one that is no more.

const other =
  /\bspecs?[-/ #]*\d|(?<![\w-])F\d{2}(?![\w-])|\b(?:its|their|whose)[\s*_`]+$|\bspecs?\/|\bfeature[-/ #]*\d|(?<![\w-])\d{3}-[a-z]|\bADR|\bupstream\b|\b(?:other|another|previous|prior|sibling|parent|earlier|existing) (?:spec|feature|project|repo)|\b\d{3}(?:'s|\u2019s)?\s+$|`$/i;
const gone =
  /\b(?:removed|deleted|dropped|withdrawn|retired|renumbered|merged|superseded|formerly|former|obsolete|reserved|skipped|unused|moved|no longer|was|were|reverted|deferred|future|v2)\b|(?<!\p{L})(?:removid[oa]s?|eliminad[oa]s?|supprimée?s?|entfernt|gestrichen|entfällt|entfallen|удал[её]н\p{L}*)(?!\p{L})|移除|删除|刪除|削除|廃止|\b(?:e\.g\.|for example|such as|example)|~~/iu;
const elsewhere =
  /^[\s)*_`]*(?:\(|of |in |from )?\s*(?:the )?(?:[A-Z]{2,}-\d|specs?[-/ ]*\d|feature[-/ ]*\d|F\d{2}(?![\w-])|0\d\d(?![\w%-])|\d{3}-[a-z]|[a-z-]+ specs?\b)/i;
/** A feature by its folder or number. */
const named = /\bspecs\/(?:[\w.-]+\/)*?(\d{3})-[a-z]|\bfeature[s]?[-/ #]*(\d{2,3})\b|(?<![\w.\/-])(0\d\d)-[a-z]/gi;

/** Whether the text says that something that is there already has the id: `see existing FR-014`. */
export function isExisting(text: string, start: number): boolean {
  return /\bexisting[\s*_`]*$/i.test(text.slice(Math.max(0, start - 20), start));
}

/** Looks at the line around `[start, end)`. */
export function isForeign(text: string, start: number, end: number): boolean {
  const before = lastLine(text.slice(Math.max(0, start - 90), start));
  const after = text.slice(end, end + 60).split(/\r?\n\r?\n/)[0] ?? '';
  return other.test(before) || gone.test(before) || gone.test(after) || elsewhere.test(after);
}

/** Whether the paragraph, item or row that an id stands in names another feature before it, or in the same sentence. */
export function isBesideOther(text: string, start: number, end: number, folder: string): boolean {
  const own = /(?:^|\/)(\d{3})-[^/]*$/.exec(folder)?.[1];
  const before =
    text
      .slice(Math.max(0, start - 1500), start)
      .split(/\n[ \t]*\r?\n|\n[ \t]*(?:[-*+]|\d+[.)]|\||#+)[ \t]/)
      .at(-1) ?? '';
  const after =
    text.slice(end, end + 300).split(/\n[ \t]*\r?\n|\n[ \t]*(?:[-*+]|\d+[.)]|\||#+)[ \t]|[.;](?=\s)/)[0] ?? '';
  return [...`${before} ${after}`.matchAll(named)].some(
    ([, folderNumber, number, name]) => Number(folderNumber ?? number ?? name) !== Number(own ?? 0),
  );
}

/** With the line before it: sentences are wrapped. */
function lastLine(text: string): string {
  const lines = text.split(/\r?\n/);
  return lines.slice(-2).join(' ');
}
