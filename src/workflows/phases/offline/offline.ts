// Answers the prompts of the phase plan by rules, without a language model.
import type { ModelRequest } from '../../../core/ports.ts';
import { isRecord } from '../../../documents/json.ts';
import { asAnswered, asAsked, asText, asWanted, list, source, text, type Given } from '../../brief/offline/given.ts';
import { repairedSection } from '../../brief/offline/repair.ts';
import { thoughtsOf } from '../../brief/offline/think.ts';
import { readOutline, readRepository, sizes, type PlannedPhase } from '../facts.ts';
import { isDivision } from '../divide.ts';
import { readPresent, type PresentPhase } from '../division.ts';
import { sizeOf } from '../sizing.ts';
import { approachesFor, byApproach, phasesByApproach } from './approaches.ts';
import { dividedBy } from './divide.ts';
import type { Known } from './draft/material.ts';
import { planOf } from './draft/plan.ts';
import { planGapsOf } from './gaps.ts';
import { planOutlineOf } from './outline.ts';
import { portionsOf } from './packages.ts';
import { planRevisionOf } from './revise/revise.ts';
import { shortened } from './shorten.ts';

const answers: Readonly<Record<string, (facts: Given) => string | object>> = {
  extract: (facts) => planOutlineOf(source(facts)),
  think: (facts) => thoughtsOf(source(facts)),
  approaches: (facts) => approachesFor(facts, known(facts).outline),
  phases: (facts) => ({ phases: phasesFor(facts) }),
  plan: (facts) => withOutgrown(planOf(known(facts), list(facts, 'sections', asWanted)), text(facts, 'outgrown')),
  gaps: (facts) => ({
    questions: planGapsOf(
      known(facts),
      text(facts, 'document'),
      list(facts, 'ledger', asAsked),
      typeof facts['limit'] === 'number' ? facts['limit'] : 5,
    ),
  }),
  revise: (facts) =>
    planRevisionOf(
      known(facts),
      text(facts, 'document'),
      {
        answers: list(facts, 'answers', asAnswered),
        wishes: list(facts, 'wishes', asText).flatMap((wish) => beside(wish, facts)),
      },
      list(facts, 'sections', asWanted).map(({ heading }) => heading),
    ),
  repair: (facts) => repairedSection(text(facts, 'section'), text(facts, 'text')),
  shorten: (facts) => shortened(text(facts, 'text'), typeof facts['lines'] === 'number' ? facts['lines'] : 0),
};

/**
 * Answers one request of the phase plan's workflow from its facts alone: Markdown, or the value of a fact.
 * Facts that are missing count as empty; a prompt that it does not know is answered with nothing.
 */
export function draftOffline(request: Pick<ModelRequest, 'id' | 'facts'>): string | object {
  const prompt = request.id.slice(request.id.lastIndexOf('/') + 1);
  return answers[prompt]?.(request.facts) ?? '';
}

/** What a plan is written from. Where a run has not learned it, the idea tells. */
function known(facts: Given): Known {
  const outline = byApproach(facts, readOutline(facts['outline']) ?? planOutlineOf(source(facts)));
  const repository = readRepository(facts['repository']);
  const scale = facts['size'];
  const stated = isRecord(scale) ? sizes.find((size) => size === scale['size']) : undefined;
  const phases = list(facts, 'phases', asPhase);
  return {
    outline,
    repository,
    // A plan that has phases keeps them, however small it is said to be by now.
    size:
      stated === 'XS' && phases.length > 0 ? 'S' : (stated ?? sizeOf(outline, repository, text(facts, 'idea')).size),
    phases,
    owner: text(facts, 'author').trim(),
    tag: facts['language'],
  };
}

/** What a wish says beside the phases themselves: those follow it already. */
function beside(wish: string, facts: Given): readonly string[] {
  return wish.split(/(?<=[.!。！])\s+|\n+/u).filter((part) => part.trim() !== '' && !isDivision(part, facts));
}

/** What a plan said while it had no phases goes on in its first: nothing that was worked in is lost. */
function withOutgrown(plan: string, outgrown: string): string {
  const lines = outgrown
    .split('\n')
    .filter((line) => /^- /.test(line) && !plan.includes(line.replace(/^- (?:\[.\] )?/, '')));
  const criteria = lines.filter((line) => /^- \[/.test(line));
  const statements = lines.filter((line) => !criteria.includes(line));
  const behind = (text: string, heading: string, added: readonly string[]): string =>
    added.length === 0 ? text : text.replace(`## ${heading}\n\n`, (found) => `${found}${added.join('\n')}\n`);
  return behind(behind(plan, '1.1. Deliverables', statements), '1.4. Exit Criteria', criteria);
}

function phasesFor(facts: Given): readonly PlannedPhase[] {
  const present = readPresent(facts['present']);
  const wishes = list(facts, 'wishes', asText);
  if (present && wishes.length > 0) return dividedBy(wishes, present);
  return [...(present ?? []).map(kept), ...proposed(facts).slice(present?.length ?? 0)];
}

/** A phase that is there already. */
function kept({ number, title, goal, dependsOn, proof }: PresentPhase): PlannedPhase {
  return { title, goal, dependsOn, ...(proof === undefined ? {} : { proof }), was: number };
}

function proposed(facts: Given): readonly PlannedPhase[] {
  const { outline, repository, size } = known(facts);
  const scale = facts['size'];
  const wanted = isRecord(scale) && typeof scale['phases'] === 'number' ? scale['phases'] : undefined;
  const count = Math.max(
    1,
    phasesByApproach(facts, outline) ?? wanted ?? sizeOf(outline, repository, text(facts, 'idea')).phases,
  );
  const proof = repository.testCommand;
  return portionsOf(outline, size === 'XS' ? 1 : count, facts['language']).map(({ title, goal, dependsOn }) => ({
    title,
    goal,
    dependsOn,
    ...(proof === undefined ? {} : { proof }),
  }));
}

function asPhase(value: unknown): PlannedPhase | undefined {
  if (!isRecord(value) || typeof value['title'] !== 'string') return undefined;
  const proof = text(value, 'proof').trim();
  return {
    title: value['title'],
    goal: text(value, 'goal'),
    dependsOn: list(value, 'dependsOn', (number) => (typeof number === 'number' ? number : undefined)),
    ...(proof === '' ? {} : { proof }),
  };
}
