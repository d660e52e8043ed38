// The log of clarifications, `.specify/memory/clarifications-log.json`, in every shape that is found on disk, and the
// document beside a specification that holds the same (`spec.md.clarifications.md`).
import type { MarkdownDocument } from '../document.ts';
import type { PlanFile } from '../documentSet.ts';
import { isRecord } from '../json.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { say } from '../sentence.ts';
import { fieldOf, fieldsIn } from './fields.ts';
import { readJsonValues } from './jsonValues.ts';
import { readable, type Unread } from './readable.ts';
import { remember } from './remember.ts';

/** What a clarification settles. `other` where nothing says it. */
export type ClarificationTopic = 'business' | 'constraint' | 'requirement' | 'assumption' | 'other';

export interface LoggedClarification {
  /** Empty where the log names none, as for the other texts. */
  readonly id: string;
  readonly feature: string;
  readonly branch: string;
  readonly category: string;
  readonly topic: ClarificationTopic;
  readonly question: string;
  /** Empty where it is still open. */
  readonly answer: string;
  readonly impact: string;
  readonly timestamp: string;
  readonly answeredBy: string;
}

export interface ClarificationLog {
  readonly clarifications: readonly LoggedClarification[];
  readonly unread: readonly Unread[];
}

/** Reads a log, once. An empty file is an empty log. */
export const readClarificationLog = remember((file: PlanFile): ClarificationLog => {
  const { values, broken } = readJsonValues(file.text);
  const starts = lineStarts(file.text);
  const spanFrom = (start: number, end = file.text.length) => ({ start, end, line: lineAt(starts, start) });
  const unread: Unread[] = broken.map((at) => ({
    span: spanFrom(at),
    reason: say('The log of clarifications cannot be read from here on: it has no end, or it is no JSON.'),
  }));
  const clarifications = values.flatMap(({ value, start, end }) => {
    const found = entriesOf(value, { feature: '', branch: '', category: '' }, 0);
    if (found !== undefined) return found;
    unread.push({ span: spanFrom(start, end), reason: say('This part of the log is no list of clarifications.') });
    return [];
  });
  return { clarifications, unread };
});

/** Reads the document form, once: a heading for each (`### CL001: topic - title`), labels below it. */
export const readClarificationDocument = remember((document: MarkdownDocument): readonly LoggedClarification[] => {
  const source = readable(document);
  return source.document.sections.flatMap(({ title, headingEnd, bodyEnd }) => {
    const [, id = '', rest = ''] = /^((?:CL|CQ|Q)-?\d{1,4})\b[\s:.)\u2013\u2014-]*(.*)$/i.exec(title) ?? [];
    if (id === '') return [];
    const fields = fieldsIn(source, headingEnd, bodyEnd, labels);
    const value = (name: RegExp) => fieldOf(fields, name)?.value.replace(/\s+/g, ' ').trim() ?? '';
    const category = /^(.*?)\s+[-\u2013\u2014]\s+/.exec(rest)?.[1] ?? '';
    const answer = value(/^(?:(?:user(?:'s)? )?(?:answer|response)|decision|resolution|clarification|antwort)\b/);
    return [
      {
        ...{ id, feature: '', branch: '', category, topic: topicOf(category) },
        question: value(/^(?:question|frage)\b/) || rest,
        answer: isOpen(answer) ? '' : answer,
        impact: value(/^impact\b/),
        timestamp: value(/^(?:timestamp|date|answered (?:at|on))\b/),
        answeredBy: value(/^(?:answered by|clarified by|decided by|stakeholder)\b/),
      },
    ];
  });
});

/** Labels that count without bold marks too. */
const labels = /^(?:question|answer|user|response|decision|resolution|impact|timestamp|date|answered|stakeholder)\b/;

type Origin = Pick<LoggedClarification, 'feature' | 'branch' | 'category'>;

const lists = ['clarifications', 'entries', 'items', 'questions', 'answers', 'log', 'sessions', 'features', 'history'];
const questions = [
  'question',
  'q',
  'clarification',
  'title',
  'topic',
  'assumption',
  'requirement',
  'ambiguity',
] as const;
const answers = [
  'answer',
  'a',
  'response',
  'decision',
  'resolution',
  'resolved',
  'value',
  'outcome',
  'chosen',
] as const;

/** The clarifications in a value; nothing where it holds none and is not empty. */
function entriesOf(value: unknown, origin: Origin, depth: number): readonly LoggedClarification[] | undefined {
  if (depth > 6) return undefined;
  if (Array.isArray(value)) return all(value, (member) => entriesOf(member, origin, depth + 1));
  if (!isRecord(value)) return undefined;
  const own: Origin = {
    feature: text(value, 'feature', 'feature_name', 'spec') || origin.feature,
    branch: text(value, 'branch', 'branch_name') || origin.branch,
    category: text(value, 'category', 'type', 'kind', 'area') || origin.category,
  };
  const inner = Object.entries(value).filter(([key, one]) => lists.includes(key.toLowerCase()) && isHolder(one));
  if (inner.length > 0) return all(inner, ([, one]) => entriesOf(one, own, depth + 1));
  const entry = entryOf(value, own);
  if (entry !== undefined) return [entry];
  return byKey(value, own, depth);
}

function entryOf(value: Readonly<Record<string, unknown>>, origin: Origin): LoggedClarification | undefined {
  const question = text(value, ...questions);
  const answer = text(value, ...answers);
  if (question === '' && (answer === '' || text(value, 'id') === '')) return undefined;
  return {
    ...origin,
    id: text(value, 'id', 'ref', 'number'),
    topic: topicOf(`${origin.category} ${'assumption' in value ? 'assumption' : ''}`),
    question,
    answer: isOpen(answer) ? '' : answer,
    impact: text(value, 'impact', 'impact_on_implementation', 'consequences'),
    timestamp: text(value, 'timestamp', 'date', 'answered_at', 'created_at', 'resolved_at'),
    answeredBy: text(value, 'answered_by', 'answeredBy', 'clarified_by', 'decided_by', 'by', 'stakeholder'),
  };
}

/** An object whose keys are ids (`CL001`), features, categories, or the questions themselves. */
function byKey(value: Readonly<Record<string, unknown>>, origin: Origin, depth: number) {
  const members = Object.entries(value).filter(
    ([key]) => !/^(?:\$schema|version|feature|branch|updated?(?:_at)?)$/i.test(key),
  );
  return all(members, ([key, one]): readonly LoggedClarification[] | undefined => {
    if (typeof one === 'string') {
      const isQuestion = /[?\uff1f]|\s/.test(key);
      return isQuestion ? entriesOf({ question: key, answer: one }, origin, depth + 1) : [];
    }
    if (isRecord(one) && /^(?:CL|CQ|Q)-?\d+$/i.test(key)) return entriesOf({ id: key, ...one }, origin, depth + 1);
    return isHolder(one) ? entriesOf(one, { ...origin, category: origin.category || key }, depth + 1) : [];
  });
}

function all<Member>(
  members: readonly Member[],
  read: (member: Member) => readonly LoggedClarification[] | undefined,
): readonly LoggedClarification[] | undefined {
  const found = members.map(read);
  const isUnread = found.some((one) => one === undefined);
  return isUnread ? undefined : found.flatMap((one) => one ?? []);
}

function topicOf(category: string): ClarificationTopic {
  if (/assum|annahm|supuest|hypoth/i.test(category)) return 'assumption';
  if (/business|gesch\u00e4ft|negocio|m\u00e9tier|product|stakeholder|policy/i.test(category)) return 'business';
  if (/techn|constraint|integration|security|performance|deploy|infra|architect|rahmen|sicherheit/i.test(category)) {
    return 'constraint';
  }
  return /require|anforder|ambig|scope|data|user experience|ux\b|functional|edge/i.test(category)
    ? 'requirement'
    : 'other';
}

function isOpen(answer: string): boolean {
  return /^(?:\[.*\]|tbd|pending|open|unanswered|none|n\/a|\.\.\.|\u2026)$/i.test(answer.trim());
}

function isHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function text(value: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  for (const name of names) {
    const one = value[name];
    if (typeof one === 'string' && one.trim() !== '') return one.trim();
    if (typeof one === 'number' || typeof one === 'boolean') return String(one);
    if (Array.isArray(one) && one.length > 0 && one.every((member) => typeof member === 'string'))
      return one.join('; ');
  }
  return '';
}
