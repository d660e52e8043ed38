// Reads what people wrote down on how to work in a repository: instructions, contribution guides, the first words of a README.
import { replaceComments } from '../comments.ts';

/** Files that say how to work here, the most binding first. Paths from the root of the repository. */
export const guidePaths = [
  'AGENTS.md',
  'CLAUDE.md',
  '.github/copilot-instructions.md',
  'CONTRIBUTING.md',
  '.github/CONTRIBUTING.md',
  'docs/CONTRIBUTING.md',
] as const;

/** What a guide asks of whoever changes the code, at most `most`: the items of its lists, and sentences that bind. */
export function readGuide(text: string, most: number): readonly string[] {
  const lines = withoutFences(text).split(/\r?\n/);
  const items = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,2}[.)])\s+(?:\[.\]\s+)?(\S.*)$/.exec(line)?.[1] ?? []);
  const sentences = lines
    .filter((line) => !/^\s*(?:[-*+#>|]|\d{1,2}[.)]\s)/.test(line))
    .join(' ')
    .split(/(?<=[.!?])\s+/);
  const isStatement = (line: string): boolean => line.length > 12 && line.length < 220;
  const rules = items.map(plain).filter(isStatement);
  const prose = sentences.map(plain).filter((line) => isStatement(line) && binds.test(line));
  return [...new Set([...rules, ...prose])].slice(0, most);
}

/** What a README says first: the first paragraph that is prose. */
export function readIntroduction(text: string): string | undefined {
  const first = withoutFences(text.slice(0, 6000))
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => plain(paragraph))
    .find((paragraph) => paragraph.length > 30 && !isMarkup.test(paragraph));
  return first === undefined ? undefined : first.length > 300 ? `${first.slice(0, 300).toWellFormed()}…` : first;
}

/** Headings, badges, lists and tables; of reStructuredText directives, comments and underlined headings. */
const isMarkup = /^(?:[#|>!<[\-*]|\.\. )|(?:={4,}|~{4,}|\^{4,}|-{4,})$/;

/** Words of rules: what must be, what is never done, how tests, commits and reviews go. */
const binds =
  /\b(?:must|always|never|only|required?|do not|don'?t|should|prefer|use|run|keep|write|add|follow|tests?|lint|format|commit|branch|pull request|review|changelog|document|migrations?)\b/i;

function withoutFences(text: string): string {
  return replaceComments(text.replace(/^\s*(```|~~~)[\s\S]*?(?:^\s*\1|$(?![\s\S]))/gm, ''));
}

function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
