// What the prompts' places stand for, by name. `checkWorkflow` knows them from here.
import type { TemplateSection } from '../../documents/template.ts';
import type { LedgerEntry } from '../questions.ts';
import type { Idea, RunState } from '../run.ts';

/** Places that any prompt may use, whatever the workflow. */
export const commonPlaces = ['idea', 'references', 'language', 'today'] as const;

/** Places that a step of a kind adds. */
export const placesByStep = {
  analyze: ['thoughts', 'present', 'wishes'],
  choose: [],
  weigh: ['count', 'wishes', 'inputs'],
  generate: ['sections', 'section', 'text', 'findings', 'guide', 'lines', 'subject', 'written', 'outgrown'],
  clarify: [
    'document',
    'ledger',
    'limit',
    'required',
    'answers',
    'wishes',
    'open',
    'unsure',
    'division',
    'sections',
    'section',
    'text',
    'findings',
    'guide',
  ],
  decide: ['thoughts', 'outcomes', 'decision', 'question', 'talk'],
  feature: [],
  research: [],
  produce: [
    'sections',
    'section',
    'text',
    'findings',
    'guide',
    'lines',
    'subject',
    'written',
    'inputs',
    'title',
    'file',
    'format',
    'changed',
    'wishes',
    'targets',
    'document',
    'sources',
    ...['openapi', 'asyncapi', 'graphql', 'protobuf', 'jsonschema', 'markdown'],
  ],
  review: ['thoughts', 'artifacts', 'findings', 'section', 'text', 'guide', 'coverage', 'format'],
  mark: [],
  gather: [],
  report: [],
} as const;

/** The values of the common places, and of every fact that the run has learned, as JSON. */
export function commonValues(state: RunState, language: string): Readonly<Record<string, string>> {
  const facts = Object.entries(state.facts).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value, null, 1),
  ]);
  return {
    ...Object.fromEntries(facts),
    idea: state.idea?.text ?? '',
    references: formatReferences(state.idea),
    language,
  };
}

/** The language that the body is written in, as the prompts name it. */
export function bodyLanguage(state: RunState, setting: string | undefined): string {
  const read = state.facts['outline'] ?? state.facts['analysis'];
  const found = typeof read === 'object' && read !== null && 'language' in read ? read.language : undefined;
  return setting || (typeof found === 'string' && found) || 'the language of the idea';
}

/** The sections to write, each with its note. */
export function formatSections(sections: readonly TemplateSection[]): string {
  return sections
    .map(({ heading, guide, optional }, index) => {
      const same = sections.slice(0, index).find((other) => guide.length > longestTwice && other.guide === guide);
      const note = same ? `as “${same.heading}”` : guide.replace(/\s*\n\s*/g, ' / ');
      return `## ${heading}\n(${optional ? 'optional; ' : ''}${note})`;
    })
    .join('\n\n');
}

/** In characters: a longer note is given once, to the first of the sections that have it. */
const longestTwice = 40;

/** The ledger as a list: what was asked and what was said. */
export function formatLedger(ledger: readonly LedgerEntry[]): string {
  const lines = ledger
    .filter((entry) => entry.section !== '')
    .map((entry) => `- [${entry.section}] ${entry.question} → ${saidOf(entry)}`);
  return lines.join('\n') || '(nothing was asked yet)';
}

/** Questions and what the user answered. */
export function formatAnswers(entries: readonly LedgerEntry[]): string {
  return entries
    .map((entry) => `- Section: ${entry.section}\n  Question: ${entry.question}\n  Answer: ${saidOf(entry)}`)
    .join('\n');
}

/** Questions by their ids. */
export function formatQuestions(entries: readonly LedgerEntry[]): string {
  return entries.map(({ id, section, question }) => `- ${id} [${section}] ${question}`).join('\n');
}

/** What was said; a suggestion that was taken says with it what it means. */
function saidOf({ state, answer = '', proposal, suggestions }: LedgerEntry): string {
  const meant = (label: string): string => {
    const detail = suggestions.find((suggestion) => suggestion.label === label)?.detail;
    return detail ? `${label} (${detail})` : label;
  };
  if (state === 'answered') return meant(answer);
  if (state !== 'unsure') return state;
  return proposal === undefined ? 'not sure' : `not sure; to be proposed: ${meant(proposal)}`;
}

function formatReferences(idea: Idea | undefined): string {
  const references = idea?.references ?? [];
  return references.map(({ name, text }) => `### ${name}\n${text}`).join('\n\n') || '(none)';
}
