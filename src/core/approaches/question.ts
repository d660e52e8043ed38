// The question which approach becomes the plan, and what the user's words mean as its answer. Pure.
import { english, say, type Sentence } from '../../documents/sentence.ts';
import { lettersOf } from '../../documents/words.ts';
import { noReason, parted } from '../decisions/choice.ts';
import { choiceOf, type Clarification } from '../questions.ts';
import { type Approach, type Approaches } from './facts.ts';
import type { ApproachWish } from './wish.ts';

/** The id of the question which approach becomes the plan. */
export const approachQuestionId = 'approach';
/** The id of the question whether a comparison that the idea speaks of is meant as a choice of approaches. */
export const alternativesQuestionId = 'alternatives';

/** The id of the question for the reason of a choice: one that is made anew has a new one. */
export function approachWhyId(number: number): string {
  return number <= 1 ? 'approach-why' : `approach-why-${number}`;
}

/** Whether a question is about which approach becomes the plan, or why. */
export function isApproachQuestion(question: string): boolean {
  return question === approachQuestionId || /^approach-why(?:-\d+)?$/.test(question);
}

/** Asks which approach becomes the plan: each suggestion says how it differs. */
export function approachQuestion({ approaches, recommended, because }: Approaches): Clarification {
  const first = approaches.find(({ key }) => key === recommended);
  const told = {
    question: say('Which approach becomes the plan?'),
    why: [
      ...(first && because !== '' ? [say('Recommended: {0}. {1}', first.name, because)] : []),
      approaches.length > 2
        ? say('The others are kept beside the plan, with the reason. Say for instance “B because …”.')
        : say('The other one is kept beside the plan, with the reason. Say for instance “B because …”.'),
    ],
    details: approaches.map(detailOf),
  };
  return {
    id: approachQuestionId,
    section: '',
    question: english(told.question),
    why: told.why.map(english).join(' '),
    suggestions: approaches.map((approach, index) => ({
      label: labelOf(approach),
      ...(told.details[index] ? { detail: english(told.details[index]) } : {}),
      ...(approach.key === recommended ? { recommended: true } : {}),
    })),
    whenNobody: 'skip',
    told,
  };
}

/** Asks for the reason of a choice; it need not be answered. */
export function approachWhyQuestion(chosen: Approach, known: Approaches, number: number): Clarification {
  const others = known.approaches.filter(({ key }) => key !== chosen.key);
  const labels = [
    ...(chosen.key === known.recommended && known.because !== '' ? [say('{0}', known.because)] : []),
    ...others.map(({ name, givesUp }) => say('{0} gives up: {1}', name, givesUp)),
  ];
  const told = {
    question: say('Why {0}?', chosen.name),
    why: [say('The reason is recorded for whoever looks at the choice later. You can skip this.')],
    details: [],
    labels,
  };
  return {
    id: approachWhyId(number),
    section: '',
    question: english(told.question),
    why: told.why.map(english).join(' '),
    suggestions: labels.map((label) => ({ label: english(label) })),
    whenNobody: 'skip',
    optional: true,
    told,
  };
}

/** Asks whether a comparison in the idea is meant as a choice of approaches: it may be what is to be built. */
export function alternativesQuestion({ said, names }: ApproachWish): Clarification {
  return {
    ...choiceOf(alternativesQuestionId, {
      question: say('Make a plan for each: {0}?', names.join(', ')),
      why: [say('“{0}” may ask for that, or be a part of what is to be built. Each plan costs about as much.', said)],
      labels: [say('One plan for each'), say('One plan')],
      details: [say('You compare them and choose one.'), say('The comparison is part of the idea.')],
    }),
    whenNobody: 'skip',
  };
}

/** Whether the answer to that asks for one plan only. Whoever does not answer gets one. */
export function wantsOnePlan(answer: string): boolean {
  return /^\W*(?:one plan(?! for)|no\b|nein|non\b|нет|不|いいえ|1\b|single|just one|only one|nur eine[nr]?|ein plan(?! für)|одного?\b)/iu.test(
    answer,
  );
}

/** An approach that words name. */
export interface NamedApproach {
  readonly approach: Approach;
  readonly reason: string;
}

/** Reads an answer: a letter, a number, a name or a part of it, with or without reasons. */
export function readApproach(said: string, { approaches }: Approaches): NamedApproach | undefined {
  const text = said.trim();
  const label = approaches.find((approach) => labelOf(approach).toLowerCase() === text.toLowerCase());
  if (label) return { approach: label, reason: '' };
  const { head, rationale } = parted(text);
  const approach = named(head, approaches) ?? named(text, approaches);
  return approach && { approach, reason: rationale };
}

/** Reads a later wish such as “take the other approach after all”; `chosen` is the key of the present one. */
export function readSwitch(said: string, known: Approaches, chosen: string): NamedApproach | undefined {
  const { head, rationale } = parted(said.trim());
  if (!switches.test(head)) return undefined;
  const others = known.approaches.filter(({ key }) => key !== chosen);
  const [only, second] = others;
  const isOther = other.test(head) && only !== undefined && second === undefined;
  const approach = isOther ? only : word.test(head) ? named(head, known.approaches) : undefined;
  return approach && approach.key !== chosen ? { approach, reason: rationale } : undefined;
}

const switches =
  /^\W*(?:please |bitte )?(?:let['’]?s |let us |we |wir )?(?:take|choose|use|switch|change|go (?:with|back)|prefer|nimm|nehmen|wähle|wechsle|prends|choisis|toma|elige|usa|escolha|возьми|выбери|选|改用|換成)/iu;
const word = /\b(?:approach|alternative|option|ansatz|approche|enfoque|abordagem)|подход|方案|案/iu;
const other =
  /\b(?:the other|another|the alternative)\b(?: (?:approach|plan|one|alternative))?|\b(?:de[nr]|die) andere[n]?(?: (?:ansatz|plan|alternative))?\b|l['’]autre|el otro|a outra|другой|另一|もう一つ/iu;

/** The reason as it is recorded, where none was given too. */
export function reasonOf(given: string, chosen: Approach, { recommended, because }: Approaches): string {
  const reason = given.trim();
  if (reason === '')
    return noReason(
      { title: chosen.name, context: because, required: chosen.givesUp, recommendation: { reasons: '' } },
      chosen.key === recommended ? because : '',
    );
  const sentence = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?。！？]$/u.test(sentence) ? sentence : `${sentence}.`;
}

/** How the approaches differ, one row for each property. The first row names them. */
export function differences({ approaches }: Approaches): readonly DifferenceRow[] {
  const row = (title: Sentence, of: (approach: Approach) => string): DifferenceRow => ({
    title,
    cells: approaches.map(of),
  });
  return [
    row(say('What is done'), ({ idea }) => idea),
    row(say('Effort'), ({ effort }) => effort),
    row(say('Risk'), ({ risk }) => risk),
    row(say('Reversibility'), ({ reversibility }) => reversibility),
    row(say('Gives up'), ({ givesUp }) => givesUp),
    ...(approaches.some(({ decides }) => decides.length > 0)
      ? [row(say('Settles'), ({ decides }) => decides.join('; '))]
      : []),
  ];
}

/** A row of that table; the cells stand in the order of the approaches. */
export interface DifferenceRow {
  readonly title: Sentence;
  readonly cells: readonly string[];
}

/** An approach as it is offered. */
export function labelOf({ key, name }: Approach): string {
  return `${key}: ${name}`;
}

function detailOf({ effort, risk, reversibility, givesUp }: Approach): Sentence {
  const told = [effort, risk, reversibility, givesUp].map(ended);
  const [same = ''] = told;
  // Nobody judged it: that is said once.
  if (told.every((one) => one === same)) return say('Effort, risk, reversibility and what it gives up: {0}', same);
  return say('Effort: {0} Risk: {1} Reversibility: {2} Gives up: {3}', ...told);
}

function ended(text: string): string {
  return text.replace(/[.\s]*$/u, '.');
}

function named(head: string, approaches: readonly Approach[]): Approach | undefined {
  const text = head.trim();
  const letter =
    /^(?:(?:take|choose|use|go with|switch to|nimm|wähle)\s+)?(?:(?:approach|option|alternative|ansatz)\s+|#)?(?:([a-c])|([1-3]))(?![\p{L}\p{N}])/iu.exec(
      text,
    );
  if (letter) {
    const index = letter[1] === undefined ? Number(letter[2]) - 1 : letter[1].toUpperCase().charCodeAt(0) - 65;
    return approaches[index];
  }
  if (/^(?:the\s+)?(?:first|erste[nr]?)\b/i.test(text)) return approaches[0];
  if (/^(?:the\s+)?(?:second|zweite[nr]?)\b/i.test(text)) return approaches[1];
  const said = lettersOf(text);
  if (said === '') return undefined;
  const whole = approaches.filter(({ name }) => said.includes(lettersOf(name)));
  const part = approaches.filter(({ name }) => said.length > 2 && lettersOf(name).includes(said));
  const found = whole.length > 0 ? whole : part;
  return found.length === 1 ? found[0] : undefined;
}
