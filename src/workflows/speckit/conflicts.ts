// Which decision settles a conflict or a question of the analysis: by the ids and principles that it names, by its words.
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { Facts } from '../../core/workflow.ts';
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { readConstitution } from '../../documents/speckit/constitution.ts';
import { idOf, keysOf, referencesIn } from '../../documents/speckit/ids.ts';
import { lettersOf, meaningfulWords } from '../../documents/words.ts';
import { analysisOf, type Analysis } from './analysis.ts';
import { constitutionDocument } from './known.ts';

type Conflict = Analysis['conflicts'][number];

/** What became of a conflict, in a sentence. */
export function becameOf(conflict: Conflict, facts: Facts): string {
  return outcomesOf(settlingConflict(conflict, facts)) || 'Open: no decision names what it is between.';
}

/** What became of a question of the analysis; empty while it is open. */
export function answeredBy(question: string, facts: Facts): string {
  return outcomesOf(decisionsOf(facts).filter((one) => tells(one, question, askedShare)));
}

/** The conflicts and questions that nobody has decided: what is provisional is still to be asked. */
export function openOf(facts: Facts): {
  readonly conflicts: readonly Conflict[];
  readonly questions: readonly string[];
} {
  const { conflicts, questions } = analysisOf(facts);
  const isOpen = (settling: readonly TechnicalDecision[]): boolean =>
    !settling.some(({ outcome }) => outcome?.kind === 'decided');
  return {
    conflicts: conflicts.filter((one) => isOpen(settlingConflict(one, facts))),
    questions: questions.filter((one) => isOpen(decisionsOf(facts).filter((other) => tells(other, one, askedShare)))),
  };
}

function settlingConflict({ requirements, problem }: Conflict, facts: Facts): readonly TechnicalDecision[] {
  const principles = principlesOf(facts);
  const wanted = requirements.map((one) => keyOf(one, principles));
  return decisionsOf(facts).filter((decision) => {
    const text = wordsOf(decision);
    const named = new Set([...keysOf(referencesIn(text)), ...principlesIn(text, principles)]);
    const isNamed = (key: string | undefined): boolean => key !== undefined && named.has(key);
    if (wanted.length > 0 && wanted.every(isNamed)) return true;
    // Where it names only a part, the words tell whether it speaks of the same.
    const isNear = wanted.some(isNamed) || wanted.every((key) => key === undefined);
    return isNear && tells(decision, problem, toldShare);
  });
}

function outcomesOf(settling: readonly TechnicalDecision[]): string {
  return settling
    .map((decision) => {
      const { id, outcome } = decision;
      if (outcome === undefined) return `To be settled by ${id}, which is open.`;
      const isProvisional = outcome.kind === 'provisional' ? ', which nobody has confirmed' : '';
      return `Settled by ${id}${isProvisional}: ${choiceText(decision, outcome.built ?? outcome.option, outcome.text)}`;
    })
    .join(' ');
}

/** What a conflict is between, by id or principle; nothing where it is neither. */
function keyOf(written: string, principles: readonly Principle[]): string | undefined {
  const id = idOf(written)?.key;
  if (id !== undefined) return id;
  const found = [...principlesIn(written, principles)];
  return found.length === 1 ? found[0] : undefined;
}

interface Principle {
  readonly number: number;
  readonly title: string;
}

function principlesOf(facts: Facts): readonly Principle[] {
  return readConstitution(constitutionDocument(facts)).principles.map(({ title }, index) => {
    const [, sign = '', name = title] =
      /^(?:(?:principle|article|prinzip|artikel)\s+)?([IVX]+|\d{1,2})[.:)\s—–-]+(.*)$/i.exec(title) ?? [];
    return { number: numberOf(sign) || index + 1, title: lettersOf(name.replace(/\(.*\)/, '')) };
  });
}

/** “Constitution I”, “principle 3 of the constitution”, or the title of a principle in its words. */
function principlesIn(text: string, principles: readonly Principle[]): ReadonlySet<string> {
  const signs = [...text.matchAll(principleSign)].flatMap(([, list = '']) => list.match(/[IVX]+|\d{1,2}/g) ?? []);
  const letters = lettersOf(text);
  const titled = principles.filter(({ title }) => title.length >= shortestTitle && letters.includes(title));
  return new Set(
    [...signs.map(numberOf), ...titled.map(({ number }) => number)].map((number) => `principle-${number}`),
  );
}

const principleSign =
  /\b(?:[Cc]onstitution|[Pp]rinciples?|[Aa]rticles?|[Vv]erfassung|[Pp]rinzip(?:ien)?|[Gg]rundsatz|[Aa]rtikel)[\s,:(§#]*(?:(?:principles?|articles?)\s+)?((?:[IVX]+|\d{1,2})(?:\s*(?:,|and|und|&)\s*(?:[IVX]+|\d{1,2}))*)(?![\p{L}\d.-])/gu;

const shortestTitle = 8;

/** `IV` is 4. */
function numberOf(sign: string): number {
  if (/^\d+$/.test(sign)) return Number(sign);
  const values = [...sign.toUpperCase()].map((one) => ({ I: 1, V: 5 })[one] ?? 10);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function wordsOf({ title, context, required }: TechnicalDecision): string {
  return [title, context, required].join('\n');
}

/** Whether most of the words that carry a text stand in the decision, options included. */
function tells(decision: TechnicalDecision, text: string, share: number): boolean {
  const words = [...new Set(meaningfulWords(text).filter((word) => !common.has(word)))];
  const there = meaningfulWords([wordsOf(decision), ...decision.options.map((one) => one.text)].join('\n'));
  const has = (word: string): boolean => there.some((one) => stemOf(one) === stemOf(word));
  return words.length >= fewestWords && words.filter(has).length / words.length >= share;
}

function stemOf(word: string): string {
  return word.replace(/(?<=\p{L}{4})(?:ies|ing|ed|es|s|e|y|en|er)$/u, '');
}

const toldShare = 0.6;
/** A question is asked of people: only one whose words all but all stand in a decision is answered by it. */
const askedShare = 0.8;
const fewestWords = 5;

const common = new Set(
  'after also been before does each every from have into must need needs only than that their them then there these they this what when where whether which while will with would such some said says wants want because being both cannot nothing else aber auch dass eine einem einen einer nicht oder sich sind wird werden welche welcher muss'.split(
    ' ',
  ),
);
