// Tasks for decisions that nobody has confirmed: a checkpoint to review them, and the way back for each.
import { parseDocument, type MarkdownDocument } from '../../document.ts';
import { applyEdits, insertSection, setTask, smallestEdits } from '../../edit.ts';
import type { TextEdit } from '../../finding.ts';
import { everyForm, patternOf, speakerOf, type Speaker } from '../../phrases/phrases.ts';
import { startOfNextLine } from '../../text.ts';
import { numbersOf } from '../../ids/idIndex.ts';
import { digitsOf, referencesIn } from '../ids.ts';
import { readTasks } from '../tasks.ts';
import { optionName, type TechnicalDecision } from './decision.ts';
import { inline } from './inline.ts';

/** The title of the phase that holds them. */
const phase = 'Decision Review';

/** Whether a heading is that of the phase. */
export function isDecisionReview(title: string): boolean {
  return title.endsWith(phase);
}

/**
 * Edits that give each provisional decision its checkpoint and migration task, with ids that continue. Once a decision
 * is taken its checkpoint is done, and the migration goes where what was built is what was decided.
 */
export function reviewTaskEdits(
  document: MarkdownDocument,
  decisions: readonly TechnicalDecision[],
  speak: Speaker = speakerOf('en'),
): readonly TextEdit[] {
  const settled = applyEdits(document.text, settledEdits(document, decisions));
  const current = parseDocument(document.path, settled);
  const missing = decisions.filter(
    (decision) => decision.outcome?.kind === 'provisional' && checkpointIn(current, decision) === undefined,
  );
  if (missing.length === 0) return settled === document.text ? [] : smallestEdits(document.text, settled);
  const ids = nextIds(current);
  const lines = missing.flatMap((decision) => {
    const review = ids();
    return [
      `- [ ] ${review} ${speak('checkpoint', decision.id)} ${speak('beforeTasks', inline(decision.title))}`,
      `- [ ] ${ids()} ${migration(decision, speak)}, ${speak('asDecided', review, inline(decision.migration))}`,
    ];
  });
  const section = current.sections.find(({ title }) => isDecisionReview(title));
  const edit =
    section === undefined ? newPhase(current, lines) : withTasks(current, section.headingEnd, section.bodyEnd, lines);
  return smallestEdits(document.text, applyEdits(settled, [edit]));
}

function newPhase(document: MarkdownDocument, lines: readonly string[]): TextEdit {
  const numbers = document.sections.flatMap(({ title, depth }) => {
    const number = depth === 2 ? /^Phase (\d+)(?:\.\d+)?:/.exec(title)?.[1] : undefined;
    return number === undefined ? [] : [Number(number)];
  });
  const heading = numbers.length > 0 ? `Phase ${Math.max(...numbers) + 1}: ${phase}` : phase;
  const last = document.sections.findLast(({ title, depth }) => depth === 2 && /^Phase \d/.test(title));
  // Phases stand together, before what speaks of all tasks.
  if (last === undefined || last.end >= document.text.length) {
    return insertSection(document, heading, 2, lines.join('\n'), []);
  }
  const { eol } = document;
  return { start: last.end, end: last.end, text: [`## ${heading}`, '', ...lines, '', ''].join(eol) };
}

/** Behind the last line of the section that is a task. */
function withTasks(document: MarkdownDocument, start: number, end: number, lines: readonly string[]): TextEdit {
  const last = document.tasks.findLast((task) => task.start >= start && task.end <= end);
  const at = last?.end ?? start;
  const gap = last === undefined ? document.eol + document.eol : document.eol;
  return { start: at, end: at, text: gap + lines.join(document.eol) };
}

function settledEdits(document: MarkdownDocument, decisions: readonly TechnicalDecision[]): readonly TextEdit[] {
  return decisions.flatMap((decision): readonly TextEdit[] => {
    const { outcome } = decision;
    if (outcome?.kind !== 'decided') return [];
    const review = checkpointIn(document, decision);
    const open = review === undefined || review.checked ? [] : [setTask(document, review, true)];
    const moving = migrationOf(decision);
    const wayBack = document.tasks.find(({ text, checked }) => !checked && moving.test(text));
    const built = wayBack && /Option [A-Z]/.exec(moving.exec(wayBack.text)?.[0] ?? '')?.[0];
    const isBuilt = outcome.option !== undefined && built === optionName(outcome.option);
    if (wayBack === undefined || !isBuilt) return open;
    return [...open, { start: wayBack.start, end: startOfNextLine(document.text, wayBack.end), text: '' }];
  });
}

/** The task of the checkpoint, in whatever language it was written. */
function checkpointIn({ tasks }: MarkdownDocument, { id }: TechnicalDecision) {
  const forms = everyForm('checkpoint', id);
  return tasks.find(({ text }) => forms.some((form) => text.includes(form)));
}

function migration(decision: TechnicalDecision, speak: Speaker): string {
  const { id, outcome, recommendation } = decision;
  const built = outcome?.built ?? recommendation.option;
  const others = decision.options.flatMap((_, index) => (index === built ? [] : [optionName(index)]));
  return speak('migrate', optionName(built), others.join(` ${speak('or')} `) || speak('another'), id);
}

/** What finds the task of the way back, in any language. */
function migrationOf({ id }: TechnicalDecision): RegExp {
  return new RegExp(patternOf('migrate', 'Option [A-Z]', '.+?', String.raw`${id}(?!\d)`));
}

/** Ids behind the greatest one that the document names, written like the last of its tasks. */
function nextIds(document: MarkdownDocument): () => string {
  const { tasks } = readTasks(document);
  const named = [...tasks, ...referencesIn(document.text)].filter(({ family }) => family === 'T');
  const { id: last, key } = tasks.at(-1) ?? { id: 'T000', key: 'T-0' };
  const { stem: series } = numbersOf(key);
  let number = Math.max(
    0,
    ...named.map((one) => numbersOf(one.key)).map(({ stem, number: own }) => (stem === series ? own : 0)),
  );
  const stem = last.replace(/\d+(?:[a-z]|\.\d+)*$/i, '');
  const digits = Math.max(3, digitsOf(last));
  return () => `${stem}${String(++number).padStart(digits, '0')}`;
}
