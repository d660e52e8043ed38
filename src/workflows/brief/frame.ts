// What of a brief the code itself writes, corrects and asks for.
import { bodyOf, findSection, type MarkdownDocument } from '../../documents/document.ts';
import { listItems } from '../../documents/lists.ts';
import type { Frame, Gap } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import type { Settings } from '../../core/ports.ts';
import { undetermined } from '../../core/framing.ts';
import type { Outline } from './facts.ts';
import { riskItem } from './offline/draft/draft.ts';
import { phrases } from './offline/phrases/phrases.ts';
import { markUnsupported } from './support.ts';
import { ownTickets, ticketsIn } from './tickets.ts';

/** The template's headings that the code must know. */
export const heading = {
  outOfScope: '3.2. Out of Scope (Non-Goals)',
  solution: '4. Proposed Technical Solution',
  risks: '5. Risks and Dependencies',
  questions: '6. Open Questions',
} as const;

export const frame: Frame = {
  placeNames: ['Title', 'Jira Ticket', 'Authors', 'Date'],
  places: (facts, settings) => ({
    Title: outlineOf(facts)?.title ?? undetermined,
    'Jira Ticket': tickets(outlineOf(facts), settings),
    Authors: typeof facts['author'] === 'string' ? facts['author'] : undetermined,
    Date: String(facts['today'] ?? ''),
  }),
  title: (facts) => outlineOf(facts)?.title ?? '',
  ledgerHeading: heading.questions,
  learns: (said, facts) => {
    const outline = outlineOf(facts);
    const added = ticketsIn(said).filter(({ id }) => !outline?.tickets.some((known) => known.id === id));
    return outline && added.length > 0 ? { outline: { ...outline, tickets: [...outline.tickets, ...added] } } : {};
  },
  finish: (name, body, { facts, sources, isDraft }) => {
    const outline = outlineOf(facts);
    const whole = isDraft && outline && name === heading.risks ? withDependencies(body, outline) : body;
    const supported = markUnsupported(whole, sources);
    const proposes = isDraft && name === heading.solution && outline?.ideas.length === 0;
    return proposes && !isMarked(supported) ? `**Proposed for review:** ${supported}` : supported;
  },
  gaps: requiredGaps,
};

/** The outline that the run has learned, or nothing yet. */
export function outlineOf(facts: Facts): Outline | undefined {
  return facts['outline'] as Outline | undefined;
}

function isMarked(body: string): boolean {
  return /proposed for review|for review|zur prüfung|à valider|para revis[iã]|per la revisione|待|レビュー|на рассмотрение/i.test(
    body,
  );
}

/** The risks with every ticket that must come first: what the user named as such stands there whatever a model wrote. */
function withDependencies(body: string, { tickets: known, dependencies }: Outline): string {
  const missing = known.filter(({ id, role }) => role === 'dependency' && !body.includes(id));
  if (missing.length === 0) return body;
  const statements = missing.map(({ id }) => dependencies.find((statement) => statement.includes(id)) ?? id);
  const items = [...new Set(statements)].map((statement) => riskItem('Risk', statement, ''));
  const isOpen = /^\W*to be determined\W*$/i.test(body);
  return [...(isOpen ? [] : [body.trimEnd()]), ...items].join('\n');
}

/** The task's own tickets, as links where their URLs are known. */
function tickets(outline: Outline | undefined, settings: Settings): string {
  const known = ownTickets(outline?.tickets ?? []).map(({ id, url }) => {
    const address = url || (settings.jiraBaseUrl ? settings.jiraBaseUrl.replace(/\/*$/, '/') + id : '');
    return address ? `[${id}](${address})` : id;
  });
  return known.join(', ') || 'N/A';
}

/** Out of scope, risks, and a word on a solution that nobody named must be asked for whatever a model thinks. */
function requiredGaps(document: MarkdownDocument, facts: Facts): readonly Gap[] {
  const outline = outlineOf(facts);
  const { ask } = phrases[spokenLanguage(outline?.language ?? 'en')];
  const title = outline?.title ?? '';
  const gaps: Gap[] = [];
  if (isUndetermined(document, heading.outOfScope)) {
    const suggestions = [{ label: ask.nothingExcluded }];
    gaps.push({ section: heading.outOfScope, question: ask.outside(title), why: ask.whyOutside, suggestions });
  }
  if (isUndetermined(document, heading.risks)) {
    const suggestions = [{ label: ask.noneKnown }];
    gaps.push({ section: heading.risks, question: ask.risks(title), why: ask.whyRisks, suggestions });
  }
  if (outline?.ideas.length === 0) {
    const suggestions = [{ label: ask.takeIt, recommended: true }, { label: ask.another }];
    gaps.push({ section: heading.solution, question: ask.approach(title), why: ask.whyApproach, suggestions });
  }
  return gaps;
}

/** The language whose phrases there are, or English. */
function spokenLanguage(tag: string): keyof typeof phrases {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  const known = Object.keys(phrases) as readonly (keyof typeof phrases)[];
  return known.find((language) => language === primary) ?? 'en';
}

function isUndetermined(document: MarkdownDocument, name: string): boolean {
  const section = findSection(document, name);
  if (!section) return false;
  const body = bodyOf(document, section);
  const items = listItems(body);
  return (items.length > 0 ? items : [body]).every(
    (item) => item.trim() === '' || /^\W*to be determined\W*$/i.test(item),
  );
}
