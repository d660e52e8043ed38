// Templates: Markdown skeletons whose headings are law.
import { bodyOf, parseDocument, type MarkdownDocument, type Section } from './document.ts';
import { say, type Sentence } from './sentence.ts';

/** A template, taken apart. */
export interface Template {
  readonly text: string;
  /** The title and all that precedes the first section, with its `{{places}}`. */
  readonly preamble: string;
  /** Names of the places, each once. */
  readonly places: readonly string[];
  readonly sections: readonly TemplateSection[];
}

export interface TemplateSection {
  /** To the letter, without the `#` signs. */
  readonly heading: string;
  readonly depth: number;
  /** What belongs there: the italic note and the sample lines. */
  readonly guide: string;
  /** Left out where nothing belongs there: an HTML comment says “Optional”. */
  readonly optional: boolean;
  /** Holds subsections and no text of its own. */
  readonly container: boolean;
}

const parsed = new Map<string, Template>();

/** Takes a template apart. A malformed one gives what can be read; `checkTemplate` says what is wrong. */
export function parseTemplate(text: string): Template {
  const known = parsed.get(text);
  if (known) return known;
  const document = parseDocument('', text);
  const title = document.sections.find(({ depth }) => depth === 1);
  const sections = document.sections.filter((section) => section !== title);
  const template: Template = {
    text,
    preamble: text
      .slice(0, sections[0]?.start ?? text.length)
      .replace(/^\ufeff/, '')
      .trimEnd(),
    places: [...new Set([...text.matchAll(place)].map((match) => match[1]?.trim() ?? ''))],
    sections: sections.map((section) => templateSection(document, section)),
  };
  if (parsed.size > 50) parsed.clear();
  parsed.set(text, template);
  return template;
}

/** What makes a template unusable; `places` are the names that can be filled. */
export function checkTemplate(text: string, places: readonly string[]): readonly Sentence[] {
  const document = parseDocument('', text);
  const template = parseTemplate(text);
  const problems: Sentence[] = [];
  const titles = document.sections.filter(({ depth }) => depth === 1);
  if (titles.length !== 1)
    problems.push(
      say('A template needs exactly one title (a line that starts with “# ”); this one has {0}.', titles.length),
    );
  if (template.sections.length === 0)
    problems.push(say('A template needs at least one section (a line that starts with “## ”).'));
  const headings = template.sections.map(({ heading }) => heading);
  for (const heading of new Set(headings.filter((name, index) => headings.indexOf(name) !== index))) {
    problems.push(say('The template has two sections called “{0}”.', heading));
  }
  if (headings.some((heading) => heading === '')) problems.push(say('The template has a heading without text.'));
  for (const name of template.places.filter((candidate) => !places.includes(candidate))) {
    problems.push(say('The template’s place {0} is not known; there are: {1}.', `{{${name}}}`, places.join(', ')));
  }
  for (const fence of document.fences.filter(({ closed }) => !closed)) {
    problems.push(say('The template’s code fence in line {0} is not closed.', fence.line - 1));
  }
  if ((text.match(/<!--/g)?.length ?? 0) > (text.match(/-->/g)?.length ?? 0)) {
    problems.push(say('The template has a comment that is not closed.'));
  }
  return problems;
}

/**
 * Fills the `{{places}}` of a text with finished Markdown. A value cannot break out of its line or table cell.
 * A place without a value stays as it is.
 */
export function fillPlaces(text: string, places: Readonly<Record<string, string>>): string {
  return text
    .split('\n')
    .map((line) => {
      const inTable = /^\s*\|/.test(line);
      return line.replace(place, (whole, name: string) => {
        const value = Object.hasOwn(places, name.trim()) ? places[name.trim()] : undefined;
        return value === undefined ? whole : singleLine(value, inTable);
      });
    })
    .join('\n');
}

const place = /\{\{([^{}\n]+)\}\}/g;

function singleLine(value: string, inTable: boolean): string {
  const line = value
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/<(?=[a-z!/?])/gi, '&lt;')
    .replace(/\s+/g, ' ')
    .trim();
  return inTable ? line.replace(/\\?\|/g, '\\|') : line.replace(/^#+\s*/, '').replace(/\s+#+$/, '');
}

function templateSection(document: MarkdownDocument, section: Section): TemplateSection {
  const body = bodyOf(document, section);
  const comments = [...body.matchAll(/<!--([\s\S]*?)-->/g)].map((match) => match[1]?.trim() ?? '');
  const notes = body.replace(/<!--[\s\S]*?-->/g, '').trim();
  const hasChildren = document.sections.some(
    (other) => other.start > section.start && other.end <= section.end && other.depth > section.depth,
  );
  return {
    heading: section.title,
    depth: section.depth,
    guide: [notes.replace(/^\*(.+)\*$/gm, '$1'), ...comments].filter(Boolean).join('\n'),
    optional: comments.some((comment) => /\boptional\b|include only/i.test(comment)),
    container: hasChildren && notes === '',
  };
}
