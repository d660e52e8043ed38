// Writes the log of technical decisions: an array of features, whatever stood there before, with nothing lost.
import { hash } from '../../hash.ts';
import { isRecord } from '../../json.ts';
import { mainEol, withEol } from '../../text.ts';
import { readDecisionLog } from '../decisionLog.ts';
import { idOf } from '../ids.ts';
import { readJsonValues } from '../jsonValues.ts';
import { choiceText, type TechnicalDecision } from './decision.ts';
import { plain } from './inline.ts';
import { finalDecision } from './tracked.ts';

/** A decision as the log has it. */
export interface LogEntry {
  readonly id: string;
  readonly category: string;
  readonly decision: string;
  readonly rationale: string;
  readonly timestamp: string;
  readonly decided_by: string;
  readonly reversibility: string;
  readonly review_trigger: string;
}

/** Whose decisions they are. */
export interface LogOwner {
  readonly feature: string;
  readonly branch: string;
}

export interface MergedLog {
  readonly text: string;
  /** Whether something of the old text is not in the new one, such as a comment: it must be kept aside then. */
  readonly isLossy: boolean;
  /** Whether the old text could be read to its end. */
  readonly isWhole: boolean;
}

/** The entry of a decision, or nothing while nobody has decided. */
export function logEntry(decision: TechnicalDecision): LogEntry | undefined {
  const { outcome } = decision;
  if (outcome === undefined) return undefined;
  const built =
    outcome.built === undefined ? '' : `; built until confirmed: ${choiceText(decision, outcome.built, '')}`;
  return {
    id: decision.id,
    category: decision.category,
    decision: plain(finalDecision(decision)) + built,
    rationale: outcome.rationale,
    timestamp: outcome.at,
    decided_by: outcome.by,
    reversibility: decision.reversibility,
    review_trigger: outcome.reviewTrigger,
  };
}

/**
 * The log with entries of one feature and branch. An entry of the same id is replaced; what it was stays in it as
 * `previous`. Any shape of log becomes the array; of a text that cannot be read to its end what is whole is taken over.
 */
export function mergeDecisionLog(text: string | undefined, owner: LogOwner, entries: readonly LogEntry[]): MergedLog {
  const old = text ?? '';
  const { values } = readJsonValues(old);
  const { whole } = readDecisionLog({ path: 'technical-decisions-log.json', text: old });
  const features = joined(values.flatMap(({ value }) => featuresIn(value, {})));
  const at = features.findIndex((feature) => isOf(feature, owner));
  const mine: Feature = features[at] ?? { ...owner, decisions: [] };
  const changed = { ...mine, decisions: entries.reduce(withEntry, mine.decisions) };
  const all = at < 0 ? (entries.length > 0 ? [...features, changed] : features) : features.with(at, changed);
  const eol = mainEol(old);
  const isSame =
    whole && Array.isArray(values[0]?.value) && hash(JSON.stringify(values[0]?.value)) === hash(JSON.stringify(all));
  const isPlain = !old.startsWith('\ufeff') && values.length === 1 && !hasComments(old);
  const written = isSame && isPlain ? old : withEol(`${JSON.stringify(all, null, indentOf(old))}\n`, eol);
  return { text: written, isLossy: !whole || !isCarried(old, written), isWhole: whole };
}

type Fields = Readonly<Record<string, unknown>>;

/** A member of the array; keys of other tools stay in it. */
type Feature = Fields & { readonly decisions: readonly Fields[] };

/** The features that a value holds; what stands around them belongs to each. */
function featuresIn(value: unknown, around: Fields): readonly Feature[] {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    const loose = members.filter((member): member is Fields => isRecord(member) && 'id' in member);
    const others = members.filter((member) => !(isRecord(member) && 'id' in member));
    return [
      ...(loose.length > 0 ? [featureOf(around, loose)] : []),
      ...others.flatMap((member) => featuresIn(member, around)),
    ];
  }
  if (!isRecord(value)) return [];
  if ('id' in value) return [featureOf(around, [value])];
  const { decisions, features, entries, ...own } = value;
  const inner = [decisions, features, entries].find(Array.isArray);
  if (inner === undefined) return [];
  const rest = {
    ...(decisions === inner ? {} : keep({ decisions })),
    ...(features === inner ? {} : keep({ features })),
  };
  const outer = { ...around, ...own, ...rest, ...(entries === inner ? {} : keep({ entries })) };
  const members: readonly unknown[] = inner;
  return members.length === 0 ? [featureOf(outer, [])] : featuresIn(members, outer);
}

function keep(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function featureOf(around: Fields, decisions: readonly Fields[]): Feature {
  const { feature = '', branch = '', ...rest } = around;
  return { feature, branch, ...rest, decisions: decisions.map(withSeedKeys) };
}

/** A decision of another tool with the keys of the format before its own. */
function withSeedKeys(decision: Fields): Fields {
  const [read] = readDecisionLog({ path: '', text: JSON.stringify([decision]) }).decisions;
  if (read === undefined) return decision;
  const keys: LogEntry = {
    id: read.id,
    category: read.category,
    decision: read.decision,
    rationale: read.rationale,
    timestamp: read.timestamp,
    decided_by: read.decidedBy,
    reversibility: read.reversibility,
    review_trigger: read.reviewTrigger,
  };
  return { ...keys, ...decision };
}

/** One member for each feature and branch: later ones go into the first. */
function joined(features: readonly Feature[]): readonly Feature[] {
  const found: Feature[] = [];
  for (const feature of features) {
    const at = found.findIndex((one) => isSameOwner(one, feature));
    const first = found[at];
    if (first === undefined) found.push({ ...feature, decisions: feature.decisions.reduce(withEntry, []) });
    else found[at] = { ...feature, ...first, decisions: feature.decisions.reduce(withEntry, first.decisions) };
  }
  return found;
}

function isSameOwner(one: Fields, other: Fields): boolean {
  const [a, b] = [textOf(one, 'branch'), textOf(other, 'branch')];
  return a === b && textOf(one, 'feature') === textOf(other, 'feature');
}

/** By the branch where both have one: the feature's name may be written in other words. */
function isOf(feature: Fields, owner: LogOwner): boolean {
  const branch = textOf(feature, 'branch');
  if (branch !== '' && owner.branch !== '') return branch === owner.branch;
  return branch === owner.branch && textOf(feature, 'feature') === owner.feature;
}

/** The decisions with one more, or with one replaced by its newer form. */
function withEntry(decisions: readonly Fields[], entry: Fields | LogEntry): readonly Fields[] {
  const fields: Fields = { ...entry };
  const at = decisions.findIndex((one) => keyOf(one) === keyOf(fields));
  const old = decisions[at];
  if (old === undefined) return [...decisions, fields];
  const { previous, ...before } = old;
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
  );
  // Planner writes the whole log again and again; the time alone is no change.
  if (changed.every(([name]) => name === 'timestamp')) return decisions;
  const earlier: readonly unknown[] = Array.isArray(previous) ? previous : previous === undefined ? [] : [previous];
  const told: Fields = Object.fromEntries(
    ['decision', 'rationale', 'timestamp', 'decided_by', ...changed.map(([name]) => name)].map((name) => [
      name,
      before[name],
    ]),
  );
  return decisions.with(at, { ...before, ...fields, previous: [...earlier, keep(told)] });
}

function keyOf(fields: Fields): string {
  const id = textOf(fields, 'id');
  return idOf(id)?.key ?? id;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

const tokens = /"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|\/\/[^\n]*|\/\*[^]*?\*\//g;

function hasComments(text: string): boolean {
  return (text.match(tokens) ?? []).some((token) => token.startsWith('/'));
}

/** Whether every text and number of the old log is in the new one; the name of a wrapper is nothing to keep. */
function isCarried(old: string, written: string): boolean {
  const has = new Set((written.match(tokens) ?? []).map(meaning));
  return (old.match(tokens) ?? []).every((token) => /^"(?:features|entries)"$/.test(token) || has.has(meaning(token)));
}

function meaning(token: string): string {
  try {
    return token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token;
  } catch {
    return token;
  }
}

/** As the file is indented; two spaces where it is not. */
function indentOf(text: string): string {
  return /^[[{]\s*?\n([ \t]+)/.exec(text.replace(/^\ufeff/, ''))?.[1] ?? '  ';
}
