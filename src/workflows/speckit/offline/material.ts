// What the offline drafts are made from: the specification in parts, the repository, the decisions, all by rules.
import { decisionsOf } from '../../../core/decisions/facts.ts';
import type { Facts } from '../../../core/workflow.ts';
import type { MarkdownDocument } from '../../../documents/document.ts';
import { readConstitution, type Constitution } from '../../../documents/speckit/constitution.ts';
import type { TechnicalDecision } from '../../../documents/speckit/decision/decision.ts';
import { readEndpoints, type Endpoint } from '../../../documents/speckit/endpoints.ts';
import type { Requirement, Spec } from '../../../documents/speckit/spec.ts';
import type { Story } from '../../../documents/speckit/stories.ts';
import { analysisOf, type Analysis } from '../analysis.ts';
import { contractsOf, type PlannedContract } from '../contracts.ts';
import { constitutionDocument, isRecord, placeOf, specDocument, specOf, textOf, titleOf } from '../known.ts';
import { assigned, type Assignment } from './assign.ts';

export interface Repository {
  readonly languages: readonly string[];
  readonly testCommand: string;
  readonly buildCommand: string;
  readonly layout: readonly string[];
  readonly conventions: readonly string[];
}

export interface Material {
  readonly title: string;
  readonly folder: string;
  readonly branch: string;
  /** What the user typed as technical context. */
  readonly context: string;
  readonly document: MarkdownDocument;
  readonly spec: Spec;
  readonly endpoints: readonly Endpoint[];
  readonly constitution: Constitution | undefined;
  readonly repository: Repository;
  readonly analysis: Analysis;
  readonly decisions: readonly TechnicalDecision[];
  readonly contracts: readonly PlannedContract[];
  /** Which requirements belong to which story. */
  readonly assignment: Assignment;
  readonly facts: Facts;
}

/** Reads the facts of a request. */
export function materialOf(facts: Facts): Material {
  const document = specDocument(facts);
  const spec = specOf(facts);
  const { folder, branch } = placeOf(facts);
  const constitution = textOf(facts, 'constitution') === '' ? undefined : readConstitution(constitutionDocument(facts));
  return {
    title: titleOf(facts),
    ...{ folder, branch, document, spec, facts },
    context: textOf(facts, 'idea').trim(),
    endpoints: uniqueEndpoints(readEndpoints(document)),
    constitution: constitution?.template === false ? constitution : undefined,
    repository: repositoryOf(facts['repository']),
    analysis: analysisOf(facts),
    decisions: decisionsOf(facts),
    contracts: contractsOf(facts),
    assignment: assigned(document, spec),
  };
}

/** Everything that says what is wanted, as one text. */
export function wantedText({ document, context, facts }: Pick<Material, 'document' | 'context' | 'facts'>): string {
  return [withoutInstructions(document), context, textOf(facts, 'specAnswers'), textOf(facts, 'clarifications')].join(
    '\n',
  );
}

/** The specification without what its template says to whoever writes it. */
export function withoutInstructions(document: MarkdownDocument): string {
  const parts = document.sections.filter(({ depth, title }) => depth === 2 && isInstruction(title));
  return parts.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), document.text);
}

/** Whether a chapter is what the template says to whoever writes it. */
export function isInstruction(title: string): boolean {
  return /execution (?:flow|status)|quick guidelines|review (?:&|and) acceptance|section requirements/i.test(title);
}

/** All ids of requirements whose text matches. */
export function idsWhere(requirements: readonly Requirement[], pattern: RegExp): readonly string[] {
  return requirements.filter(({ text }) => pattern.test(text)).map(({ id }) => id);
}

/** The text of an item on one line, at most so long, ending with a whole word. */
export function brief(text: string, length = 160): string {
  const line = text
    .replaceAll('\ufffd', '')
    .replace(/\[NEEDS CLARIFICATION[^\]]*\]/g, '(not clear yet)')
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '/')
    .trim();
  if (line.length <= length) return line;
  const head = line.slice(0, length);
  const end = head.lastIndexOf(' ');
  return `${(end > length * 0.6 ? head.slice(0, end) : head).replace(/[\s,;:(]+$/, '').toWellFormed()}…`;
}

/** The first sentence of a text. */
export function firstSentence(text: string, length = 220): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.{20,}?[.!?。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  return brief(sentence, length);
}

/** What stands in the section of a story behind a label, such as “Independent Test”. */
export function labelled({ document }: Pick<Material, 'document'>, story: Story, label: RegExp): string {
  const section = document.sections.find(({ start }) => start === story.span.start);
  const text = section ? document.text.slice(section.headingEnd, section.end) : '';
  for (const line of text.split(/\n\s*\n|\n(?=\s*(?:\*\*|[-*]\s))/)) {
    const match = /^\s*(?:[-*]\s+)?\*\*([^*]{2,60}?):?\*\*\s*:?\s*([\s\S]*)$/.exec(line);
    if (match && label.test(match[1] ?? '')) return (match[2] ?? '').replace(/\s+/g, ' ').trim();
  }
  return '';
}

/** The first paragraph of a story: who wants what and why. */
export function storyText({ document }: Pick<Material, 'document'>, story: Story): string {
  const section = document.sections.find(({ start }) => start === story.span.start);
  const text = section ? document.text.slice(section.headingEnd, section.bodyEnd) : '';
  const paragraph = text
    .split(/\n\s*\n/)
    .find((part) => /\p{L}/u.test(part) && !/^\s*(?:\*\*|#|<!--|[-*|>]|\d+\.)/.test(part));
  return (paragraph ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .trim();
}

function uniqueEndpoints(found: readonly Endpoint[]): readonly Endpoint[] {
  return [...new Map(found.map((one) => [`${one.method} ${one.path}`, one])).values()];
}

function repositoryOf(value: unknown): Repository {
  const of = (name: string): readonly string[] => {
    const list = isRecord(value) ? value[name] : undefined;
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  };
  const command = (name: string): string => {
    const text = isRecord(value) ? value[name] : undefined;
    return typeof text === 'string' ? text : '';
  };
  return {
    languages: of('languages'),
    testCommand: command('testCommand'),
    buildCommand: command('buildCommand'),
    layout: of('layout'),
    conventions: of('conventions'),
  };
}
