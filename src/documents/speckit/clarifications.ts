// The clarifications of a specification (`- Q: … → A: …`), and the marks of what is not clear yet.
import type { MarkdownDocument, Section } from '../document.ts';
import { plainLine } from './definition.ts';
import { openMarksIn } from './openMarks.ts';
import { outlineOf, type Entry } from './outline.ts';
import { readable, spanOf, type Span } from './readable.ts';
import { remember } from './remember.ts';

export interface Clarification {
  readonly question: string;
  /** Missing where the question stands without one. */
  readonly answer?: string;
  /** The session's heading, such as `Session 2026-11-03`, or empty. */
  readonly session: string;
  readonly span: Span;
}

/** `[NEEDS CLARIFICATION: question]`; without a question it is empty. */
export interface ClarificationMark {
  readonly question: string;
  readonly span: Span;
}

const chapter =
  /clarif|kl\u00e4rung|r\u00fcckfrage|aclaraci|esclarec|\u6f84\u6e05|\u660e\u78ba|\uba85\ud655|\u0443\u0442\u043e\u0447\u043d|q\s?&\s?a/i;
const asked =
  /^[\s*_]*(?:Q\s?\d*|Question\s?\d*|P|F|Frage|\u95ee|\u554f|\u8cea\u554f|\uc9c8\ubb38|\u0412|\u0412\u043e\u043f\u0440\u043e\u0441)[\s*_]*:[\s*_]*/iu;
const answered =
  /\s*(?:\u2192|->|=>|\u21d2|\u27a1\ufe0f?|\r?\n|\s[-\u2013\u2014]\s|\s(?=[*_]*A[*_]*:))\s*[*_]*(?:A|Answer|R|Respuesta|Resposta|R\u00e9ponse|Antwort|\u7b54|\u56de\u7b54|\ub2f5|\ub2f5\ubcc0|\u041e|\u041e\u0442\u0432\u0435\u0442)[*_]*\s*:\s*[*_]*\s*/iu;
const answer =
  /^[\s*_]*(?:A|Answer|R|Respuesta|Resposta|R\u00e9ponse|Antwort|\u7b54|\u56de\u7b54|\ub2f5|\ub2f5\ubcc0|\u041e|\u041e\u0442\u0432\u0435\u0442)[\s*_]*:[\s*_]*/iu;

/** The questions and answers of a document, in their order. */
export function readClarifications(document: MarkdownDocument): readonly Clarification[] {
  const source = readable(document);
  const found: Clarification[] = [];
  for (const entry of outlineOf(document)) {
    if (entry.kind === 'heading' || !isInChapter(entry)) continue;
    const text = entry.text.slice(0, 20_000);
    const last = found.at(-1);
    const reply = answer.exec(text);
    if (reply && last !== undefined && last.answer === undefined) {
      found[found.length - 1] = { ...last, answer: plainLine(text.slice(reply[0].length)) };
      continue;
    }
    const question = asked.exec(text);
    if (!question) continue;
    const said = text.slice(question[0].length);
    const split = answered.exec(said);
    const session = entry.section !== undefined && entry.section.depth > 2 ? entry.section.title : '';
    found.push({
      question: plainLine(split ? said.slice(0, split.index) : said),
      ...(split ? { answer: plainLine(said.slice(split.index + split[0].length)) } : {}),
      session,
      span: spanOf(source, entry.start, entry.end),
    });
  }
  return found;
}

/** Whether a heading is one for clarifications, in the languages that specifications are written in. */
export function isClarifications(title: string): boolean {
  return chapter.test(title);
}

const isOfChapter = remember(({ path }: Section) => path.some(isClarifications));

function isInChapter({ section }: Entry): boolean {
  return section !== undefined && isOfChapter(section);
}

const mark = /\\?\[\s*NEEDS[ _]CLARIFICATION\b(?:\s*[:\u2013\u2014-]\s*((?:[^[\]]|\[[^[\]]*\]){0,2000}))?\s*\\?\]/gi;
/** Marks that are spoken of: "no [NEEDS CLARIFICATION] markers remain". */
const before =
  /(?:\b(?:no|any|all|without|zero|every|each|remaining|resolved?|use|using|with|mark(?:ed)?|replace[sd]?|warn|contains?|the)|`)\s*["“(]?\s*$/i;
const after =
  /^\s*["”`)]?\s*(?:markers?|tags?|marks?|items?|remain|resolved|exist|were|was|are|have|found|\u6807\u8bb0|\u6a19\u8a18)/i;

/** The value of a label: `**Storage**: NEEDS CLARIFICATION (files or database?)`. */
const bare =
  /^[ \t]*(?:[-*+][ \t]+)?\*\*[^*\n]{1,60}\*\*:?[ \t]*(?::[ \t]*)?(NEEDS CLARIFICATION\b[ \t:(]*([^\n()]{0,500}))/gm;

/** A heading that is called like the mark, above "None". */
function isAnswered(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at) + 1;
  if (!/^ {0,3}#{1,6}[ \t]/.test(text.slice(from, at))) return false;
  const end = text.indexOf('\n', at);
  return (
    end >= 0 &&
    /^\W*(?:none|no\b|nothing|n\/a|keine?\b|all (?:are )?(?:resolved|answered))/i.test(text.slice(end, end + 200))
  );
}

const prompt =
  /^[ \t]*(?:[-*+>][ \t]+)?\*\*(?:(?:User |Original )?(?:Input|Prompt|Request)|Eingabe|Entr\u00e9e|Entrada|\u8f93\u5165|\u8f38\u5165|\u5165\u529b)(?::\*\*|\*\*[ \t]*[:\uff1a])[ \t]*((?:\p{L}[\p{L} ]{0,40}[:\uff1a][ \t]*)?["\u201c\u201e\u00ab\u300c])/gmu;
const quoteEnd = /["\u201d\u201c\u00bb\u300d][ \t]*$/;

/**
 * Where what somebody asked for is recorded: `**Input**: User description: "…"`. It stays as it was said, and what was
 * not clear in it is asked of the document. Without a mark at the end of a line that closes it, its paragraph is it.
 */
function promptsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(prompt)].map(({ index, 0: label }) => {
    const from = index + label.length;
    const chapterAt = text.slice(from).search(/^#{1,2}[ \t]/m);
    const said = text.slice(from, chapterAt < 0 ? text.length : from + chapterAt);
    let end = 0;
    for (const line of said.split(/(?<=\n)/)) {
      end += line.length;
      if (quoteEnd.test(line.trimEnd())) return { start: index, end: from + end };
    }
    const paragraph = said.search(/\r?\n[ \t]*\r?\n/);
    return { start: index, end: from + (paragraph < 0 ? said.length : paragraph) };
  });
}

function askedIn(written: string): string {
  return written.replace(/^\\?\[\s*NEEDS[ _]CLARIFICATION\s*[:\u2013\u2014-]\s*/i, '').replace(/\\?\]$/, '');
}

/** What a document marks as not clear, where the mark itself is meant and not a rule about such marks. */
export function readMarks(document: MarkdownDocument): readonly ClarificationMark[] {
  const source = readable(document);
  const found: ClarificationMark[] = [];
  const prompts = promptsIn(source.prose);
  for (const match of source.words.matchAll(mark)) {
    const end = match.index + match[0].length;
    // What stands as code in it is a part of the question.
    const question = plainLine(match[1] === undefined ? '' : askedIn(source.prose.slice(match.index, end)));
    if (prompts.some((prompt) => prompt.start <= match.index && match.index < prompt.end)) continue;
    if (
      /^(?:specific )?question$/i.test(question) ||
      (/^\s*(?:\.{3}|\u2026)?$/.test(question) && match[1] !== undefined)
    )
      continue;
    const line =
      source.words
        .slice(Math.max(0, match.index - 2000), match.index)
        .split('\n')
        .at(-1) ?? '';
    const isSpokenOf = before.test(line.slice(-40)) || after.test(source.words.slice(end, end + 20));
    if (question === '' && isAnswered(source.words, match.index)) continue;
    if (question === '' && (isSpokenOf || /^\s*[-*+]\s+\[[ xX]\]/.test(line))) continue;
    // Struck through: the marks before it on its line are open.
    if ((line.match(/~~/g)?.length ?? 0) % 2 === 1) continue;
    found.push({ question, span: spanOf(source, match.index, end) });
  }
  for (const match of source.words.matchAll(bare)) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    found.push({ question: plainLine(match[2] ?? ''), span: spanOf(source, start, match.index + match[0].length) });
  }
  for (const { start, end, question } of openMarksIn(source.words)) {
    const span = spanOf(source, start, end);
    const isTold = found.some((one) => one.span.start < span.end && span.start < one.span.end);
    if (isTold || prompts.some((prompt) => prompt.start <= start && start < prompt.end)) continue;
    found.push({ question: plainLine(question), span });
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}
