// What a brief looks like: the headings, the rows of its table, and the text of the template that must not remain.
import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import { headingName, sameHeading } from '../../documents/heading.ts';
import { parseMarkdown } from '../../documents/markdown.ts';
import type { Template } from '../../documents/template.ts';
import { names } from './names.ts';

export interface BriefShape {
  readonly headings: readonly ShapeHeading[];
  /** Labels of the metadata table, in order. */
  readonly rows: readonly string[];
  /** The notes in italics that say what belongs into a section, as plain text. */
  readonly notes: readonly string[];
  /** The sample lines below the notes, as plain text. */
  readonly samples: readonly string[];
}

export interface ShapeHeading {
  readonly heading: string;
  readonly depth: number;
  readonly optional: boolean;
}

/** The shape that a template asks for. */
export function shapeOf(template: Template): BriefShape {
  const table = parseMarkdown(template.preamble).children.find((node): node is Table => node.type === 'table');
  const lines = template.sections.flatMap(({ guide }) => guide.split('\n')).filter((line) => line.trim() !== '');
  const isNote = (line: string) => /^\s*([_*])(?![_*\s]).*\1\s*$/.test(line);
  return {
    headings: template.sections.map(({ heading, depth, optional }) => ({ heading, depth, optional })),
    rows: (table?.children.slice(1) ?? []).map((row) => toString(row.children[0] ?? row).trim()),
    notes: lines.filter(isNote).map(plain),
    samples: lines.filter((line) => /^\s*[-*+]/.test(line) && !isNote(line)).map(plain),
  };
}

/** The text of one line of Markdown, without list mark and task box. */
export function plain(line: string): string {
  return toString(parseMarkdown(line.trim().replace(/^[-*+](?:\s+\[[ xX]\])?(?:\s+|$)/, ''))).trim();
}

/** Whether a document is a brief: by its file name, or because it has most of the headings. */
export function isBrief(document: MarkdownDocument, shape: BriefShape): boolean {
  if (/(?:^|\/)task_brief\.md$/i.test(document.path)) return true;
  const names = document.sections.filter(({ depth }) => depth > 1).map(({ title }) => headingName(title));
  const wanted = shape.headings.filter(({ optional }) => !optional).map(({ heading }) => headingName(heading));
  const found = wanted.filter((name) => names.some((other) => sameHeading(name, other)));
  return wanted.length > 0 && found.length >= Math.ceil(wanted.length / 2);
}

/** The shape of Planner's own template; a test keeps it in step with the template. */
export const briefShape: BriefShape = {
  headings: [
    { heading: names.background, depth: 2, optional: false },
    { heading: names.goals, depth: 2, optional: false },
    { heading: names.scope, depth: 2, optional: false },
    { heading: names.inScope, depth: 3, optional: false },
    { heading: names.outOfScope, depth: 3, optional: false },
    { heading: names.solution, depth: 2, optional: false },
    { heading: names.architecture, depth: 3, optional: false },
    { heading: names.components, depth: 3, optional: false },
    { heading: names.flow, depth: 3, optional: true },
    { heading: names.risks, depth: 2, optional: false },
    { heading: names.questions, depth: 2, optional: false },
  ],
  rows: ['Jira Ticket', 'Status', 'Authors', 'Date'],
  notes: [
    'Why the work is needed: the problem and its background, as clear expanded prose in one or two paragraphs.',
    'The primary goals as a list, each a clear outcome that somebody can observe.',
    'What belongs to the work, as a list.',
    'What does not belong to it, as a list. Where nothing was said: To be determined',
    'The technical ideas as a coherent proposal of one or two paragraphs. Where none were given: a standard, industry-accepted solution, marked as proposed for review.',
    'The technical flow from end to end, and its architecture.',
    'The systems, services and repositories that are affected, each with what changes in it.',
    'The risks, each with its mitigation. Dependencies are risks of delay.',
    'The questions that must be answered to finish the plan, as a task list.',
  ],
  samples: [
    'Goal',
    'Component: Description of changes.',
    'Risk: Description.',
    'Mitigation: What is done about it.',
    'Question?',
  ],
};
