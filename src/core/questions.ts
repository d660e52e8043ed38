// The ledger of clarifications: what is missing, why it matters, and what the user said.

import { english, type Sentence } from '../documents/sentence.ts';
import { allWords, meaningfulWords } from '../documents/words.ts';

/** A question about a gap, and its answer. */
export interface Clarification {
  readonly id: string;
  /** The heading of the section it belongs to, as in the template. */
  readonly section: string;
  readonly question: string;
  /** Why it matters: one sentence. */
  readonly why: string;
  readonly suggestions: readonly Suggestion[];
  /** Where nobody is there to answer, it counts as skipped. Without this the run waits. */
  readonly whenNobody?: 'skip';
  /** The answer only adds to another one: whoever answers by a list need not name it. */
  readonly optional?: true;
  /** The same in sentences that can be translated, where the question is Planner's own and no model's. */
  readonly told?: Told;
}

/** A question in sentences. */
export interface Told {
  readonly question: Sentence;
  readonly why: readonly Sentence[];
  /** Whether each sentence of `why` is a paragraph of its own. */
  readonly isLong?: true;
  /** Of the suggestions, in their order. */
  readonly details: readonly (Sentence | undefined)[];
  /** Likewise, where they are words: an answer comes back in the language that was shown. */
  readonly labels?: readonly Sentence[];
}

/** A question of Planner's own with fixed answers, of which the first is recommended. */
export function choiceOf(
  id: string,
  told: Told & Required<Pick<Told, 'labels'>>,
): Pick<Clarification, 'id' | 'section' | 'question' | 'why' | 'suggestions' | 'told'> {
  return {
    id,
    section: '',
    question: english(told.question),
    why: whyIn(told, english),
    suggestions: told.labels.map((label, index) => ({
      label: english(label),
      ...(told.details[index] ? { detail: english(told.details[index]) } : {}),
      ...(index === 0 ? { recommended: true } : {}),
    })),
    told,
  };
}

/** A question as it is shown to a person, in the language that `tell` speaks. */
export function inWords<T extends Clarification>(entry: T, tell: (sentence: Sentence) => string): T {
  const { told } = entry;
  if (!told) return entry;
  return {
    ...entry,
    question: tell(told.question),
    why: whyIn(told, tell),
    suggestions: entry.suggestions.map((suggestion, index) => {
      const [label, detail] = [told.labels?.[index], told.details[index]];
      return { ...suggestion, ...(label ? { label: tell(label) } : {}), ...(detail ? { detail: tell(detail) } : {}) };
    }),
  };
}

/** Why a question matters, in the language that `tell` speaks. */
export function whyIn({ why, isLong }: Told, tell: (sentence: Sentence) => string): string {
  return why.map(tell).join(isLong ? '\n\n' : ' ');
}

export interface Suggestion {
  readonly label: string;
  readonly detail?: string;
  readonly recommended?: boolean;
}

/**
 * `skip`: the question stays open, and nothing is done about it. `unsure`: the user does not know, so what is
 * recommended is proposed for review; where nothing is, the question stays open with that word.
 */
export type Answer =
  | { readonly kind: 'text'; readonly question: string; readonly text: string }
  | { readonly kind: 'unsure' | 'skip'; readonly question: string };

/** `document`: the user wrote the answer into the file. `revision`: what the user said to something else answers it. */
export type AnsweredBy = 'user' | 'document' | 'revision';

export interface LedgerEntry extends Clarification {
  /** `dropped`: the user took it out of the document; it is not asked again. */
  readonly state: 'open' | 'answered' | 'skipped' | 'unsure' | 'dropped';
  readonly answer?: string;
  /** What is proposed for review where the user is not sure: the suggestion that is recommended. */
  readonly proposal?: string;
  /** Whether it has, or had, its line in the document. */
  readonly written?: boolean;
  /** Whether that line has shown the answer, ticked: one that is not ticked any more was opened again by the user. */
  readonly ticked?: boolean;
  /** Whether the document has been revised by the answer. */
  readonly applied: boolean;
  /** The answer could not be worked in, and waits until the user has it tried again. */
  readonly setAside?: boolean;
  readonly by?: AnsweredBy;
  /** What the user said to it that speaks of something else: the question is open still. The next answer closes it. */
  readonly said?: string;
}

/** Records questions as open. A question that is there already stays as it is. */
export function addQuestions(
  ledger: readonly LedgerEntry[],
  questions: readonly Clarification[],
): readonly LedgerEntry[] {
  const known = new Set(ledger.map((entry) => entry.id));
  const added = questions.filter((question) => !known.has(question.id));
  return [...ledger, ...added.map((question): LedgerEntry => ({ ...question, state: 'open', applied: false }))];
}

/** Records answers. An answer to an unknown question is ignored; a later answer replaces an earlier one. */
export function recordAnswers(
  ledger: readonly LedgerEntry[],
  answers: readonly Answer[],
  by: AnsweredBy,
): readonly LedgerEntry[] {
  const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
  return ledger.map((entry): LedgerEntry => {
    const answer = byQuestion.get(entry.id);
    if (!answer) return entry;
    const { answer: _answer, proposal: _proposal, setAside: _aside, ticked: _ticked, ...rest } = entry;
    if (answer.kind === 'text' && answer.text.trim()) {
      return { ...rest, state: 'answered', answer: answer.text.trim(), applied: by === 'revision', by };
    }
    if (answer.kind !== 'unsure') return { ...rest, state: 'skipped', applied: true, by };
    const proposal = entry.suggestions.find(({ recommended }) => recommended)?.label;
    return { ...rest, state: 'unsure', applied: proposal === undefined, by, ...(proposal ? { proposal } : {}) };
  });
}

/** Opens questions again whose answers the user took back. */
export function reopen(ledger: readonly LedgerEntry[], questions: readonly string[]): readonly LedgerEntry[] {
  return ledger.map((entry): LedgerEntry => {
    if (!questions.includes(entry.id)) return entry;
    const { answer: _answer, by: _by, ticked: _ticked, setAside: _aside, ...rest } = entry;
    return { ...rest, state: 'open', applied: false };
  });
}

/** Opens questions again whose answers speak of something else; what was said stays with them. */
export function keepOpen(ledger: readonly LedgerEntry[], questions: readonly string[]): readonly LedgerEntry[] {
  const said = new Map(ledger.map(({ id, answer }) => [id, answer]));
  return reopen(ledger, questions).map((entry) => {
    const answer = questions.includes(entry.id) ? said.get(entry.id) : undefined;
    return answer === undefined ? entry : { ...entry, said: answer };
  });
}

/** The entries whose answer, or proposal, the document does not reflect yet. */
export function unapplied(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return ledger.filter(
    ({ state, proposal, applied, setAside, section }) =>
      (state === 'answered' || (state === 'unsure' && proposal !== undefined)) &&
      !applied &&
      !setAside &&
      section !== '',
  );
}

/** The entries that wait for the user, in the order to ask. Questions about the run itself come first. */
export function openEntries(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const open = ledger.filter((entry) => entry.state === 'open');
  return [...open.filter((entry) => entry.section === ''), ...open.filter((entry) => entry.section !== '')];
}

/**
 * Whether two questions ask the same, judged by their words. Questions about one thing share its words: "which are
 * stored", "how long are they stored" and "who sees them" ask three things of it, so that how a question begins counts.
 */
export function sameQuestion(a: Clarification, b: Clarification): boolean {
  const [left, right] = [new Set(meaningfulWords(a.question)), new Set(meaningfulWords(b.question))];
  if (left.size === 0 || right.size === 0) return a.question.trim() === b.question.trim();
  const shared = [...left].filter((word) => right.has(word)).length;
  const overlap = shared / Math.max(left.size, right.size);
  if (beginning(a.question) !== beginning(b.question)) return overlap >= 0.85;
  return overlap >= (a.section === b.section ? 0.6 : 0.8);
}

/** The first two words, or the first two characters of a script without spaces. */
function beginning(question: string): string {
  return allWords(question).slice(0, 2).join(' ');
}
