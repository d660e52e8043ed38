// Nothing is both in and out of scope.
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { itemsOf, itemText, sectionOf } from '../blocks.ts';
import { firstLineOf, report } from '../finding.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/scope-contradiction';

export const scopeContradiction: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Nothing is both in and out of scope.'),
    why: say('Whoever reads one list builds it, and whoever reads the other does not expect it.'),
    wrong:
      '### 3.1. In Scope\n\n- Push messages to phones.\n\n### 3.2. Out of Scope (Non-Goals)\n\n- Push messages to phones',
    right:
      '### 3.1. In Scope\n\n- Push messages to phones.\n\n### 3.2. Out of Scope (Non-Goals)\n\n- Push messages to desktops',
  },
  check(document) {
    const inside = topicsOf(document, names.inScope);
    return topicsOf(document, names.outOfScope).flatMap(({ item, words }) => {
      const twin = inside.find((other) => isSame(other.words, words));
      if (twin === undefined) return [];
      const { line } = twin.item.position?.start ?? { line: 1 };
      const message = say(
        'This is in scope too, in line {0}. Take it out of one of the lists, or say what differs.',
        line,
      );
      return [report(document, id, 'error', firstLineOf(document, item), message)];
    });
  },
};

function topicsOf(document: MarkdownDocument, heading: string) {
  const section = sectionOf(document, heading);
  if (section === undefined) return [];
  return itemsOf(document, section)
    .filter((item) => rangeOf(item).end > rangeOf(item).start)
    .map((item) => ({ item, words: topicOf(itemText(item)) }))
    .filter(({ words }) => words.size > 0);
}

/** Words that stand in one list and not in the other without another meaning. */
const small = new Set(
  (
    'a an the of for to in on and or with by is are be will no not any this that it its we our support add adding ' +
    'new der die das den dem ein eine einen und oder mit für von zu im kein keine nicht ' +
    'le la les un une des et ou du de pour avec pas el los las una y o del para con no ' +
    'os as um uma e ou do da para com não'
  ).split(' '),
);

function topicOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !small.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / (one.size + other.size - shared) >= 0.85;
}
