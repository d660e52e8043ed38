// What a specification leaves open that a plan cannot be made without, each gap by its name.
import type { MarkdownDocument } from '../document.ts';
import { say, type Sentence } from '../sentence.ts';
import { isAnsweredIn } from './clarifying.ts';
import { readable, type Span } from './readable.ts';
import { readSpec } from './spec.ts';

export type GapKind =
  /** It says nothing at all, or only what its template said. */
  | 'empty'
  | 'template'
  | 'requirements'
  | 'stories'
  | 'scenarios'
  | 'criteria'
  | 'edgeCases'
  /** Something is marked as not clear. */
  | 'mark'
  /** A question without an answer. */
  | 'question'
  /** A quality that nothing is said of. */
  | 'performance'
  | 'security'
  | 'unread';

export interface Gap {
  readonly kind: GapKind;
  /** What is missing. */
  readonly sentence: Sentence;
  /** What to ask the user. */
  readonly question: Sentence;
  readonly span?: Span;
}

/** Parts of spec-kit's template that nobody leaves in a filled specification. */
const places =
  /\[FEATURE NAME\]|\[###-feature-name\]|\[Brief Title\]|\[Entity 1\]|\[Entity\]|\[Title\]|\[specific capability[^\]]*\]|\[initial state\]|\[a state\]|\$ARGUMENTS/g;

const performance =
  /performan|latenc|throughput|response time|p9[059]\b|\d\s?(?:ms|milliseconds?|seconds?|minutes?|sec|s)\b|within \d|concurrent|scal(?:e|ab)|sekund|antwortzeit|leistung|gleichzeitig|rendimiento|segundos|desempenho|secondes|\u79d2|\u6027\u80fd|\u5e76\u53d1|\u30d1\u30d5\u30a9\u30fc\u30de\u30f3\u30b9|\ucd08\b|\uc131\ub2a5|\u0441\u0435\u043a\u0443\u043d\u0434/i;
/** That only some may do something, or others are turned away. What only things may be or have is no matter of access. */
export const forSome =
  /\bonly (?!one\b|an?\b|\d|if\b|after\b|in\b|for\b|by\b|on\b|with\b|at\b|from\b|through\b|via\b|as\b|to\b)(?:(?!wh(?:at|ich|en|ere|ile)\b|how\b|(?:once|after|before|until|if)\b)[\p{L}’'-]+ ){1,7}?(?:may|can|must|shall|(?:is|are) (?:able|allowed) to) (?:be (?:able|allowed) to )?(?!not\b|be\b|have\b|contain\b|appear\b|occur\b|happen\b|run\b|exist\b|exceed\b|match\b|remain\b|stay\b|apply\b|start\b|fail\b)\p{L}|\bothers? (?:are|is|must be) (?:refused|denied|rejected|turned away)\b|\baccess (?:is )?(?:denied|refused|error)|\bforbidden\b/iu;
const security =
  /secur|authenti|authoriz|permission|privacy|gdpr|encrypt|access control|credential|role-based|with the role\b|sicherheit|datenschutz|dsgvo|berechtig|anmeld|segurid|seguran|s\u00e9curit|autentic|permis|\u5b89\u5168|\u6743\u9650|\u6b0a\u9650|\u8ba4\u8bc1|\u8a8d\u8a3c|\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3|\u6a29\u9650|\ubcf4\uc548|\uad8c\ud55c|\uc778\uc99d|\u0431\u0435\u0437\u043e\u043f\u0430\u0441/i;

/** The gaps of a specification, those that stop a plan first. None for one that says all a plan needs. */
export function findGaps(document: MarkdownDocument): readonly Gap[] {
  const source = readable(document);
  const spec = readSpec(document);
  if (source.prose.replace(/^[#\s]*|[*_`|>-]/gm, '').trim() === '') return [gap('empty')];
  const left = new Set(source.prose.match(places));
  const gaps: Gap[] = [];
  if (left.size >= 2) gaps.push(gap('template'));
  if (spec.requirements.length === 0) gaps.push(gap('requirements'));
  if (spec.stories.length === 0 && spec.scenarios.length === 0) gaps.push(gap('stories'));
  for (const story of spec.stories) {
    if (story.scenarios.length > 0 || story.mayHoldScenarios) continue;
    gaps.push({
      kind: 'scenarios',
      sentence: say('Story {0} (“{1}”) has no acceptance scenario.', story.number, story.title),
      question: say('How will you see that story {0} (“{1}”) works?', story.number, story.title),
      span: story.span,
    });
  }
  if (spec.criteria.length === 0) gaps.push(gap('criteria'));
  for (const { question, span } of spec.marks) {
    if (isAnsweredIn(document, question)) continue;
    gaps.push({
      kind: 'mark',
      sentence: say('Marked as not clear in line {0}: {1}', span.line, question || '…'),
      question: question === '' ? say('What is meant in line {0} of the specification?', span.line) : asked(question),
      span,
    });
  }
  for (const { question, answer, span } of spec.clarifications) {
    if (answer !== undefined && answer !== '') continue;
    gaps.push({
      kind: 'question',
      sentence: say('A question has no answer: {0}', question),
      question: asked(question),
      span,
    });
  }
  for (const { span, reason } of spec.unread) {
    gaps.push({ kind: 'unread', sentence: reason, question: unreadQuestion, span });
  }
  // What was not read may hold the rest.
  if (source.hidden) return gaps.filter(({ kind }) => kind === 'mark' || kind === 'question' || kind === 'unread');
  if (spec.edgeCases.length === 0) gaps.push(gap('edgeCases'));
  if (!performance.test(source.prose)) gaps.push(gap('performance'));
  if (!security.test(source.prose) && !forSome.test(source.prose)) gaps.push(gap('security'));
  return gaps;
}

const unreadQuestion = say('Can you correct this place of the specification, so that all of it can be read?');

/** The user's own question, as it is. */
function asked(question: string): Sentence {
  return say('{0}', question);
}

function gap(kind: keyof typeof texts): Gap {
  return { kind, ...texts[kind] };
}

/** Asked where nothing is said of security. */
export const securityQuestion = say('Who may see and do what, and which data needs protection?');

const texts = {
  empty: {
    sentence: say('The specification is empty.'),
    question: say('What should be built, for whom, and how will you see that it works?'),
  },
  template: {
    sentence: say('The specification still has places of its template that nobody filled.'),
    question: say('What should be built, for whom, and how will you see that it works?'),
  },
  requirements: {
    sentence: say('The specification has no requirement with an id, such as {0}.', 'FR-001'),
    question: say('What must the feature do? Name the requirements one by one.'),
  },
  stories: {
    sentence: say('The specification has no user story and no scenario.'),
    question: say('Who uses the feature, to what end, and in which steps?'),
  },
  criteria: {
    sentence: say('The specification has no success criterion, such as {0}.', 'SC-001'),
    question: say('Which figures will show that the feature is a success?'),
  },
  edgeCases: {
    sentence: say('The specification names no edge case.'),
    question: say('What happens at the limits, and when something fails?'),
  },
  performance: {
    sentence: say('The specification says nothing of performance or scale.'),
    question: say('How many users and how much data must it take, and how fast must it answer?'),
  },
  security: {
    sentence: say('The specification says nothing of security or privacy.'),
    question: securityQuestion,
  },
} as const;
