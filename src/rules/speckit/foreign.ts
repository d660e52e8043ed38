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
  return (
    other.test(before) ||
    gone.test(before) ||
    gone.test(after) ||
    elsewhere.test(after) ||
    inNamedSpec.test(after) ||
    isTakenOut(text, start, end)
  );
}

/** `FR-011, FR-012 in the room setup spec`: words that name a specification, and not this one. */
const inNamedSpec =
  /^(?:[\s,/&*_`]|\band\b|(?:NFR|FR|SC|TD|T|US)-?\d+[a-z]?)*\s(?:in|of|from) the (?!(?:same|current|present|own|above|approved|updated|original|feature|functional|main|final|new|full)\b)(?:[\p{L}\d&'-]+ ){1,5}spec(?:ification)?\b/iu;

/** What a clarification says of an id that is none any more: `Q: Should SC-005 remain? → A: No, it became …`. */
function isTakenOut(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + 1000))?.[0] ?? '';
  return (
    /^[\s*_-]*Q\d*[*_]*:/.test(line) &&
    /\b(?:remain|stay|keep|kept|still)\b/i.test(line + rest) &&
    /(?:→|->|=>)[\s*_]*A[*_]*:[\s*_]*No\b/.test(rest)
  );
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
  if (isOfNamed(before, folder)) return true;
  return [...`${before} ${after}`.matchAll(named)].some(
    ([, folderNumber, number, name]) => Number(folderNumber ?? number ?? name) !== Number(own ?? 0),
  );
}

/** `the Core Task Board contract (FR-003, FR-004)`: the name of something else than this feature. */
function isOfNamed(before: string, folder: string): boolean {
  const name =
    ofNamed
      .exec(before)?.[1]
      ?.toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [];
  const own = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
  return name.length > 1 && !name.every((word) => own.includes(word));
}

const ofNamed =
  /\bthe ((?:\p{Lu}[\p{L}\d'-]*|&|and)(?:\s+(?:\p{Lu}[\p{L}\d'-]*|&|and))*)\s+(?:feature|spec(?:ification)?|contract)\s*\((?:see\s)?(?:[\s,/&*_`]|\band\b|(?:NFR|FR|SC)-?\d+[a-z]?)*$/u;

/** With the line before it: sentences are wrapped. */
function lastLine(text: string): string {
  const lines = text.split(/\r?\n/);
  return lines.slice(-2).join(' ');
}
