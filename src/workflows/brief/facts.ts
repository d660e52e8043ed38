// What the brief learns from the idea, and how it is checked.
import * as z from 'zod/mini';
import { parseTemplate } from '../../documents/template.ts';
import type { Fact } from '../../core/workflow.ts';
import { read, schemaOf } from '../../core/fact.ts';
import template from './template.md';
import { sentenceWith, ticketsIn, type Ticket } from './tickets.ts';

const statement = z.string();
const statements = z._default(z.array(statement), []);

const outlineShape = z.object({
  title: z.string().check(z.minLength(1)),
  language: z._default(z.string(), 'en'),
  problem: z._default(z.string(), ''),
  goals: statements,
  inScope: statements,
  outOfScope: statements,
  ideas: statements,
  components: z._default(z.array(z.object({ name: z.string(), change: z._default(z.string(), '') })), []),
  risks: z._default(z.array(z.object({ risk: z.string(), mitigation: z._default(z.string(), '') })), []),
  dependencies: statements,
  questions: statements,
  contradictions: statements,
  tickets: z._default(
    z.array(
      z.object({
        id: z.string(),
        url: z._default(z.string(), ''),
        // A model that says something else has said nothing.
        role: z.catch(z.optional(z.enum(['own', 'dependency', 'related'])), undefined),
      }),
    ),
    [],
  ),
});

const gapsShape = z.object({
  questions: z.array(
    z.object({
      section: z.string(),
      question: z.string().check(z.minLength(8)),
      why: z._default(z.string(), ''),
      suggestions: z._default(
        z.array(z.object({ label: z.string(), detail: z.optional(z.string()), recommended: z.optional(z.boolean()) })),
        [],
      ),
    }),
  ),
});

const headings = parseTemplate(template).sections.map(({ heading }) => heading);

/** The core of an idea. Lists hold single statements; what the idea does not say is an empty list. */
export interface Outline {
  readonly title: string;
  /** BCP 47 tag of the idea's language. */
  readonly language: string;
  readonly problem: string;
  readonly goals: readonly string[];
  readonly inScope: readonly string[];
  readonly outOfScope: readonly string[];
  /** Technical approaches, technologies, constraints on the architecture that the text names. */
  readonly ideas: readonly string[];
  readonly components: readonly { readonly name: string; readonly change: string }[];
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  readonly dependencies: readonly string[];
  /** Doubts and questions that the text itself raises. */
  readonly questions: readonly string[];
  /** Statements of the text that exclude each other. */
  readonly contradictions: readonly string[];
  /** All that are mentioned. */
  readonly tickets: readonly Ticket[];
}

/** Learned first: what the idea says, in parts. */
export const outlineFact: Fact = {
  name: 'outline',
  description: 'What the idea says, in parts. Lists are empty where it says nothing.',
  schema: schemaOf(outlineShape),
  parse: (value, known) => supportedOutline(read(outlineShape, value), String(known['idea'] ?? '')),
};

/** Learned after the draft: what is missing or vague. */
export const gapsFact: Fact = {
  name: 'gaps',
  description: 'What the brief lacks, as questions to its author. Empty where nothing is left to ask.',
  schema: schemaOf(gapsShape),
  parse: (value) => {
    const { questions } = read(gapsShape, value);
    return { questions: questions.map((question) => ({ ...question, section: templateHeading(question.section) })) };
  },
};

/** Tickets and links that do not stand in the idea are taken out: nothing is invented. */
function supportedOutline(outline: Outline, source: string): Outline {
  const known = ticketsIn(source);
  const tickets = outline.tickets
    .filter(({ id }) => /^[A-Z][A-Z0-9_]*-\d+$/.test(id) && source.includes(id))
    .map(({ id, url, role }) => ({
      id,
      url: url && source.includes(url) && /^https?:\/\//.test(url) ? url : '',
      role: role ?? known.find((ticket) => ticket.id === id)?.role ?? ('own' as const),
    }));
  // The tag stands among the rules of later prompts, so it must be nothing but a tag.
  const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(outline.language) ? outline.language : 'en';
  const dependencies = [...outline.dependencies, ...unnamed(outline, tickets, source)];
  return { ...outline, title: singleLine(outline.title), language, tickets, dependencies };
}

/** What the idea says of tickets that must come first, where no statement of the outline names them. */
function unnamed(outline: Outline, tickets: readonly Ticket[], source: string): readonly string[] {
  const stated = [...outline.dependencies, ...outline.risks.map(({ risk }) => risk)].join('\n');
  const missing = tickets.filter(({ id, role }) => role === 'dependency' && !stated.includes(id));
  return [...new Set(missing.map(({ id }) => sentenceWith(id, source).slice(0, 300) || id))];
}

function singleLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[.。]$/, '')
    .trim();
}

/** The template's own heading for what a model calls a section. */
function templateHeading(name: string): string {
  const number = /^\s*(\d(?:\.\d)?)/.exec(name)?.[1];
  const byNumber = headings.find((heading) => number !== undefined && heading.startsWith(`${number}. `));
  const folded = name.toLowerCase().replace(/[^\p{L}]/gu, '');
  const byTitle = headings.find((heading) => {
    const title = heading.toLowerCase().replace(/[^\p{L}]/gu, '');
    return folded.length > 3 && (title.includes(folded) || folded.includes(title));
  });
  return byNumber ?? byTitle ?? headings[0] ?? name;
}
