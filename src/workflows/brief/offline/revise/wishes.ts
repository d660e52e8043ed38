// Where a wish goes: to the goals, into or out of the scope, to the solution or the risks.
import { escaped, riskItem } from '../draft/draft.ts';
import { contentWords } from '../extract/contradictions.ts';
import { sortParts } from '../extract/sort.ts';
import { riskOf } from '../extract/outline.ts';
import { sentenceOf, statementOf } from '../extract/wording.ts';
import { languageOf, phraseLanguage, type Language } from '../../../../documents/language.ts';
import { partsOf } from '../text/parts.ts';
import { items, withItems, withoutItem, wordsOf } from './items.ts';
import type { Revision } from './revise.ts';
import type { Wish } from './wish.ts';

/** Works one wish into the sections that it belongs to. */
export function applyWish(revision: Revision, wish: Wish): void {
  if (wish.kind === 'add') add(revision, '3.1', wish.thing);
  else if (wish.kind === 'remove') remove(revision, wish.thing);
  else if (wish.kind === 'smaller')
    add(revision, '3.2', revision.say.smaller(escaped(wish.text).replace(/[“”"]/g, "'")));
  else state(revision, wish.text);
}

function add(revision: Revision, number: string, text: string): void {
  const language = phraseLanguage(languageOf(text));
  const words = statementOf(text, language);
  // An open end such as "To be determined" keeps its place at the end of the item.
  const placeholders = number === '3.1' ? [revision.say.onlyGoals] : [revision.say.noneExcluded];
  revision.set(number, withItems(revision.body(number), [`- ${escaped(words)}`], placeholders));
}

/** What no longer belongs to the work moves from 3.1 to 3.2; goals and components that name it point there. */
function remove(revision: Revision, thing: string): void {
  const language = phraseLanguage(languageOf(`${thing}\n${revision.body('3.1')}`));
  const matching = items(revision.body('3.1')).filter((item) => isAbout(item, thing, language));
  for (const item of matching) revision.set('3.1', withoutItem(revision.body('3.1'), item));
  const moved = matching.length > 0 ? matching : [`- ${escaped(statementOf(thing, language))}`];
  revision.set('3.2', withItems(revision.body('3.2'), moved, [revision.say.noneExcluded]));
  for (const number of ['2', '4.2']) {
    const named = items(revision.body(number)).filter(
      (item) => isAbout(item, thing, language) && !item.includes('(3.2)'),
    );
    for (const item of named) {
      const [first = '', ...rest] = item.split('\n');
      const pointing = [`${first} (3.2)`, ...rest].join('\n');
      revision.set(
        number,
        revision.body(number).replace(item, () => pointing),
      );
    }
  }
}

/** Whether all that a wish names stands in an item, and the item is not about much else. */
function isAbout(item: string, thing: string, language: Language): boolean {
  const wanted = contentWords(thing, language);
  const words = contentWords(wordsOf(item), language);
  if (wanted.size === 0) return wordsOf(item).toLowerCase().includes(thing.toLowerCase());
  const found = [...wanted].filter((word) => words.has(word)).length;
  return found === wanted.size || (wanted.size >= 3 && found / wanted.size >= 0.7);
}

/** A statement goes where its words say; a wish that only states something belongs to the scope. */
function state(revision: Revision, text: string): void {
  const language = phraseLanguage(languageOf(text));
  for (const { kind, text: words } of sortParts(partsOf(text).parts, language)) {
    const statement = statementOf(words, language);
    if (kind === 'planted' || kind === 'ignored') continue;
    if (kind === 'outOfScope') remove(revision, statement);
    else if (kind === 'idea') append(revision, '4', words);
    else if (kind === 'problem') append(revision, '1', words);
    else if (kind === 'risk' || kind === 'dependency') addRisk(revision, statement);
    else if (kind === 'goal' && /^(?:users|the goal)/i.test(statement)) add(revision, '2', statement);
    else add(revision, '3.1', statement);
  }
}

function append(revision: Revision, number: string, text: string): void {
  const body = revision.body(number);
  const said = sentenceOf(escaped(text));
  if (body.includes(said)) return;
  // A technology that the user names takes the place of what was proposed.
  const isReplaced = /^\s*(?:\*\*Proposed for review|To be determined\s*$)/i.test(body);
  revision.set(number, isReplaced ? said : `${body}\n\n${said}`);
}

function addRisk(revision: Revision, statement: string): void {
  const { risk, mitigation } = riskOf(statement);
  revision.set('5', withItems(revision.body('5'), [riskItem('Risk', risk, mitigation)], [revision.say.noRisks]));
}
