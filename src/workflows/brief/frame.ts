// What of a brief the code itself writes, corrects and asks for.
import { bodyOf, findSection, type MarkdownDocument } from '../../documents/document.ts';
import { listItems } from '../../documents/lists.ts';
import type { Facts, Frame, Gap } from '../../core/workflow.ts';
import type { Settings } from '../../core/ports.ts';
import { undetermined } from '../../core/framing.ts';
import type { Outline } from './facts.ts';
import { markUnsupported, ticketsIn } from './support.ts';

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
  finish: (name, body, facts, sources) => {
    const supported = markUnsupported(body, sources);
    const proposes = name === heading.solution && outlineOf(facts)?.ideas.length === 0;
    return proposes && !isMarked(supported) ? `**Proposed for review:** ${supported}` : supported;
  },
  gaps: requiredGaps,
};

/** The outline that the run has learned, or nothing yet. */
export function outlineOf(facts: Facts): Outline | undefined {
  return facts['outline'] as Outline | undefined;
}

function isMarked(body: string): boolean {
  return /proposed for review|for review|zur prüfung|à valider|para revisi|待|レビュー|на рассмотрение/i.test(body);
}

/** Every ticket, as a link where its URL is known. */
function tickets(outline: Outline | undefined, settings: Settings): string {
  const known = (outline?.tickets ?? []).map(({ id, url }) => {
    const address = url || (settings.jiraBaseUrl ? settings.jiraBaseUrl.replace(/\/*$/, '/') + id : '');
    return address ? `[${id}](${address})` : id;
  });
  return known.join(', ') || 'N/A';
}

/** The seed asks for these whatever a model thinks: out of scope, risks, and a word on a solution nobody named. */
function requiredGaps(document: MarkdownDocument, facts: Facts): readonly Gap[] {
  const title = outlineOf(facts)?.title ?? 'this task';
  const gaps: Gap[] = [];
  if (isUndetermined(document, heading.outOfScope)) {
    gaps.push({
      section: heading.outOfScope,
      question: `What is explicitly out of scope for “${title}”?`,
      why: 'Nothing was said about what does not belong to the work, so nobody can tell where it ends.',
      suggestions: [{ label: 'Nothing is excluded', detail: 'Everything related may be done.' }],
    });
  }
  if (isUndetermined(document, heading.risks)) {
    gaps.push({
      section: heading.risks,
      question: `Which risks or dependencies could delay or endanger “${title}”?`,
      why: 'No risk was named, so none can be mitigated.',
      suggestions: [{ label: 'None are known', detail: 'The brief will say that none are known.' }],
    });
  }
  if (outlineOf(facts)?.ideas.length === 0) {
    gaps.push({
      section: heading.solution,
      question: `Does the proposed technical approach for “${title}” fit your system?`,
      why: 'The description names no approach, so a standard one is proposed.',
      suggestions: [
        { label: 'Yes, take it', recommended: true },
        { label: 'No, another one', detail: 'Say which in your own words.' },
      ],
    });
  }
  return gaps;
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
