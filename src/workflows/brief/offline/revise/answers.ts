// Where an answer goes, and in which form.
import { escaped, riskItem } from '../draft/draft.ts';
import { riskOf } from '../extract/outline.ts';
import { capitalized, sentenceOf, statementOf } from '../extract/wording.ts';
import { languageOf, phraseLanguage } from '../../../../documents/language.ts';
import { quotesIn } from '../text/quotes.ts';
import { splitItems } from '../text/sentences.ts';
import { items, isOpen, withItems, withoutItem, wordsOf } from './items.ts';
import type { Answered, Revision } from './revise.ts';

type Apply = (revision: Revision, answer: Answered) => void;

const byNumber: Readonly<Record<string, Apply>> = {
  '1': toBackground,
  '2': toGoals,
  '3.1': toScope,
  '3.2': toOutside,
  '4': toSolution,
  '4.1': (revision, answer) => toProse(revision, '4.1', answer),
  '4.2': toComponents,
  '4.3': (revision, answer) => toProse(revision, '4.1', answer),
  '5': toRisks,
};

/** Works one answer into the sections that it belongs to. */
export function applyAnswer(revision: Revision, answer: Answered): void {
  const text = answer.answer.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  const number = /^\s*(\d+(?:\.\d+)?)/.exec(answer.section)?.[1] ?? '';
  // A bare yes names no risk and no limit.
  const isBareYes = agreement.test(text) && text.replace(agreement, '').replace(/[\s.!。！]/gu, '') === '';
  if (isBareYes && (number === '3.2' || number === '5')) return;
  (byNumber[number] ?? toScope)(revision, { ...answer, answer: text });
}

const nothing =
  /^(?:no|none|nothing|nope|n\/a|none (?:are )?known|nothing (?:is )?excluded|not that (?:i|we) know(?: of)?|nein|nichts|keine?s?|keine (?:bekannt|risiken)|nichts (?:ist )?ausgeschlossen|non|rien|aucune?|rien n['’]est exclu|aucun(?: n['’]est)? connu|nada|ninguno|ninguna|ningún|nada (?:queda )?excluido|no se conocen|não|nenhuma?|nada (?:é |está )?excluído|nenhum conhecido|нет|ничего|никаких|ничего не исключено|не известны|неизвестны|没有|无|不排除任何内容|没有已知的|なし|ありません|特になし|ない|除外なし)[\s.!。！]*$/iu;
const agreement =
  /^(?:yes|yep|yeah|ok(?:ay)?|sure|agreed|fine|correct|right|take it|ja|jawohl|genau|passt|einverstanden|oui|d['’]accord|sí|si|de acuerdo|vale|sim|certo|tudo bem|да|согласен|согласна|хорошо|верно|是|是的|好|好的|可以|同意|对|はい|そうです|了解|良い|いいです)(?=$|[\s,.;:!，。、！–—-])/iu;
const refusal = /^(?:no|nope|nein|non|não|нет|不|不是|不行|いいえ)(?=$|[\s,.;:!，。、！–—-])[\s,.;:!，。、！–—-]*/iu;
const another =
  /^(?:another one|a different one|ein(?:en)? ander\p{L}+|une? autre|otro|otra|outro|outra|друг(?:ой|ая|ое)|换一个|另一种|別の(?:方法|案))[\s.。]*$/iu;

/** Whether an answer says that there is none. */
export function saysNone(answer: string): boolean {
  return nothing.test(answer);
}

function toBackground(revision: Revision, { answer }: Answered): void {
  const body = revision.body('1');
  const said = sentenceOf(escaped(answer));
  const placeholder = revision.say.noProblem(revision.outline.title);
  if (isOpen(body)) revision.set('1', said);
  else if (body.includes(placeholder))
    revision.set(
      '1',
      body.replace(placeholder, () => said),
    );
  else if (!body.includes(answer)) revision.set('1', `${body}\n\n${said}`);
}

/** An answer to a question that quotes a goal completes this goal. */
function toGoals(revision: Revision, { question, answer }: Answered): void {
  const body = revision.body('2');
  const quotes = quotesIn(question);
  const listed = items(body);
  const named = quotes.map((quoted) => listed.find((item) => wordsOf(item).includes(quoted.replace(/\s*…$/u, ''))));
  const chosen = quotes.find((quoted) => quoted === answer);
  if (quotes.length === 2 && chosen !== undefined)
    return settle(revision, quotes.find((quoted) => quoted !== chosen) ?? '', answer);
  const goal = named.find((item) => item !== undefined);
  if (goal !== undefined && quotes.length > 0 && answer.length < 200 && !goal.includes(answer)) {
    const [first = '', ...rest] = goal.split('\n');
    const completed = [`${first.replace(/[.。]$/u, '')} — ${answer.replace(/[.。]$/u, '')}`, ...rest].join('\n');
    revision.set(
      '2',
      body.replace(goal, () => completed),
    );
    return;
  }
  revision.set('2', withItems(body, [item(question, answer)]));
}

/** Of two statements that exclude each other the other one goes, wherever it stands. */
function settle(revision: Revision, loser: string, answer: string): void {
  for (const number of ['2', '3.1', '3.2']) {
    const body = revision.body(number);
    const found = items(body).find((one) => wordsOf(one) === loser);
    if (found) revision.set(number, withoutItem(body, found));
  }
  const stays = ['2', '3.1', '3.2', '4'].some((number) => revision.body(number).includes(answer));
  if (!stays) revision.set('2', withItems(revision.body('2'), [`- ${escaped(answer)}`]));
}

function toScope(revision: Revision, { question, answer }: Answered): void {
  if (question.startsWith(revision.say.planted('').slice(0, 12)) && (refusal.test(answer) || saysNone(answer))) return;
  revision.set('3.1', withItems(revision.body('3.1'), [item(question, answer)], [revision.say.onlyGoals]));
}

function toOutside(revision: Revision, { answer }: Answered): void {
  const body = revision.body('3.2');
  if (saysNone(answer)) {
    revision.set('3.2', isOpen(body) ? revision.say.noneExcluded : body);
    return;
  }
  const open = items(body).find((one) => /To be determined\W*$/i.test(one));
  const rest = open ? withoutItem(body, open) : body;
  revision.set('3.2', withItems(rest, listOf(answer), [revision.say.noneExcluded]));
}

function toSolution(revision: Revision, { answer, question }: Answered): void {
  const { say, outline } = revision;
  // A question that the idea itself raised is about a detail, not about the approach as a whole.
  if (outline.questions.some((raised) => question.includes(raised))) {
    toProse(revision, '4', { section: '', question: '', answer: withQuestion(question, answer) });
    return;
  }
  const isProposed = paragraphsOf(revision.body('4')).some((paragraph) => isProposal(paragraph, say.mark));
  if (isProposed && agreement.test(answer)) {
    confirm(revision);
    const more = answer
      .replace(agreement, '')
      .replace(/^[\s,.;:!，。！–—-]+|^(?:take it|use it|but)\b[\s,.]*/giu, '')
      .trim();
    if (answer !== say.ask.takeIt && more.length > 8)
      toProse(revision, '4', { section: '', question: '', answer: more });
    return;
  }
  const rest = answer.replace(refusal, '').trim();
  if (isProposed && (rest === '' || answer === say.ask.another || another.test(rest))) {
    revision.set('4', `${revision.body('4')}\n\n${say.declined}`);
    return;
  }
  const decided = paragraphsOf(revision.body('4')).filter(
    (paragraph) => !isProposal(paragraph, say.mark) && !isOpen(paragraph),
  );
  // A proposal of several paragraphs carries its mark only at the start of the first.
  const kept = /^\s*\*\*Proposed for review/i.test(revision.body('4')) ? [] : decided;
  revision.set('4', [...kept, sentenceOf(escaped(rest))].join('\n\n'));
}

function paragraphsOf(body: string): readonly string[] {
  return body.split(/\n{2,}/);
}

function isProposal(paragraph: string, mark: string): boolean {
  return (
    /^\s*\*\*Proposed for review/i.test(paragraph) ||
    paragraph.includes(mark) ||
    paragraph.includes('(proposed for review)')
  );
}

/** What was proposed is decided: the marks go, the words stay. */
function confirm(revision: Revision): void {
  for (const number of ['4', '4.1', '4.2']) {
    const body = revision.body(number).replace(/^\s*\*\*Proposed for review:?\*\*:?\s*/i, '');
    revision.set(number, body.replaceAll(` ${revision.say.mark}`, '').replaceAll(' (proposed for review)', ''));
  }
}

function toProse(revision: Revision, number: string, { answer, question }: Answered): void {
  const body = revision.body(number);
  const said = sentenceOf(escaped(isShort(answer) && question ? withQuestion(question, answer) : answer));
  if (body.includes(said)) return;
  revision.set(number, isOpen(body) ? said : `${body}\n\n${said}`);
}

function toComponents(revision: Revision, { answer }: Answered): void {
  const body = revision.body('4.2');
  const named = /^(.{2,60}?)[:：]\s*(.+)$/u.exec(answer);
  const added = named
    ? `- **${escaped(named[1] ?? '')}:** ${sentenceOf(escaped(named[2] ?? ''))}`
    : `- ${sentenceOf(escaped(answer))}`;
  revision.set('4.2', withItems(body, [added]));
}

function toRisks(revision: Revision, { question, answer }: Answered): void {
  const body = revision.body('5');
  const asked = items(body).find((one) => /Mitigation:\*\*\s*To be determined/i.test(one) && namesRisk(question, one));
  if (asked) {
    const mitigation = saysNone(answer) ? revision.say.none : sentenceOf(escaped(answer));
    const settled = asked.replace(/(Mitigation:\*\*\s*)To be determined/i, (_, start: string) => start + mitigation);
    revision.set(
      '5',
      body.replace(asked, () => settled),
    );
    return;
  }
  if (saysNone(answer)) {
    if (isOpen(body)) revision.set('5', revision.say.noRisks);
    return;
  }
  const risks = answer.split(/\s*(?:[;；\n]|(?<=[.。!])\s+(?=\p{Lu}))\s*/u).filter((part) => /\p{L}/u.test(part));
  const parts = /mitigat|maßnahme|mitiga|atténu|对策|対策/iu.test(answer) ? [answer] : risks;
  const added = parts.map((part) => {
    const { risk, mitigation } = riskOf(statementOf(part, 'en'));
    return riskItem('Risk', risk, mitigation);
  });
  revision.set('5', withItems(body, added, [revision.say.noRisks]));
}

function namesRisk(question: string, item: string): boolean {
  const risk = (/Risk:\*\*\s*([^\n]*)/i.exec(item)?.[1] ?? '').replace(/[.。\s]+$/u, '');
  const quoted = quotesIn(question)[0]?.replace(/\s*…$/u, '');
  return (
    risk !== '' && (question.includes(risk) || (quoted !== undefined && quoted.length > 30 && risk.startsWith(quoted)))
  );
}

/** An answer that says little alone stands with its question. */
function item(question: string, answer: string): string {
  return `- ${withQuestion(question, answer)}`;
}

function withQuestion(question: string, answer: string): string {
  if (!isShort(answer)) return escaped(statementOf(answer, phraseLanguage(languageOf(answer))));
  const [whole = '', quoted = ''] =
    /^[^“„«「?？]*[“„«「]\s?([^”“»」]+)[”“»」]\s?[^?？]{0,40}[?？]$/u.exec(question) ?? [];
  const about = /^[“„«「][^”“»」]*[”“»」]\s?[:：]\s*/u;
  const asked = about.test(question) ? question.replace(about, '') : whole !== '' ? quoted.trim() : question;
  return `${escaped(capitalized(asked))} — ${escaped(answer)}`;
}

function isShort(answer: string): boolean {
  return answer.split(/\s+/).length < 7 && answer.length < 50;
}

function listOf(answer: string): readonly string[] {
  const parts = splitItems(
    answer
      .replace(/[.。]$/u, '')
      .replace(/\s(?:and|und|et|y|e|и)\s(?=[^,]*$)/iu, (and) => (answer.includes(',') ? ', ' : and)),
  );
  const isList = parts.every((part) => part.split(/\s+/).length <= 8);
  return (isList ? parts : [answer]).map((part) => `- ${escaped(statementOf(part, 'en'))}`);
}
