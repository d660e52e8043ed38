// The log of technical decisions, `.specify/memory/technical-decisions-log.json`, in every shape that is found on disk:
// a list of features, one feature, features one after another, and the flat list with `version` of another tool.
import { lineAt, lineStarts } from '../lines.ts';
import { say } from '../sentence.ts';
import type { PlanFile } from '../documentSet.ts';
import { isRecord } from '../json.ts';
import { idOf } from './ids.ts';
import { readJsonValues } from './jsonValues.ts';
import type { Span, Unread } from './readable.ts';
import { remember } from './remember.ts';

export interface LoggedDecision {
  readonly id: string;
  readonly key: string;
  /** Empty where the log names none, as for the other texts. */
  readonly feature: string;
  readonly branch: string;
  readonly category: string;
  readonly title: string;
  readonly decision: string;
  readonly rationale: string;
  readonly timestamp: string;
  readonly decidedBy: string;
  readonly reversibility: string;
  readonly reviewTrigger: string;
  readonly status: string;
  readonly provisional: boolean;
}

export interface DecisionLog {
  readonly decisions: readonly LoggedDecision[];
  readonly unread: readonly Unread[];
  /** Whether all was understood. Else the file must be kept aside before anything is written. */
  readonly whole: boolean;
}

/** Whether a file is the log, by its name. */
export function isDecisionLog(path: string): boolean {
  return /(?:^|[/\\])\.?technical-decisions-log\.json$/i.test(path);
}

/** Reads a log, once. An empty file is an empty log. */
export const readDecisionLog = remember((file: PlanFile): DecisionLog => {
  const { values, broken } = readJsonValues(file.text);
  const starts = lineStarts(file.text);
  const unread: Unread[] = [];
  const spanFrom = (start: number, end = file.text.length): Span => ({ start, end, line: lineAt(starts, start) });
  for (const at of broken) {
    const reason = say('The log of decisions cannot be read from here on: it has no end, or it is no JSON.');
    unread.push({ span: spanFrom(at), reason });
  }
  const decisions = values.flatMap(({ value, start, end }) => {
    const found = fromValue(value, { feature: '', branch: '' }, 0);
    if (found !== undefined) return found;
    unread.push({ span: spanFrom(start, end), reason: say('This part of the log is no list of decisions.') });
    return [];
  });
  return { decisions, unread, whole: unread.length === 0 };
});

interface Origin {
  readonly feature: string;
  readonly branch: string;
}

function fromValue(value: unknown, origin: Origin, depth: number): readonly LoggedDecision[] | undefined {
  if (depth > 4) return undefined;
  if (Array.isArray(value)) {
    const all = value.map((member: unknown) => fromValue(member, origin, depth + 1));
    return all.some((found) => found === undefined) ? undefined : all.flatMap((found) => found ?? []);
  }
  if (!isRecord(value)) return undefined;
  const own = { feature: text(value, 'feature') || origin.feature, branch: text(value, 'branch') || origin.branch };
  const inner = value.decisions ?? value.features ?? value.entries;
  if (Array.isArray(inner)) return fromValue(inner, own, depth + 1);
  const decision = decisionFrom(value, own);
  return decision === undefined ? undefined : [decision];
}

function decisionFrom(value: Readonly<Record<string, unknown>>, origin: Origin): LoggedDecision | undefined {
  const id = text(value, 'id');
  if (id === '') return undefined;
  const status = text(value, 'status', 'state');
  const decision = text(value, 'decision', 'chosen_option', 'chosen', 'outcome');
  return {
    ...origin,
    id,
    key: idOf(id)?.key ?? id,
    category: text(value, 'category', 'stage'),
    title: text(value, 'title'),
    decision,
    rationale: text(value, 'rationale', 'reason'),
    timestamp: text(value, 'timestamp', 'date'),
    decidedBy: text(value, 'decided_by', 'decidedBy', 'decision_maker'),
    reversibility: text(value, 'reversibility'),
    reviewTrigger: text(value, 'review_trigger', 'reviewTrigger'),
    status,
    provisional:
      value.provisional === true || /provisional/i.test(`${status} ${decision} ${text(value, 'decided_by')}`),
  };
}

function text(value: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  const found = names.map((name) => value[name]).find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found : '';
}
