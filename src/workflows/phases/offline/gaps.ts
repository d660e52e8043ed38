// Finds what a plan still lacks, as questions that name the things of the task.
import { sameQuestion } from '../../../core/questions.ts';
import { bodyOf, findSection, parseDocument, type MarkdownDocument } from '../../../documents/document.ts';
import { languageOf, phraseLanguage } from '../../../documents/language.ts';
import type { Asked } from '../../brief/offline/gaps/gaps.ts';
import type { Question, Suggestion } from '../../brief/offline/gaps/candidates.ts';
import { vagueWord } from '../../brief/offline/gaps/vague.ts';
import { quotesIn } from '../../brief/offline/text/quotes.ts';
import { materialOf, type Known, type Material } from './draft/material.ts';
import { fill } from './phrases/phrases.ts';
import { inShort } from './packages.ts';
import { scopeParts } from './revise/scope.ts';

interface Candidate extends Question {
  /** How much the answer changes the plan. */
  readonly weight: number;
}

/** After so many times the limit nothing further is asked. */
const mostRounds = 3;
/** What a change of a few lines is worth asking. */
const mostForSmall = 2;

/** The questions to ask next, the one that matters most first; none where nothing is left. */
export function planGapsOf(known: Known, text: string, asked: readonly Asked[], limit: number): readonly Question[] {
  const most = Math.max(1, limit);
  if (asked.length >= most * mostRounds) return [];
  const material = materialOf(known);
  const document = parseDocument('', text);
  const own = new Set(known.outline.questions);
  const candidates = [
    ...ownQuestions(material),
    ...(known.size === 'XS'
      ? []
      : [...scopeGaps(material, document), ...usual(material), ...checks(material, document)]),
    ...proof(material),
    ...(known.size === 'XS' ? [] : approach(material)),
    ...risks(material, document),
  ].map((candidate) => ({ ...candidate, section: placed(candidate.section, document) }));
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.weight - a.weight)) {
    const isKnown = (other: { readonly section: string; readonly question: string }) =>
      candidate.question === other.question ||
      (!own.has(candidate.question) && sameQuestion(complete(other), complete(candidate)));
    if (![...asked, ...chosen].some(isKnown)) chosen.push(candidate);
  }
  const room = known.size === 'XS' ? Math.max(0, Math.min(most, mostForSmall) - asked.length) : most;
  return chosen
    .slice(0, room)
    .map(({ section, question, why, suggestions }) => ({ section, question, why, suggestions }));
}

function complete({ section, question }: { readonly section: string; readonly question: string }) {
  return { id: '', section, question, why: '', suggestions: [] };
}

/** A heading that the document has. */
function placed(section: string, document: MarkdownDocument): string {
  const found = [section, ...(instead[section] ?? []), 'Overview'].find((name) => findSection(document, name));
  return found ?? section;
}

const instead: Readonly<Record<string, readonly string[]>> = {
  Scope: ['Overview'],
  'Success Criteria': ['Done When', 'Objectives'],
  'General Requirements': ['Done When', 'Change'],
  'Deployment and Rollback': ['General Requirements'],
  Decisions: ['1.5. Technical Specification', 'Change'],
};

/** What the text leaves open or says twice. */
function ownQuestions({ outline, brief }: Material): readonly Candidate[] {
  const clashes = outline.contradictions.map((sentence, index) => {
    const [one, other] = quotesIn(sentence);
    const isPair = one !== undefined && other !== undefined;
    return {
      section: 'Scope',
      question: isPair ? brief.ask.contradiction(one, other) : brief.ask.open(sentence),
      why: brief.ask.whyContradiction,
      suggestions: isPair ? [{ label: one }, { label: other }] : [],
      weight: 100 - index,
    };
  });
  const open = [...new Set([...outline.questions, ...outline.unknowns])].map((question, index) => ({
    section: 'Scope',
    question: /[?？]["”»』」)]*\s*$/u.test(question) ? question : brief.ask.open(question),
    why: brief.ask.whyOpen,
    suggestions: [{ label: brief.ask.later }],
    weight: 88 - index,
  }));
  return [...clashes, ...open];
}

function scopeGaps({ outline, brief, proposed }: Material, document: MarkdownDocument): readonly Candidate[] {
  const section = findSection(document, 'Scope');
  const isOpen = section ? scopeParts(bodyOf(document, section)).isOutsideOpen : outline.outOfScope.length === 0;
  if (!isOpen) return [];
  const near = proposed.flatMap(({ outside }) => outside).slice(0, 3);
  return [
    {
      section: 'Scope',
      question: brief.ask.outside(outline.title),
      why: brief.ask.whyOutside,
      suggestions: [...near, brief.ask.nothingExcluded].map((label) => ({ label })),
      weight: 78,
    },
  ];
}

/** What such work always has to decide, constraints and preferences, who answers for it, how it goes live. */
function usual({ outline, brief, say, proposed, owner, size, phases }: Material): readonly Candidate[] {
  const title = outline.title;
  const [kind] = proposed;
  const found: Candidate[] = [];
  if (kind && kind.answers.length > 0) {
    found.push({
      section: 'Decisions',
      question: brief.ask.about(title, kind.question),
      why: kind.why,
      suggestions: recommendFirst(kind.answers),
      weight: 74,
    });
  }
  if (outline.constraints.length === 0) {
    found.push(candidate('General Requirements', fill(say.constraints, title), say.whyConstraints, [], 72));
  }
  if (owner === '') {
    const subject = inShort(phases[0]?.title ?? title);
    found.push(candidate('General Requirements', fill(say.owner, subject), say.whyOwner, [], 62));
  }
  if (size === 'L' || size === 'XL' || outline.concerns.includes('deployment')) {
    const answers = recommendFirst([say.stepwise, say.atOnce]);
    found.push(candidate('Deployment and Rollback', fill(say.live, title), say.whyLive, answers, 60));
  }
  return found;
}

/** How success shows, and goals that nobody can check. */
function checks({ outline, brief, say }: Material, document: MarkdownDocument): readonly Candidate[] {
  const section = findSection(document, 'Success Criteria');
  const isOpen = section ? /^\W*to be determined\W*$/i.test(bodyOf(document, section)) : outline.success.length === 0;
  const suggestions = [{ label: brief.ask.measured }, { label: brief.ask.trial }];
  const written = phraseLanguage(languageOf([outline.title, ...outline.objectives].join('\n')));
  const vague = [...outline.objectives, ...outline.requirements].flatMap((statement) => {
    const word = vagueWord(statement, written);
    return word === undefined
      ? []
      : [
          candidate(
            'Success Criteria',
            brief.ask.vague(inShort(statement), word),
            brief.ask.whyVague(word),
            suggestions,
            70,
          ),
        ];
  });
  return [
    ...(isOpen
      ? [candidate('Success Criteria', fill(say.success, outline.title), say.whySuccess, suggestions, 76)]
      : []),
    ...vague.slice(0, 2),
  ];
}

/** How it is built and where, as far as neither text nor repository say it. */
function approach({ outline, say, proposed, phases }: Material): readonly Candidate[] {
  const title = outline.title;
  const isOpen = outline.ideas.length === 0 && proposed.every(({ isGeneral }) => isGeneral);
  const first = phases.find(({ portion }) => portion.components.length === 0);
  return [
    candidate('Decisions', fill(say.ways, title), say.whyWays, [], isOpen ? 71 : 58),
    ...(outline.components.length > 0 || !first
      ? []
      : [candidate('1.5. Technical Specification', fill(say.place, inShort(title)), say.whyPlace, [], 57)]),
  ];
}

function proof({ outline, say, repository, phases }: Material): readonly Candidate[] {
  if (repository.testCommand !== undefined || phases.some((phase) => phase.proof)) return [];
  return [candidate('General Requirements', fill(say.proof, outline.title), say.whyProof, [], 80)];
}

function risks({ outline, brief, size, proposed }: Material, document: MarkdownDocument): readonly Candidate[] {
  const section = findSection(document, 'Risks');
  const body = section ? bodyOf(document, section) : '';
  const open = outline.risks
    .filter(({ risk, mitigation }) => mitigation === '' && isStillOpen(body, risk))
    .map(({ risk }, index) =>
      candidate('Risks', brief.ask.mitigation(inShort(risk)), brief.ask.whyMitigation, tries(brief), 68 - index),
    );
  const waits = outline.dependencies
    .filter((need) => isStillOpen(body, need))
    .map((need, index) =>
      candidate(
        'Risks',
        brief.ask.dependency(inShort(need)),
        brief.ask.whyDependency,
        [{ label: brief.ask.agreeDate }, { label: brief.ask.startWithout }],
        66 - index,
      ),
    );
  const isSilent = outline.risks.length + outline.dependencies.length === 0 && size !== 'XS' && size !== 'S';
  const likely = [...proposed.flatMap((one) => one.risks).slice(0, 3), brief.ask.noneKnown];
  const none = isSilent
    ? [
        candidate(
          'Risks',
          brief.ask.risks(outline.title),
          brief.ask.whyRisks,
          likely.map((label) => ({ label })),
          64,
        ),
      ]
    : [];
  return [...open, ...waits, ...none];
}

/** Whether the document has no mitigation for it yet; a document that does not name it says nothing. */
function isStillOpen(body: string, risk: string): boolean {
  const at = body.indexOf(risk.slice(0, 40));
  if (at < 0) return body === '' || /To be determined/i.test(body);
  const item = body.slice(at).split(/\n(?=[-*+]\s)/)[0] ?? '';
  return /Mitigation:?\*\*:?\s*To be determined/i.test(item);
}

function tries({ ask }: Material['brief']): readonly Suggestion[] {
  return [{ label: ask.tryFirst }, { label: ask.accept }];
}

function recommendFirst(labels: readonly string[]): readonly Suggestion[] {
  return labels.map((label, index) => ({ label, ...(index === 0 && labels.length > 1 ? { recommended: true } : {}) }));
}

function candidate(
  section: string,
  question: string,
  why: string,
  suggestions: readonly Suggestion[],
  weight: number,
): Candidate {
  return { section, question, why, suggestions, weight };
}
