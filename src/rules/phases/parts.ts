// The parts that the plan as a whole needs, by its size.
import { say } from '../../documents/sentence.ts';
import type { PhasePlan, PlanSize } from '../../documents/phases.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { readable } from '../../documents/speckit/readable.ts';
import type { Remark } from '../speckit/rule.ts';
import { planRule } from './rule.ts';

interface Part {
  readonly name: string;
  readonly words: RegExp;
  readonly sizes: readonly PlanSize[];
  /** What it is called among the general requirements, where other things have such words in their names. */
  readonly inGeneral?: RegExp;
}

const all: readonly PlanSize[] = ['XS', 'S', 'M', 'L', 'XL'];
const some: readonly PlanSize[] = ['S', 'M', 'L', 'XL'];
const big: readonly PlanSize[] = ['M', 'L', 'XL'];
const biggest: readonly PlanSize[] = ['L', 'XL'];

const needed: readonly Part[] = [
  {
    name: 'Overview',
    sizes: all,
    words: /overview|summary|scope|goals?|objectives?|introduction|background|\u00fcberblick|ziele?/i,
  },
  {
    name: 'General Requirements',
    sizes: some,
    words: /general|guidelines|requirements|standards|ground rules|conventions|allgemein|richtlinien/i,
  },
  { name: 'Risks', sizes: some, words: /risks?|risiken/i },
  {
    name: 'Testing Strategy',
    sizes: big,
    words: /(?<!user )\btest(?!\w*[- ](?:driven|first))|quality assurance|verification/i,
    inGeneral: /^(?:overall |general )?test(?:ing)? (?:strategy|approach|plan)$/i,
  },
  {
    name: 'Checkpoints',
    sizes: big,
    inGeneral: /checkpoints?/i,
    words: /checkpoints?|validation|(?<!code )reviews?|plan maintenance|milestones?|gates?|kontrollpunkte/i,
  },
  {
    name: 'Technical Debt',
    sizes: biggest,
    words: /technical debt|refactoring|maintainab|extensib|scalab|technische schulden/i,
  },
  {
    name: 'Observability',
    sizes: biggest,
    words: /observab|monitor|logging|performance|benchmark|metrics|operations/i,
  },
];

export const planParts = planRule(
  'parts',
  {
    severity: 'warning',
    summary: say(
      'The plan has the parts that its size needs: overview, general requirements, risks, testing, checkpoints.',
    ),
    why: say('What holds for all phases stands once; what no part has room for is not planned.'),
    wrong: '# Plan: Reminders\n\n## Phase 1: Queue',
    right: '## Overview\n\n## General Requirements\n\n## Risks\n\n## Testing Strategy\n\n## Checkpoints',
  },
  (plan, document) => {
    const size = sizeOf(plan);
    const unsaid = unsaidIn(plan, document, size);
    const missing = needed.filter(
      ({ sizes, words, inGeneral }) =>
        sizes.includes(size) &&
        !plan.parts.some((part) => words.test(part)) &&
        !plan.generalParts.some((part) => (inGeneral ?? words).test(part)),
    );
    if (missing.length === 0) return unsaid;
    const names = missing.map(({ name }) => name).join(', ');
    const message =
      plan.size === undefined
        ? say('The plan lacks: {0}. Add these sections, or state a smaller size (“{1}”).', names, '**Size**: S')
        : say('A plan of size {0} needs these sections too: {1}.', plan.size, names);
    return [{ severity: 'warning', message }, ...unsaid];
  },
);

/** Without a stated size the number of phases tells. */
function sizeOf({ size, phases }: PhasePlan): PlanSize {
  return size ?? (phases.length > 2 ? 'M' : phases.length > 1 ? 'S' : 'XS');
}

/** What holds for all phases, in the words that plans have for it. */
const tellings: readonly {
  readonly name: string;
  readonly sizes: readonly PlanSize[];
  /** Whether it counts wherever it stands. */
  readonly anywhere: boolean;
  readonly words: RegExp;
}[] = [
  {
    name: 'test-driven development',
    sizes: some,
    anywhere: true,
    words:
      /\btest[- ]?(?:driven|first)|\bTDD\b|\btests? (?:\w+ ){0,4}first\b|\bfailing tests?\b|\bbefore the code\b|testgetrieben|tests? (?:\S+ ){0,3}zuerst|vor dem code/i,
  },
  {
    name: 'code review',
    sizes: some,
    anywhere: false,
    words: /review|approv|vier[- ]augen|four[- ]eyes|second pair of eyes|gegengelesen|begutacht|pull request .*\bby\b/i,
  },
  {
    name: 'plan updates',
    sizes: some,
    anywhere: true,
    words:
      /\b(?:plan|document|plan file)\b[^.\n]{0,80}\b(?:updat\w+|maintained|adjust\w+|adapt\w+|revised|amended|kept (?:current|true|up to date))\b|\bupdat\w+\b[^.\n]{0,60}\b(?:plan|document)\b|\bliving document\b|\bplan maintenance\b|\b(?:plan|dokument)\b[^.\n]{0,80}\b(?:aktualisier\w*|nachgef\u00fchrt|nachgezogen|angepasst|fortgeschrieben|erg\u00e4nzt|aktuell (?:gehalten|halten)|auf (?:dem )?(?:neuesten |aktuellen )?stand)\b|\b(?:pflegt?|gepflegt)\b[^.\n]{0,60}\bplan\b|\baktualisier\w*[^.\n]{0,60}\b(?:plan|dokument)\b/i,
  },
  {
    name: 'feedback',
    sizes: big,
    anywhere: true,
    words:
      /feedback|\bremarks?\b|\bcomments?\b|refin(?:e|ed|ement)|retrospective|lessons learned|r\u00fcckmeldung|anmerkungen|\bplan\b[^.\n]{0,80}\b(?:adjusted|corrected|revised)\b/i,
  },
];

function unsaidIn({ general }: PhasePlan, document: MarkdownDocument, size: PlanSize): readonly Remark[] {
  if (general === undefined) return [];
  const { prose } = readable(document);
  const unsaid = tellings.filter(
    ({ sizes, words, anywhere }) => sizes.includes(size) && !words.test(anywhere ? prose : general.text),
  );
  if (unsaid.length === 0) return [];
  const names = unsaid.map(({ name }) => name).join(', ');
  const message = say('Nothing is said for all phases about: {0}. Add a line for each.', names);
  return [{ severity: 'warning', span: general.span, message }];
}
