// Marks what a model added to the user's words: figures, links and tickets that stand nowhere in them.

import { standards } from './tickets.ts';

const mark = '(proposed for review)';

/** Marks every line of a section that holds a figure, link or ticket which the sources do not hold. */
export function markUnsupported(body: string, sources: string): string {
  const known = fold(sources);
  let fenced = false;
  return body
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      if (fenced || isMarked(line) || isTable(line) || isSupported(line, known)) return line;
      return `${line.trimEnd()} ${mark}`;
    })
    .join('\n');
}

/** Figures with a unit, amounts of money, links and ticket ids. Plain small numbers and versions are left alone. */
const claims = [
  /https?:\/\/[^\s)>\]]+/g,
  /\b[A-Z][A-Z0-9]+-\d+\b/g,
  /[$€£¥]\s?\d[\d.,]*/g,
  /(?<![\d.,])\d[\d.,]*\s?(?:%|percent|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|users?|requests?|rps|kb|mb|gb|tb)(?![\p{L}])/giu,
];

function isSupported(line: string, known: string): boolean {
  return claims.every((claim) =>
    [...line.matchAll(claim)].every(
      ([found]) => standards.test(found) || known.includes(fold(found)) || known.includes(figure(found)),
    ),
  );
}

/** The number alone: “30 day grace” supports “30 days”. */
function figure(found: string): string {
  const number = /\d[\d.,]*\d|\d/.exec(found)?.[0];
  return number === undefined || /^https?:|^[A-Z]/.test(found) ? fold(found) : number;
}

function isMarked(line: string): boolean {
  return /\b(?:proposed|proposal|suggested|assum|for review|to be determined|to be confirmed|tbd)/i.test(line);
}

function isTable(line: string): boolean {
  return /^\s*\|/.test(line);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
