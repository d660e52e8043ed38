// From what a run says to what the chat shows. Pure: a table from events to parts, and the final block.
import { say } from '../../documents/sentence.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { answersProposed, costOf, splitProposals, type Summary } from '../../app/runs/summary.ts';
import { approachQuestionId } from '../../core/approaches/question.ts';
import { approachTable, sidesOf } from '../approaches/table.ts';
import type { FilePointer, RunPointer } from '../commands.ts';
import type { LedgerEntry } from '../../core/questions.ts';
import { plain, short } from './markdown.ts';
import { button, link, linkLine, type Part } from './parts.ts';
import { presentFiles, presentReport } from '../speckit/present.ts';

/** What the final block is made from, beside the summary. */
export interface View {
  readonly tell: (sentence: Sentence) => string;
  readonly run: RunPointer;
  /** What the workflow makes, such as "Task brief". */
  readonly title: Sentence;
  /** Answers of this turn: a finished turn folds the cards away. */
  readonly answers: readonly GivenAnswer[];
  /** The workflows there are: others are not offered. */
  readonly workflows: readonly { readonly id: string; readonly title: Sentence }[];
  /** The open questions as they are asked in the chat, where no card asks them. */
  readonly questions: readonly Part[];
  /** What the user should know beside what the run itself notes. */
  readonly remarks: readonly Sentence[];
}

export interface GivenAnswer {
  readonly question: string;
  readonly answer: string;
}

/** The block at the end of a turn: everything that must be read, then the buttons. */
export function presentSummary(summary: Summary, view: View): readonly Part[] {
  return [
    ...(summary.report ? presentReport(summary.report, view.tell) : []),
    ...whatWasDone(summary, view),
    ...paragraph(
      list(
        say('Settled:'),
        summary.stated.map((sentence) => plain(view.tell(sentence))),
        view,
      ),
    ),
    ...paragraph(list(say('Your answers:'), view.answers.map(answerLine), view)),
    ...setAside(summary, view),
    ...proposals(summary, view),
    ...paragraph(list(say('Worth knowing:'), remarks(summary, view), view)),
    ...paragraph(list(say('Answered by what you said:'), summary.settled.map(settledLine), view)),
    ...paragraph(
      list(
        say('Not sure, and still open in the document:'),
        summary.unsure.map((entry) => unsureLine(entry, view)),
        view,
      ),
    ),
    ...paragraph(list(say('Skipped, and still open in the document:'), summary.skipped.map(questionLine), view)),
    ...approaches(summary, view),
    ...whereItStands(summary, view),
    ...cost(summary, view),
    ...actions(summary, view),
  ];
}

/** A plan of more files than this names the files, not the sections. */
const mostNamed = 2;

function whatWasDone(
  { paths, files: written, changed, created, open, status }: Summary,
  { tell, title }: View,
): readonly Part[] {
  if (changed.length === 0 && (status === 'failed' || status === 'cancelled')) return [];
  if (paths.length === 0) return open.length > 0 ? [] : paragraph(tell(say('Nothing was written.')));
  if (paths.length > mostNamed && written.length > 0) {
    return presentFiles(written, tell(created ? say('{0}: the draft is written.', title) : say('Changed in')), tell);
  }
  const files = paths.flatMap((path): readonly Part[] => [text(' '), { kind: 'file', path }]);
  if (created) return [text(`**${plain(tell(say('{0}: the draft is written.', title)))}**`), ...files, text('\n\n')];
  if (changed.length === 0) return [text(tell(say('Nothing changed in'))), ...files, text('\n\n')];
  const sections = changed.map((section) => `- ${plain(section)}`).join('\n');
  return [text(`**${tell(say('Changed in'))}**`), ...files, text(`\n\n${sections}\n\n`)];
}

function answerLine({ question, answer }: GivenAnswer): string {
  return `${plain(question)} → **${plain(answer)}**`;
}

function settledLine({ question, answer = '' }: LedgerEntry): string {
  return answerLine({ question, answer });
}

function unsureLine({ question, proposal }: LedgerEntry, { tell }: View): string {
  return proposal === undefined
    ? plain(question)
    : `${plain(question)} ${tell(say('Proposed for review: {0}', plain(proposal)))}`;
}

/** What could not be worked in: why is said once, the ways out stay. */
function setAside({ setAside: items }: Summary, { tell, run }: View): readonly Part[] {
  return items.flatMap(({ id, text: said, failure, isNew }): readonly Part[] => {
    const what = tell(say('“{0}” is not worked in.', plain(short(said, 200))));
    const why = isNew ? ` ${plain(tell(failure.message))}` : '';
    const again = tell(say('Try Again'));
    const drop = tell(say('Drop It'));
    return [
      text(`${what}${why}\n\n`),
      ...linkLine([
        link(again, 'planner.reply', { kind: 'retry', run, item: id }, again),
        link(drop, 'planner.reply', { kind: 'drop', run, item: id }, drop),
      ]),
    ];
  });
}

function questionLine({ question }: { readonly question: string }): string {
  return plain(question);
}

function proposals(summary: Summary, { tell, run }: View): readonly Part[] {
  const [refused] = splitProposals(summary);
  const why = (proposal: Summary['proposals'][number]): string => {
    const name = plain(proposal.section);
    if (refused.includes(proposal))
      return tell(say('“{0}” is not written, because its checker refuses it. It is kept:', name));
    const answers = answersProposed(proposal);
    if (answers) return plain(tell(answers.sentence));
    return proposal.goes === true
      ? tell(say('“{0}” has text of yours, so it stays. Planner would take it out:', name))
      : tell(say('You wrote “{0}” yourself, so it stays. Planner would change it:', name));
  };
  return summary.proposals.flatMap((proposal): readonly Part[] => {
    const name = [proposal.section, proposal.artifact] as const;
    const links = linkLine([
      link(tell(say('Show Proposal')), 'planner.showProposal', run, ...name),
      link(tell(say('Take It')), 'planner.takeProposal', run, ...name),
      link(tell(say('Leave It')), 'planner.leaveProposal', run, ...name),
    ]);
    return [text(`${why(proposal)}\n\n`), ...links];
  });
}

/** What the user should know: what was missing, what was left out, what could not be made right. */
function remarks({ notes, degraded, findings }: Summary, { tell, remarks }: View): readonly string[] {
  const lines = [...remarks, ...degraded, ...notes].map((sentence) => plain(tell(sentence)));
  if (findings.length === 1) lines.push(tell(say('One place of the document breaks a rule of the template.')));
  if (findings.length > 1)
    lines.push(tell(say('{0} places of the document break a rule of the template.', findings.length)));
  return [...new Set(lines)];
}

function list(heading: Sentence, lines: readonly string[], { tell }: View): string {
  return lines.length === 0 ? '' : [tell(heading), '', ...lines.map((line) => `- ${line}`)].join('\n');
}

/** How the approaches differ, as long as one is to be chosen. */
function approaches({ approaches: choice, open }: Summary, { tell }: View): readonly Part[] {
  const isOpen = open.some(({ id }) => id === approachQuestionId);
  return choice && isOpen ? paragraph(approachTable(choice, tell)) : [];
}

function whereItStands(summary: Summary, view: View): readonly Part[] {
  const { tell, title } = view;
  if (summary.failure) return failureText(summary.failure.message, summary.failure.next, tell);
  if (summary.status === 'cancelled') {
    return paragraph(tell(say('**Stopped.** What was written stays, and the run can go on from here.')));
  }
  if (summary.complete) {
    return paragraph(tell(say('**{0}: complete.** No question is left to ask.', title)));
  }
  if (view.questions.length > 0) return view.questions;
  return summary.open.length > 0 ? paragraph(waiting(summary.open.length, tell)) : [];
}

/** What the run has cost, once it has come to an end. */
function cost({ complete, meter, costs }: Summary, { tell }: View): readonly Part[] {
  const sentence = complete ? costOf(meter) : undefined;
  if (!sentence) return [];
  return paragraph([tell(sentence), '', ...costs.map((one) => `- ${plain(tell(one))}`)].join('\n').trimEnd());
}

function waiting(count: number, tell: View['tell']): string {
  if (count === 1) return tell(say('One question is open. Answer it whenever you like: your next message continues.'));
  return tell(say('{0} questions are open. Answer them whenever you like: your next message continues.', count));
}

/** What happened, and what to do next. */
export function failureText(message: Sentence, next: readonly Sentence[], tell: View['tell']): readonly Part[] {
  const steps = next.map((step) => `- ${plain(tell(step))}`).join('\n');
  return [...paragraph(`**${plain(tell(message))}**`), ...paragraph(steps)];
}

/** One button for what comes next, and the rest as a line of links. */
function actions(summary: Summary, view: View): readonly Part[] {
  const { tell, run } = view;
  const { status, changed, created, open, complete, failure } = summary;
  const path = summary.main;
  const file = path === undefined ? undefined : { folder: run.folder, path };
  const links: string[] = [];
  if (failure?.error.startsWith('model.')) links.push(link(tell(say('Choose Model')), 'planner.chooseModel'));
  if (failure) links.push(link(tell(say('Show Log')), 'planner.showLog'));
  if (file) links.push(link(tell(say('Open Preview')), 'planner.openPreview', file));
  if (changed.length > 0 && !created) links.push(link(tell(say('Show Changes')), 'planner.showLastChange', run));
  const sides = sidesOf(summary.approaches, run.folder);
  if (sides) links.push(link(tell(say('Open Comparison')), 'planner.compareSides', sides.before, sides.after));
  if (summary.mayBeStale) {
    const update = tell(say('Update What Depends on It'));
    links.push(link(update, 'planner.reply', { kind: 'update', run }, update));
  }
  if (changed.length > 0 || created) links.push(link(tell(say('Undo')), 'planner.undoLastRun', run));
  if (complete && file && summary.next.some(({ kind }) => kind === 'implement')) {
    links.push(link(tell(say('Copy as Prompt')), 'planner.copyPrompt', file));
  }
  const next = complete && file ? nextSteps(summary, view, file) : [];
  const goOn = status === 'cancelled' || status === 'failed';
  const ask = !goOn && open.length > 0 && view.questions.length === 0;
  return [
    ...(goOn ? [button(tell(say('Resume')), 'planner.reply', { kind: 'continue', run }, tell(say('Continue')))] : []),
    ...(ask ? [button(tell(say('Answer Questions')), 'planner.answerQuestions', run)] : []),
    ...next,
    ...linkLine(links),
  ];
}

function nextSteps({ next }: Summary, { tell, workflows }: View, file: FilePointer): readonly Part[] {
  return next.flatMap((step): readonly Part[] => {
    if (step.kind === 'implement') return [button(tell(say('Implement with Agent')), 'planner.implement', file)];
    const workflow = workflows.find(({ id }) => id === step.workflow);
    if (!workflow) return [];
    return [button(tell(say('Next: {0}', workflow.title)), 'planner.startNext', workflow.id, file)];
  });
}

function paragraph(markdown: string): readonly Part[] {
  return markdown === '' ? [] : [text(`${markdown}\n\n`)];
}

function text(markdown: string): Part {
  return { kind: 'text', text: markdown };
}
