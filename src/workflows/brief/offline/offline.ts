// Answers the prompts of the brief by rules, without a language model.
import type { ModelRequest } from '../../../core/ports.ts';
import type { Outline } from '../facts.ts';
import { draftOf, type Wanted } from './draft/draft.ts';
import { outlineOf, type Source } from './extract/outline.ts';
import { gapsOf, type Asked } from './gaps/gaps.ts';
import { repairedSection } from './repair.ts';
import { revisionOf, type Answered } from './revise/revise.ts';
import type { Open } from './revise/settled.ts';
import { thoughtsOf } from './think.ts';

type Facts = Readonly<Record<string, unknown>>;

const answers: Readonly<Record<string, (facts: Facts) => string | object>> = {
  extract: (facts) => outlineOf(source(facts)),
  think: (facts) => thoughtsOf(source(facts)),
  draft: (facts) => draftOf(outline(facts), text(facts, 'idea'), sections(facts), facts['language']),
  gaps: (facts) => ({
    questions: gapsOf(
      outline(facts),
      text(facts, 'document'),
      list(facts, 'ledger', asAsked),
      typeof facts['limit'] === 'number' ? facts['limit'] : 5,
      facts['language'],
      text(facts, 'idea'),
    ),
  }),
  revise: (facts) =>
    revisionOf(
      outline(facts),
      text(facts, 'document'),
      {
        answers: list(facts, 'answers', asAnswered),
        wishes: list(facts, 'wishes', asText),
        open: list(facts, 'open', asOpen),
        idea: text(facts, 'idea'),
      },
      sections(facts).map(({ heading }) => heading),
      facts['language'],
    ),
  repair: (facts) => repairedSection(text(facts, 'section'), text(facts, 'text')),
};

/**
 * Answers one request of the brief's workflow from its facts alone: Markdown, or the value of a fact.
 * Facts that are missing count as empty; a prompt that it does not know is answered with nothing.
 */
export function draftOffline(request: Pick<ModelRequest, 'id' | 'facts'>): string | object {
  const prompt = request.id.slice(request.id.lastIndexOf('/') + 1);
  return answers[prompt]?.(request.facts) ?? '';
}

function source(facts: Facts): Source {
  const language = text(facts, 'language');
  const references = list(facts, 'references', (value) =>
    isRecord(value) ? { name: text(value, 'name'), text: text(value, 'text') } : undefined,
  );
  return { idea: text(facts, 'idea'), references, ...(language ? { language } : {}) };
}

/** The outline as it was learned; where a run has none, that of its idea. */
function outline(facts: Facts): Outline {
  const known = facts['outline'];
  return isOutline(known) ? known : outlineOf(source(facts));
}

function isOutline(value: unknown): value is Outline {
  const lists = [
    'goals',
    'inScope',
    'outOfScope',
    'ideas',
    'components',
    'risks',
    'dependencies',
    'questions',
    'contradictions',
  ];
  return (
    isRecord(value) &&
    typeof value['title'] === 'string' &&
    typeof value['problem'] === 'string' &&
    lists.every((name) => Array.isArray(value[name]))
  );
}

function sections(facts: Facts): readonly Wanted[] {
  return list(facts, 'sections', (value) =>
    isRecord(value) && typeof value['heading'] === 'string'
      ? { heading: value['heading'], optional: value['optional'] === true, container: value['container'] === true }
      : undefined,
  );
}

function asAsked(value: unknown): Asked | undefined {
  return isRecord(value) ? { section: text(value, 'section'), question: text(value, 'question') } : undefined;
}

function asAnswered(value: unknown): Answered | undefined {
  if (!isRecord(value)) return undefined;
  return {
    section: text(value, 'section'),
    question: text(value, 'question'),
    answer: text(value, 'answer'),
    unsure: value['unsure'] === true,
  };
}

function asOpen(value: unknown): Open | undefined {
  if (!isRecord(value)) return undefined;
  return { id: text(value, 'id'), section: text(value, 'section'), question: text(value, 'question') };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list<T>(facts: Facts, name: string, read: (value: unknown) => T | undefined): readonly T[] {
  const values = facts[name];
  return Array.isArray(values)
    ? values.map((value: unknown) => read(value)).filter((value) => value !== undefined)
    : [];
}

function text(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
