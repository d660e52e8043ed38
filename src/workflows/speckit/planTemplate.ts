// The plan in the project's own template, whatever version of spec-kit it comes from: its headings are kept, what it says
// to whoever fills it in becomes the note of the section.
import type { Facts } from '../../core/workflow.ts';
import { replaceComments } from '../../documents/comments.ts';
import { parseDocument, type MarkdownDocument, type Section } from '../../documents/document.ts';
import { checkTemplate, parseTemplate } from '../../documents/template.ts';
import { cleanLine } from '../../documents/text.ts';
import { textOf } from './known.ts';
import builtIn from '../../core/speckit/scaffold/plan-template.md';

/** The places that code fills in a plan. */
export const planPlaces = ['Feature', 'Branch', 'Date', 'Spec', 'Folder', 'Limits'] as const;

/** The template of the plan by what a run knows: the project's, where it can be used, else the one that Planner sets up. */
export function planSkeleton(facts: Facts): string {
  const project = textOf(facts, 'planTemplate');
  return (project && converted(project)) || converted(builtIn) || builtIn;
}

/** The headings that the plan has. */
export function planHeadings(facts: Facts): readonly string[] {
  return parseTemplate(planSkeleton(facts)).sections.map(({ heading }) => heading);
}

/** The sections of old templates that only instruct: they stay as the template has them. */
const instructing = /^(?:execution flow|phase 3\+|progress tracking)/i;

/** The texts of those sections, by their headings. */
export function keptSections(facts: Facts): Readonly<Record<string, string>> {
  const project = textOf(facts, 'planTemplate');
  if (project === '' || converted(project) === undefined) return {};
  const document = parseDocument('plan-template.md', withoutFront(project));
  const known = new Set(planHeadings(facts));
  return Object.fromEntries(
    document.sections
      .filter(({ depth, title }) => depth > 1 && instructing.test(plain(title)) && known.has(plain(title)))
      .map((section) => [plain(section.title), kept(document.text.slice(section.headingEnd, section.bodyEnd))]),
  );
}

/** Whether a section of a plan holds only what the template put there: nobody has written it. */
export function isOnlyTemplate(heading: string, body: string, facts: Facts): boolean {
  const bare = folded(body);
  if (bare === '') return true;
  const sources = [textOf(facts, 'planTemplate'), builtIn].filter(Boolean);
  return sources.some((source) => {
    const document = parseDocument('plan-template.md', withoutFront(source));
    const texts = document.sections
      .filter(({ title }) => plain(title).toLowerCase() === plain(heading).toLowerCase())
      .map((section) => folded(document.text.slice(section.headingEnd, section.bodyEnd)));
    return texts.includes(bare);
  });
}

const cache = new Map<string, string | undefined>();

function converted(project: string): string | undefined {
  if (cache.has(project)) return cache.get(project);
  if (cache.size > mostCached) cache.clear();
  const text = convert(project);
  const usable = text !== undefined && checkTemplate(text, planPlaces).length === 0 ? text : undefined;
  cache.set(project, usable);
  return usable;
}

const mostCached = 8;

/** The template with Planner's places and notes; nothing where it has no title or no sections. */
function convert(project: string): string | undefined {
  const source = withoutFront(project).replace(/\r\n/g, '\n');
  const document = parseDocument('plan-template.md', source);
  const [title, ...others] = document.sections;
  const sections = others.filter(({ depth, title: name }) => depth > 1 && plain(name) !== '');
  if (title?.depth !== 1 || sections.length === 0) return undefined;
  const seen = new Set<string>();
  const blocks = sections.flatMap((section) => {
    const name = plain(section.title);
    if (seen.has(name.toLowerCase())) return [];
    seen.add(name.toLowerCase());
    const body = source.slice(section.headingEnd, section.bodyEnd);
    const note = instructing.test(name) ? '*Kept as the template has it.*' : noteOf(body, section);
    return [`${'#'.repeat(section.depth)} ${name}${note === '' ? '' : `\n${note}`}`];
  });
  return [`${placed(preambleOf(document), true)}\n\n{{Limits}}`, ...blocks].join('\n\n') + '\n';
}

function preambleOf(document: MarkdownDocument): string {
  const first = document.sections.find(({ depth }) => depth > 1);
  return document.text.slice(document.sections[0]?.start ?? 0, first?.start ?? document.text.length).trimEnd();
}

/** Places of other tools are none of Planner's. */
const braces = /([{}])\1/g;

/** The samples of the first lines as places; what only speaks to the writer goes. */
function placed(text: string, isPreamble: boolean): string {
  const lines = replaceComments(text)
    .replace(braces, '$1 $1')
    .replace(/\[FEATURE(?: NAME)?\]/g, '{{Feature}}')
    .replace(/`?\/?(?:\.specify\/)?specs\/\[###[^\]]*\]\/spec\.md`?/g, '`{{Folder}}/spec.md`')
    .replace(/\[#{2,}[^\]\n]*\]/g, '{{Branch}}')
    .replace(/\[DATE\]/g, '{{Date}}')
    .replace(/\[link\](?!\()/g, '{{Spec}}')
    .split('\n');
  const isKept = (line: string): boolean =>
    !isPreamble || (!/^\s*(?:>\s*)?\*\*Note\*\*\s*:.*template/i.test(line) && !/^-{3,}\s*$/.test(line));
  return lines
    .filter(isKept)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

/** What the template says of a section, as a note in italics: its comments and samples are what belongs there. */
function noteOf(body: string, { title }: Section): string {
  const words = replaceComments(body, (comment) => ` ${comment.words.replace(/={3,}/g, ' ')} `)
    .replace(/^\s*(?:`{3,}|~{3,}).*$/gm, ' ')
    .replace(/^-{3,}\s*$/gm, ' ')
    .replace(braces, '$1 $1');
  const line = cleanLine(words.replace(/\s+/g, ' ')).replace(/[*_]/g, '').replaceAll('<', '‹').trim();
  const known = Object.entries(hints).find(([pattern]) => new RegExp(pattern, 'i').test(title))?.[1] ?? '';
  const said = line.length > longestNote ? `${line.slice(0, longestNote).toWellFormed()}…` : line;
  const isTold = known !== '' && !/technical context|constitution/i.test(title);
  const note = [known, said === '' || isTold ? '' : `The template says: ${said}`].filter(Boolean).join(' ');
  return note === '' ? '' : `*${note}*`;
}

const longestNote = 900;

/** What the sections that every version has need beyond what their template says. */
const hints: Readonly<Record<string, string>> = {
  '^summary$': 'The primary requirement and the technical approach, with the decisions that shape it (TD ids).',
  'technical context':
    'One line a field, “**Name**: value”, the fields in the order of the template. Each value settled: from the repository, the technical context or a decision (its id behind it). What nothing settles is “Not stated: to be decided”.',
  'constitution check':
    'One line for each principle that touches this feature: met and by what, or violated and why. Without a constitution one line says so.',
  'source code':
    'The folders and files that this feature adds or changes, as a tree in a fence marked text, then “**Structure Decision**: …”. Real paths of this repository; a folder that is new is marked “(new)”, once for all below it.',
  '^documentation\\b': 'Made by code.',
  '^phase \\d':
    'What this phase comes to for this feature, in a few lines: its outputs with their files. No instructions.',
  complexity:
    'Only violations of the constitution that are justified, as the table; else the one line that there are none.',
};

/** A section that stays: without horizontal rules at its end, and without the first blank lines. */
function kept(body: string): string {
  return body
    .replace(/\r\n/g, '\n')
    .replace(/(?:\n\s*(?:-{3,}|\*Based on Constitution[^\n]*\*)\s*)+$/, '')
    .trim();
}

function withoutFront(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/^\s*---\r?\n[\s\S]*?\r?\n---\s*?\r?\n/, '');
}

function plain(heading: string): string {
  return cleanLine(heading)
    .replace(braces, '$1 $1')
    .replace(/\s*(?:_\([^)]*\)_|\*\([^)]*\)\*)\s*$/, '')
    .trim();
}

/** For comparison: without white space, marks and the samples' own brackets. */
function folded(text: string): string {
  return replaceComments(text)
    .replace(/^-{3,}\s*$/gm, '')
    .replace(/\s+/g, '')
    .toLowerCase();
}
