// What of a phase plan the code itself writes, corrects and asks for.
import { approachLine } from '../../core/approaches/facts.ts';
import { undetermined } from '../../core/framing.ts';
import { lengthFact } from '../../core/length.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import type { Frame, Gap } from '../../core/frame.ts';
import type { Settings } from '../../core/ports.ts';
import type { Facts } from '../../core/workflow.ts';
import { readPlanState } from '../../documents/phase/state.ts';
import { speakerOf, type Speaker } from '../../documents/phrases/phrases.ts';
import { bodyOf, findSection, type MarkdownDocument } from '../../documents/document.ts';
import { phrasesFor } from './ask.ts';
import { readOutline, readRepository, sizes } from './facts.ts';
import { finishSection } from './finish.ts';
import { heading, madeSections, proofOf } from './made.ts';
import { budgets, phasesOf, reaches, scaleOf } from './scale.ts';

export const frame: Frame = {
  placeNames: ['Title', 'Size', 'Authors', 'Date', 'Length', 'Approach', 'Number', 'Phase'],
  places: (facts, settings) => {
    const speak = speakerIn(facts, settings);
    const size = scaleOf(facts)?.size ?? 'M';
    return {
      Title: readOutline(facts['outline'])?.title ?? undetermined,
      Size: `${size} — ${speak('sizes').split(' | ')[sizes.indexOf(size)] ?? ''}`,
      Authors: typeof facts['author'] === 'string' ? facts['author'] : undetermined,
      Date: String(facts['today'] ?? ''),
      Length: lengthOf(facts, speak),
      Approach: approachLine(facts, speak),
    };
  },
  title: (facts) => readOutline(facts['outline'])?.title ?? '',
  ledgerHeading: heading.questions,
  made: (facts, settings) => madeSections(facts, speakerIn(facts, settings)),
  learns: learnProof,
  budget: (facts) => {
    const scale = scaleOf(facts);
    return scale && budgets[scale.size];
  },
  finish: (name, body, { facts }) => finishSection(name, body, facts),
  gaps: requiredGaps,
  settled: settledSections,
};

/** Speaks the language that the plan is written in. */
function speakerIn(facts: Facts, { language }: Pick<Settings, 'language'>): Speaker {
  return speakerOf(language || readOutline(facts['outline'])?.language);
}

/** What is completed is never revised; what has begun is not when the phases are divided anew. */
function settledSections(document: MarkdownDocument, isDivided: boolean): readonly string[] {
  const state = readPlanState(document);
  if (state.kind === 'unreadable') return [];
  const units = state.phases
    .filter(({ status }) => status === 'completed' || (isDivided && status !== 'planned'))
    .map(({ unit }) => unit);
  return document.sections
    .filter(({ start, end }) => units.some((unit) => unit.number !== 'plan' && start >= unit.start && end <= unit.end))
    .map(({ title }) => title);
}

/** Why a plan is longer than its size allows. */
function lengthOf(facts: Facts, speak: Speaker): string {
  const value = facts[lengthFact];
  if (typeof value !== 'object' || value === null || !('lines' in value) || !('budget' in value)) return '';
  return speak('tooLong', String(value.lines), String(value.budget));
}

/** What must be asked for whatever a model thinks: what is left out, how success shows, what proves it. */
function requiredGaps(document: MarkdownDocument, facts: Facts): readonly Gap[] {
  const outline = readOutline(facts['outline']);
  const ask = phrasesFor(outline?.language ?? 'en');
  const title = outline?.title ?? '';
  const size = scaleOf(facts)?.size ?? 'M';
  const gaps: Gap[] = [];
  if (reaches(size, 'S') && outline?.outOfScope.length === 0 && !namesWhatIsOut(document)) {
    gaps.push({ section: heading.outOfScope, question: ask.outside(title), why: ask.whyOutside, suggestions: [] });
  }
  if (isUndetermined(document, reaches(size, 'S') ? heading.success : heading.overview)) {
    gaps.push({ section: heading.success, question: ask.success(title), why: ask.whySuccess, suggestions: [] });
  }
  const unproven = phasesOf(facts).find((phase) => proofOf(phase, facts) === undefined);
  if (unproven ?? (phasesOf(facts).length === 0 && proofOf(undefined, facts) === undefined)) {
    gaps.push({ section: proofSection(facts), question: ask.proof(title), why: ask.whyProof, suggestions: [] });
  }
  return gaps;
}

/** The section that shows the command: the answer is written there by code. */
function proofSection(facts: Facts): string {
  const made = Object.keys(madeSections(facts));
  return made.find((name) => /^Phase \d/.test(name)) ?? heading.completion;
}

/** The command that an answer to the question for it names: in backticks, else all that it says, where that may be one. */
function learnProof(_said: string, facts: Facts, answers: readonly LedgerEntry[]): Facts {
  const answer = answers.find(({ section }) => section === proofSection(facts))?.answer ?? '';
  const plain = answer.trim().replace(/^run\s+/i, '');
  const isCommand =
    /^[a-z./][\w./-]*(?: [\w./:@=&-]+){0,8}$/.test(plain) && !/^(?:no|none|not|unknown|nothing)\b/.test(plain);
  const command = /`([^`\n]+)`/.exec(answer)?.[1]?.trim() ?? (isCommand ? plain : '');
  return command === '' ? {} : { repository: { ...readRepository(facts['repository']), testCommand: command } };
}

/** Whether the scope lists something below “Out of scope”, wherever it was found: in a constraint, say. */
function namesWhatIsOut(document: MarkdownDocument): boolean {
  const section = findSection(document, heading.outOfScope);
  const [, list = ''] = section ? bodyOf(document, section).split(/\*\*Out of scope:?\*\*:?/i) : [];
  return /\p{L}/u.test(list.replace(/to be determined/gi, ''));
}

function isUndetermined(document: MarkdownDocument, name: string): boolean {
  const section = findSection(document, name);
  return section !== undefined && /^\W*to be determined\W*$/i.test(bodyOf(document, section));
}
