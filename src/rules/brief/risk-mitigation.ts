// Each risk is named as one and carries a mitigation.
import type { ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { endOfLine } from '../../documents/text.ts';
import { blocksOf, isUndetermined, itemsOf, itemText, sectionOf } from '../blocks.ts';
import { firstLineOf, headingRange, report, type Range } from '../finding.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/risk-mitigation';

export const riskMitigation: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('Each risk is named as one and carries a mitigation.'),
    why: say('A risk without an answer is a worry, not a plan.'),
    wrong: '- **Risk:** Old bookmarks lead nowhere.',
    right: '- **Risk:** Old bookmarks lead nowhere.\n  - **Mitigation:** The old addresses forward to the page.',
  },
  check(document) {
    const section = sectionOf(document, names.risks);
    if (section === undefined) return [];
    const items = itemsOf(document, section);
    if (items.length > 0) return items.flatMap((item) => checkItem(document, item));
    const text = blocksOf(document, section)
      .map((block) => toString(block))
      .join(' ')
      .trim();
    if (text === '' || isUndetermined(text)) return [];
    const message = say('List each risk as "{0}" with "{1}" below it.', '- **Risk:** …', '  - **Mitigation:** …');
    return [report(document, id, 'error', headingRange(section), message)];
  },
};

/** What stands for a mitigation and says that there is none. "To be determined" is allowed: it says that there will be one. */
const noAnswer =
  /^(?:[-\u2010-\u2015/?.\u2026]+|n\/?a|(?:there (?:is|are) )?(?:none|nothing|no mitigation)(?: (?:yet|known|needed|necessary|planned|so far|at the moment))?|not (?:known|needed|applicable|available|planned)|unknown|accepted?|we (?:accept|live with) (?:it|this|that)|hope|(?:noch )?keine?(?: (?:bekannt|nötig|geplant|vorgesehen|maßnahmen?|gegenmaßnahmen?))?|nichts|unbekannt|entfällt|ninguna?(?: conocida| por ahora)?|nada|no (?:hay|aplica|procede)|aucune?(?: connue)?|rien|néant|nenhuma?(?: conhecida)?|não há|нет|неизвестно|无|没有|暂无|なし|特になし)[\s.!。]*$/iu;

function checkItem(document: MarkdownDocument, item: ListItem): readonly Finding[] {
  const text = itemText(item);
  if (text === '' || isUndetermined(text) || /^dependenc(?:y|ies)\b/i.test(text)) return [];
  const range = firstLineOf(document, item);
  if (/^mitigation\s*:/i.test(text)) {
    const message = say('This mitigation stands under no risk. Indent it below its risk, or add the risk above it.');
    return [report(document, id, 'error', range, message)];
  }
  const found: Finding[] = [];
  const answer = /\bmitigation\s*:[ \t]*(?!\{\{)(\S[^\n]*)/i.exec(textOf(item))?.[1];
  if (answer === undefined) {
    const message = say('This risk has no mitigation. Add "{0}" below it.', '  - **Mitigation:** …');
    found.push(report(document, id, 'error', range, message));
  } else if (noAnswer.test(answer)) {
    const message = say('“{0}” is no mitigation. Say what is done about the risk.', answer.trim());
    found.push(report(document, id, 'error', answerRange(document, item, range), message));
  }
  if (/^risk\s*:\s*$/i.test(text.replace(/\bmitigation\s*:.*$/is, ''))) {
    found.push(report(document, id, 'error', range, say('The risk is not described. Say what can go wrong.')));
  }
  return [...found, ...checkLabel(document, item)];
}

/** The line with the mitigation; that of the risk where it cannot be told. */
function answerRange(document: MarkdownDocument, item: ListItem, risk: Range): Range {
  const { start, end } = rangeOf(item);
  const at = document.text.slice(start, end).search(/\bmitigation\b/i);
  return at < 0 ? risk : { start: start + at, end: Math.min(end, endOfLine(document.text, start + at)) };
}

function checkLabel(document: MarkdownDocument, item: ListItem): readonly Finding[] {
  const paragraph = item.children.find((child) => child.type === 'paragraph');
  const [first] = paragraph?.children ?? [];
  if (paragraph === undefined || first === undefined) return [];
  if (first.type === 'strong' && /^risk\b.*:$/i.test(toString(first).trim())) return [];
  const isNamed = first.type === 'strong' || /^risk\b/i.test(itemText(item));
  const { start } = rangeOf(paragraph);
  const fix = { title: say('Write "{0}"', '**Risk:**'), edits: [{ start, end: start, text: '**Risk:** ' }] };
  const message = say('A risk starts with "{0}".', '**Risk:**');
  return [report(document, id, 'warning', firstLineOf(document, item), message, isNamed ? undefined : fix)];
}

/** The text of an item with its nested lists, a line for each of its paragraphs. */
function textOf(item: ListItem): string {
  return item.children
    .map((child) => (child.type === 'list' ? child.children.map(textOf).join('\n') : toString(child)))
    .join('\n');
}
