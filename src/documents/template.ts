// The skeleton of a document: its sections, what belongs into each, and the `{{places}}` that code fills.
import { visit } from 'unist-util-visit';
import { commentsOf, replaceComments } from './comments.ts';
import { parseDocument, type MarkdownDocument, type Section } from './document.ts';
import { headingName, sameHeading, type HeadingName } from './heading.ts';
import { rangeOf } from './markdown.ts';
import { say, type Sentence } from './sentence.ts';
import { cleanLine, startOfLine, trimBlankLines, withEol } from './text.ts';

export interface Template {
  readonly text: string;
  /** The title and what precedes the first section, with its `{{places}}`. Ends without a blank line. */
  readonly preamble: string;
  /** Names of the `{{places}}` in the whole text, each once, in order. */
  readonly places: readonly string[];
  readonly sections: readonly TemplateSection[];
}

export interface TemplateSection {
  readonly heading: string;
  readonly depth: number;
  /** What belongs into the section, for the prompt: the note, the sample lines, and of an optional one the condition. */
  readonly guide: string;
  /** A comment in it starts with "Optional": without need the whole section is left out. */
  readonly optional: boolean;
  /** It has subsections and no guide of its own, such as "3. Scope". */
  readonly container: boolean;
}

/** Whether a file is a template by its path: what it leaves open is meant to be open. */
export function isTemplate(path: string): boolean {
  return /(?:^|\/)(?:[._]{0,2}templates?|vorlagen|plantillas|\.specify\/presets)\/|(?:^|[/_.-])template\.md$/i.test(
    path,
  );
}

const place = /\{\{([^{}\n]*)\}\}/g;

/** Reads a template. Any text is read as far as it goes; `checkTemplate` says what is wrong with it. */
export function parseTemplate(text: string): Template {
  const known = parsed.get(text);
  if (known) return known;
  const template = readTemplate(text);
  // A run asks for its template at every section; there are as many texts as workflows, and what users make of them.
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, template);
  return template;
}

const mostParsed = 20;
const parsed = new Map<string, Template>();

function readTemplate(text: string): Template {
  const headings = templateHeadings(text);
  const sections = headings.filter((section) => section.depth > 1);
  const first = sections[0]?.start ?? text.length;
  return {
    text,
    preamble: text.slice(0, first).trimEnd(),
    places: [...new Set([...text.matchAll(place)].map((match) => (match[1] ?? '').trim()))],
    sections: sections.map((section, index) => {
      const end = headings.find((other) => other.start > section.start)?.start ?? text.length;
      const own = text.slice(section.headingEnd, end);
      const guide = guideOf(own);
      const optional = commentsOf(own).some(({ words }) => isOptional(words));
      const hasSubsections = (sections[index + 1]?.depth ?? 0) > section.depth;
      return {
        heading: section.title,
        depth: section.depth,
        guide,
        optional,
        container: hasSubsections && guide === '' && !optional,
      };
    }),
  };
}

/**
 * Says what makes a template unusable, in the order of its lines; empty for a good one.
 * `places` are the names that the workflow fills.
 */
export function checkTemplate(text: string, places: readonly string[]): readonly Sentence[] {
  if (cleanLine(text) === '') return [say('The template is empty.')];
  const document = parseDocument('', text);
  const headings = templateHeadings(text);
  return [...checkTitle(headings), ...checkHeadings(headings), ...checkPlaces(text, places), ...openBlocks(document)];
}

/**
 * Puts values into the `{{places}}` of a text; a place without a value stays. Values are Markdown on one line: links,
 * code and emphasis work. They cannot break out of the line they stand in: line breaks become spaces, control and
 * directional characters go, HTML, `|` and what would start or end a heading, a list or a fence are escaped.
 */
export function fillPlaces(text: string, places: Readonly<Record<string, string>>): string {
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const isRow = line.replace(place, '').includes('|');
      const isHeading = /^\ufeff? {0,3}#{1,6}[ \t]/.test(line);
      return line.replace(place, (whole: string, name: string, offset: number) => {
        const key = name.trim();
        if (!Object.hasOwn(places, key)) return whole;
        const value = escapeHtml(cleanLine(places[key] ?? ''));
        const atStart = line.slice(0, offset).trim() === '';
        const atEnd = line.slice(offset + whole.length).trim() === '';
        if (isRow) return escapeBars(value);
        if (isHeading && atEnd) return value.replace(/(^|\s)(#+)$/, '$1\\$2');
        return atStart ? escapeStart(value) : value;
      });
    })
    .join('');
}

/** Headings of a template. A note in italics above an empty list mark reads as a heading in Markdown; here it is none. */
function templateHeadings(text: string): readonly Section[] {
  const document = parseDocument('', text);
  const notes = document.root.children.filter(
    (node) => node.type === 'heading' && node.children.length === 1 && node.children[0]?.type === 'emphasis',
  );
  const starts = new Set(notes.map((node) => startOfLine(text, rangeOf(node).start)));
  return document.sections.filter(
    (section) => !starts.has(section.start) || /^ {0,3}#/.test(text.slice(section.start, section.headingEnd)),
  );
}

function guideOf(own: string): string {
  const guide = replaceComments(withEol(own, '\n'), ({ words }) =>
    isOptional(words) ? words.replace(/^\s*optional\s*[:.,-]?\s*/i, '').trim() : '',
  );
  return trimBlankLines(guide.replace(/\n{3,}/g, '\n\n'));
}

function isOptional(words: string): boolean {
  return /^\s*optional\b/i.test(words);
}

function checkTitle(headings: readonly Section[]): readonly Sentence[] {
  const [first, ...others] = headings;
  if (!first) return [say('The template has no headings: a title (# …) and sections (## …) are needed.')];
  const found: Sentence[] = [];
  if (first.depth !== 1) found.push(say('The template has no title (# …) before its first section.'));
  for (const other of others.filter((section) => section.depth === 1)) {
    found.push(
      say('The template has a second title in line {0}: only one heading may be of the first level.', other.line),
    );
  }
  if (headings.every((section) => section.depth === 1)) found.push(say('The template has no sections (## …).'));
  return found;
}

function checkHeadings(headings: readonly Section[]): readonly Sentence[] {
  const names = headings.map((section) => headingName(section.title));
  return headings.flatMap((section, index) => {
    const { number, words } = names[index] ?? { number: '', words: '' };
    if (number === '' && words === '') return [say('The template has an empty heading in line {0}.', section.line)];
    const earlier = headings.find(
      ({ depth }, at) => at < index && depth > 1 && section.depth > 1 && clash(names[at], names[index]),
    );
    if (!earlier) return [];
    return [
      say(
        'The headings "{0}" and "{1}" of the template (lines {2} and {3}) cannot be told apart.',
        earlier.title,
        section.title,
        earlier.line,
        section.line,
      ),
    ];
  });
}

/** Whether a section could be taken for the other: the same number, or the same words without numbers to part them. */
function clash(one: HeadingName | undefined, other: HeadingName | undefined): boolean {
  if (!one || !other) return false;
  return sameHeading(one, other) || (one.number !== '' && one.number === other.number);
}

function checkPlaces(text: string, places: readonly string[]): readonly Sentence[] {
  const known = places.map((name) => `{{${name}}}`).join(', ');
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const names = [...line.matchAll(place)].map((match) => (match[1] ?? '').trim());
    const unknown = names
      .filter((name) => !places.includes(name))
      .map((name) =>
        known === ''
          ? say('The template has the place {{{0}}} in line {1}, but this document has no places.', name, index + 1)
          : say('The template has the unknown place {{{0}}} in line {1}. Known are: {2}.', name, index + 1, known),
      );
    const halves = /\{\{|\}\}/.test(line.replace(place, ''));
    return halves ? [...unknown, say('The template has a broken {{place}} in line {0}.', index + 1)] : unknown;
  });
}

function openBlocks(document: MarkdownDocument): readonly Sentence[] {
  const found = document.fences
    .filter((fence) => !fence.closed)
    .map((fence) => say('The template has a code block that is not closed, from line {0} on.', fence.line - 1));
  visit(document.root, 'html', (node) => {
    if (!/^<!--/.test(node.value) || node.value.includes('-->')) return;
    const line = node.position?.start.line ?? 1;
    found.push(say('The template has a comment that is not closed (-->), from line {0} on.', line));
  });
  return found;
}

/** `<` becomes text where it would start a tag or a comment: not in code, not in `<https://…>`. */
function escapeHtml(value: string): string {
  return value.replace(
    /(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)|\\.|<(?=[a-z/!?])(?![a-z][a-z0-9+.-]+:[^\s<>]*>|[^\s<>@]+@[^\s<>@]+>)/gi,
    (match) => (match === '<' ? '\\<' : match),
  );
}

/** `|` becomes text, and a backslash at the end cannot take the cell's own `|` along. */
function escapeBars(value: string): string {
  return value.replace(/\\.|\\$|\|/g, (match) => (match === '|' ? '\\|' : match === '\\' ? '\\\\' : match));
}

function escapeStart(value: string): string {
  return value
    .replace(/^(?=#{1,6}(?:\s|$)|>|```|~~~|[-+*](?:\s|$)|(?:[-_*]\s*){3,}$|=+\s*$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}
