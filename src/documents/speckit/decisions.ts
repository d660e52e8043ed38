// Technical decisions: those of `plan.md.decisions.md` (`### TD001: [Category] - [Title]` with labelled parts), and the
// Decision, Rationale and Alternatives of research.md.
import type { MarkdownDocument } from '../document.ts';
import { definitionIn, plainLine } from './definition.ts';
import { fieldOf, fieldsIn, type Field } from './fields.ts';
import type { Id } from './ids.ts';
import { outlineOf } from './outline.ts';
import { readable, spanOf, type Readable, type Span, type Unread } from './readable.ts';
import { endOfLine } from '../text.ts';
import { remember } from './remember.ts';

export interface Decision extends Id {
  readonly category: string;
  readonly title: string;
  readonly options: readonly Option[];
  readonly recommendation: string;
  /** What was decided; empty where nothing was. */
  readonly outcome: string;
  readonly provisional: boolean;
  /** Of a provisional one: what is built until somebody decides, where that is not the outcome; else empty. */
  readonly built: string;
  readonly rationale: string;
  /** As it is written; empty where it is not stated. */
  readonly reversibility: string;
  readonly span: Span;
  /** Lines of the parts that it has. */
  readonly places: { readonly outcome?: Span; readonly rationale?: Span; readonly reversibility?: Span };
  readonly text: string;
}

export interface Option {
  /** `Option A`. */
  readonly label: string;
  readonly text: string;
}

export interface Decisions {
  readonly title: string;
  /** Whether it has the title of the documents that Planner writes. */
  readonly planners: boolean;
  readonly decisions: readonly Decision[];
  readonly unread: readonly Unread[];
}

const labels =
  /^(?:context|decision|final decision|decision required|options?(?: [a-z0-9]{1,2})?|recommendation|rationale|stakeholder.?s? rationale|reason(?:ing|s)?|justification|impact(?: on implementation)?|reversibility|status|outcome|chosen(?: option)?|selected(?: option)?|decided by|decision maker|date|timestamp|review trigger|alternatives(?: considered| rejected)?|pros|cons|cost impact|consequences)$/;
/** Labels of what was decided. */
export const outcomeLabel =
  /^(?:final decision|decision|outcome|decision made|chosen(?: option)?|selected(?: option)?|resolution|decided)$/;
/** Labels of the reasons. */
export const rationaleLabel =
  /^(?:(?:stakeholder(?:.?s)? )?(?:rationale|reasons?|reasoning)|justification|why(?: this.*)?|why chosen|rationale.*|begr\u00fcndung|justificaci\u00f3n|raz\u00f3n|justificativa|\u7406\u7531|\uadfc\uac70)$/;
const pending =
  /^\W*(?:tbd|pending|open|awaiting.*|to be (?:decided|determined).*|not (?:yet )?decided|undecided|none(?: yet)?|n\/a|deferred|skipped|\u2026|\.{3})?\W*$|^\[[^\]]*\]$/i;

/** Reads a decisions document, once. */
export const readDecisions = remember((document: MarkdownDocument): Decisions => {
  const source = readable(document);
  const title = source.document.sections.find(({ depth }) => depth === 1)?.title ?? '';
  const decisions = outlineOf(document).flatMap((entry): readonly Decision[] => {
    const definition = entry.kind === 'heading' ? definitionIn(entry) : undefined;
    if (definition?.family !== 'TD') return [];
    const fields = fieldsIn(source, entry.end, entry.bodyEnd, labels);
    const { family, id, key, rest } = definition;
    const text = source.prose.slice(entry.start, entry.bodyEnd);
    const { category, title: name } = headOf(plainLine(rest));
    return [
      {
        ...{ family, id, key, category, title: name, text },
        options: optionsOf(fields),
        recommendation: plainLine(fieldOf(fields, /^(?:recommendation|recommended)/)?.value ?? ''),
        outcome: outcomeOf(fields),
        provisional: isProvisional(text, rest, fields),
        built: plainLine(fieldOf(fields, /^built until confirmed$/)?.value.split('\n')[0] ?? ''),
        rationale: plainLine(fieldOf(fields, rationaleLabel)?.value ?? '').replace(pending, ''),
        reversibility: plainLine(fieldOf(fields, /^reversib/)?.value.split('\n')[0] ?? ''),
        span: spanOf(source, entry.start, entry.end),
        places: {
          ...placed('outcome', source, fieldOf(fields, outcomeLabel)),
          ...placed('rationale', source, fieldOf(fields, rationaleLabel)),
          ...placed('reversibility', source, fieldOf(fields, /^reversib/)),
        },
      },
    ];
  });
  return { title, planners: /^technical decisions required\b/i.test(title), decisions, unread: source.unread };
});

/** By the mark itself, or where heading, status or outcome say it: other parts may speak of provisional things. */
function isProvisional(text: string, heading: string, fields: readonly Field[]): boolean {
  const states = fields.filter(({ name }) => /^stat(?:us|e)$/.test(name));
  const outcomes = [heading, ...fields.filter(({ name }) => outcomeLabel.test(name)).map(({ value }) => value)];
  const says = /^\W*provisional\b|[([,;\u2013\u2014]\s*provisional\b|\bprovisionally\b/i;
  return (
    /PROVISIONAL\s+DECISION/.test(text) ||
    states.some(({ value }) => /provisional/i.test(value)) ||
    outcomes.some((one) => says.test(one))
  );
}

function placed(part: keyof Decision['places'], source: Readable, field: Field | undefined): Decision['places'] {
  return field === undefined ? {} : { [part]: spanOf(source, field.start, endOfLine(source.prose, field.start)) };
}

/** `Architecture - Monolith or services`, `[Architecture] Monolith …`. */
function headOf(text: string): { readonly category: string; readonly title: string } {
  const bracketed = /^\[([^\]]{1,60})\]\s*(?:[-\u2013\u2014:]\s*)?(.*)$/.exec(text);
  const dashed = bracketed ?? /^(.{1,60}?)\s+[-\u2013\u2014]\s+(.*)$/.exec(text);
  return { category: dashed?.[1]?.trim() ?? '', title: (dashed?.[2] ?? text).replace(/^\[(.*)\]$/, '$1').trim() };
}

function optionsOf(fields: readonly Field[]): readonly Option[] {
  return fields.flatMap(({ name, value }) => {
    const label = /^option ([a-z0-9]{1,2})$/.exec(name)?.[1];
    const first = plainLine(value.split(/\n\s*[-*+]/)[0] ?? '');
    return label === undefined ? [] : [{ label: `Option ${label.toUpperCase()}`, text: first }];
  });
}

function outcomeOf(fields: readonly Field[]): string {
  const values = fields
    .filter(({ name }) => outcomeLabel.test(name))
    .map(({ value }) => plainLine(value.split('\n\n')[0] ?? ''));
  return values.find((value) => !pending.test(value)) ?? '';
}

/** A decision of research.md: a label or heading "Decision", and what follows it under the same heading. */
export interface ResearchDecision {
  readonly title: string;
  readonly outcome: string;
  readonly rationale: string;
  readonly alternatives: string;
  readonly span: Span;
}

/** Reads the decisions of a research document, once. */
export const readResearch = remember((document: MarkdownDocument): readonly ResearchDecision[] => {
  const source = readable(document);
  const { sections, text } = source.document;
  const fields = fieldsIn(source, 0, text.length, labels);
  const found: { -readonly [Key in keyof ResearchDecision]: ResearchDecision[Key] }[] = [];
  let topic = '';
  let isHeaded = false;
  for (const field of fields) {
    const current = found.at(-1);
    if (/^(?:final )?decision$/.test(field.name)) {
      // A topic may state its decision twice, at its head and at its end: the reasons between hold for both.
      const depth = field.kind === 'heading' ? sections.find(({ start }) => start >= field.start)?.depth : undefined;
      if (depth === 2 && field.value !== '') topic = plainLine(field.value.split('\n')[0] ?? '');
      const same = current?.title === topic ? current : undefined;
      // `## Decision: Cache` is the title of the decision that its label tells.
      if (same !== undefined && isHeaded && same.rationale === '') found.pop();
      isHeaded = field.kind === 'heading';
      found.push({ ...researchDecision(source, field, topic), rationale: same?.rationale ?? '' });
    } else if (field.kind === 'heading' && !labels.test(field.name)) {
      topic = sections.find(({ start }) => start >= field.start)?.title ?? field.name;
    } else if (current !== undefined && rationaleLabel.test(field.name)) current.rationale ||= plainLine(field.value);
    else if (current !== undefined && /^(?:rejected )?alternatives?\b/.test(field.name)) {
      current.alternatives ||= plainLine(field.value) || field.name;
    }
  }
  return found;
});

function researchDecision(source: Readable, field: Field, title: string): ResearchDecision {
  const lineEnd = source.prose.indexOf('\n', field.start);
  const span = spanOf(source, field.start, lineEnd < 0 ? source.prose.length : lineEnd);
  return { title, outcome: plainLine(field.value.split('\n\n')[0] ?? ''), rationale: '', alternatives: '', span };
}
