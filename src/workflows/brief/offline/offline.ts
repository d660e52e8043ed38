// Answers the prompts of the brief by rules, without a language model.
import type { ModelRequest } from '../../../core/ports.ts';
import { isRecord } from '../../../documents/json.ts';
import type { Outline } from '../facts.ts';
import { draftOf } from './draft/draft.ts';
import { outlineOf } from './extract/outline.ts';
import { gapsOf } from './gaps/gaps.ts';
import { asAnswered, asAsked, asText, asWanted, list, source, text, type Given } from './given.ts';
import { repairedSection } from './repair.ts';
import { revisionOf } from './revise/revise.ts';
import type { Open } from './revise/settled.ts';
import { thoughtsOf } from './think.ts';

const answers: Readonly<Record<string, (facts: Given) => string | object>> = {
  extract: (facts) => outlineOf(source(facts)),
  think: (facts) => thoughtsOf(source(facts)),
  draft: (facts) => draftOf(outline(facts), text(facts, 'idea'), list(facts, 'sections', asWanted), facts['language']),
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
      list(facts, 'sections', asWanted).map(({ heading }) => heading),
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

/** The outline as it was learned; where a run has none, that of its idea. */
function outline(facts: Given): Outline {
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

function asOpen(value: unknown): Open | undefined {
  if (!isRecord(value)) return undefined;
  return { id: text(value, 'id'), section: text(value, 'section'), question: text(value, 'question') };
}
