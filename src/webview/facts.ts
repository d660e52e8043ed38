// What the outline shows of the blocks: their headings and the questions that are open in them.
import { lineOf } from './lines.ts';

export interface HeadingEntry {
  readonly depth: number;
  readonly title: string;
  /** Of the heading in the page. */
  readonly id: string;
  readonly line: number;
  /** Of the last line before the next heading. */
  readonly endLine: number;
}

export interface QuestionEntry {
  readonly text: string;
  readonly line: number;
}

export interface Facts {
  readonly headings: readonly HeadingEntry[];
  readonly questions: readonly QuestionEntry[];
}

/** What one block says, apart from the lines on which it stands now. */
interface BlockFacts {
  readonly heading?: { readonly depth: number; readonly title: string; readonly id: string };
  readonly tasks: readonly { readonly text: string; readonly element: Element }[];
  readonly marks: readonly { readonly text: string; readonly element: Element }[];
}

/** A block never changes once it is made: each is read once. */
const known = new WeakMap<HTMLElement, BlockFacts>();
/** Headings are written in English; those who write another title are understood too. */
const asks = /\b(?:open|unresolved|outstanding) (?:questions?|points?|issues?)\b|offene (?:fragen|punkte)/i;
const mark = /\[NEEDS CLARIFICATION(?::\s*([^\]]*))?\]/g;

/** Reads the blocks in their order. */
export function readFacts(blocks: Iterable<HTMLElement>): Facts {
  const headings: { -readonly [K in keyof HeadingEntry]: HeadingEntry[K] }[] = [];
  const questions: QuestionEntry[] = [];
  let askedAt = Infinity;
  for (const block of blocks) {
    const { heading, tasks, marks } = factsOf(block);
    const line = Number(block.dataset.line);
    const last = headings.at(-1);
    if (heading) {
      if (last) last.endLine = line - 1;
      headings.push({ ...heading, line, endLine: Infinity });
      if (heading.depth <= askedAt) askedAt = asks.test(heading.title) ? heading.depth : Infinity;
      else if (asks.test(heading.title)) askedAt = heading.depth;
    }
    if (askedAt !== Infinity) questions.push(...placed(tasks));
    questions.push(...placed(marks));
  }
  return { headings, questions };
}

function placed(found: BlockFacts['tasks']): readonly QuestionEntry[] {
  return found.map(({ text, element }) => ({ text, line: lineOf(element) ?? 1 }));
}

function factsOf(block: HTMLElement): BlockFacts {
  const before = known.get(block);
  if (before) return before;
  const element = block.querySelector<HTMLElement>(':scope > :is(h1, h2, h3, h4, h5, h6)');
  const title = element?.textContent?.trim() ?? '';
  const facts: BlockFacts = {
    tasks: [...block.querySelectorAll('input[type=checkbox]:not(:checked)')].map((box) => ({
      text: box.getAttribute('aria-label') ?? '',
      element: box,
    })),
    marks: readMarks(block),
    ...(element && title !== '' ? { heading: { depth: Number(element.tagName.slice(1)), title, id: element.id } } : {}),
  };
  known.set(block, facts);
  return facts;
}

/** The innermost elements with a mark: each knows its line. */
function readMarks(block: HTMLElement): BlockFacts['marks'] {
  if (!block.textContent?.includes('[NEEDS CLARIFICATION')) return [];
  const places = [...block.querySelectorAll('li, tr, p, h1, h2, h3, h4, h5, h6')].filter(
    (element) => !element.querySelector('li, tr, p') && !element.closest('pre'),
  );
  return places.flatMap((element) =>
    [...(element.textContent ?? '').matchAll(mark)].map((match) => ({ text: match[1]?.trim() || match[0], element })),
  );
}
