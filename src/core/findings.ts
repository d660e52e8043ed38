// What the rules say of a document, after the word of the user: comments in the document, and severities that are set.
import type { DocumentSet, PlanFile } from '../documents/documentSet.ts';
import type { Finding } from '../documents/finding.ts';
import { isCovered, namesRule, removeIgnore, type Ignore, type Readable } from '../documents/ignore.ts';
import { say, type Sentence } from '../documents/sentence.ts';
import { lineAt, startOfLine } from '../documents/text.ts';
import type { Rule, RulePage, Verdicts } from './rule.ts';
import { isKnownRule, severityOf, type RuleSeverities } from './severities.ts';

/** Which rules count, and for what. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly severities?: RuleSeverities;
  /** Ids of the only rules to go by. */
  readonly only?: readonly string[];
}

/** A finding that a comment in the document says is meant. */
export interface Ignored {
  readonly finding: Finding;
  readonly reason: string;
}

export interface Judgement {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
}

/** What one rule said of a document, and whether it looked at what stands beside the document. */
export interface RuleRun {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
  readonly usesSet: boolean;
}

/** A rule that is no function of a document alone. */
export interface OwnRule {
  readonly id: string;
  readonly page: RulePage;
}

/** The rule that judges the comments. */
export const ignoreRule: OwnRule = {
  id: 'structure/ignore',
  page: {
    severity: 'warning',
    summary: say('A comment that ignores findings names a rule and a reason, and something is there to ignore.'),
    why: say(
      'Without a reason nobody can tell later whether it still holds. One that ignores nothing hides the next fault.',
    ),
    wrong: '<!-- planner-ignore brief/jira -->\n',
    right: '<!-- planner-ignore brief/jira: the ticket is made after the review -->\n',
  },
};

/** The rule that a file breaks which cannot be read at all. */
export const readableRule: OwnRule = {
  id: 'structure/readable',
  page: {
    severity: 'error',
    summary: say('A document is UTF-8 text of a size and depth that can be read.'),
    why: say('What cannot be read cannot be checked, and nobody would notice.'),
    wrong: '\u0000\u0001',
    right: '# A plan\n',
  },
};

/** The rule that a section keeps as long as what it was made from is as it was. What it was made from the lock knows. */
export const staleRule: OwnRule = {
  id: 'speckit/stale-section',
  page: {
    severity: 'info',
    summary: say('A section agrees with what it was made from.'),
    why: say('Where a requirement or a decision has changed since, the section still says what was so before.'),
    wrong: 'The decision TD001 became PostgreSQL, and the section still plans for SQLite.\n',
    right: 'The section was remade from the decision as it is now.\n',
  },
};

/** All ids that a comment or a setting may name. */
export function ruleIds(rules: readonly Rule[]): readonly string[] {
  return [...rules, ignoreRule, readableRule, staleRule].map(({ id }) => id);
}

/** Whether a rule counts at all. */
export function isOn(rule: string, { severities, only }: Policy): boolean {
  return severityOf(rule, severities) !== 'off' && (only === undefined || only.includes(rule));
}

/**
 * Asks every rule that is on. `before` are the runs on the same document with other documents beside it: a rule that did
 * not look there is not asked again.
 */
export function runRules(
  { view }: Readable,
  verdicts: Verdicts,
  set: DocumentSet,
  policy: Policy,
  before: readonly RuleRun[] = [],
): readonly RuleRun[] {
  const known = new Map(before.filter(({ usesSet }) => !usesSet).map((run) => [run.rule, run]));
  return policy.rules
    .filter(({ id }) => isOn(id, policy))
    .map((rule) => {
      const run = known.get(rule);
      if (run) return run;
      const { watched, isUsed } = watch(set);
      const findings = rule.applies(view) ? rule.check(view, verdicts, watched) : [];
      return { rule, findings, usesSet: isUsed() };
    });
}

/** Sorts out what is ignored, and gives every finding the severity that is set. `others`: what no rule can see. */
export function judge(
  readable: Readable,
  runs: readonly RuleRun[],
  policy: Policy,
  others: readonly Finding[] = [],
): Judgement {
  const found = [...runs.flatMap(({ findings }) => findings), ...others].map((finding) =>
    keepComments(finding, readable.ignores),
  );
  const hidden = runs.flatMap(({ rule, findings }) => (findings.length > 0 ? (rule.hides ?? []) : []));
  const veils = runs.flatMap(({ rule, findings }) =>
    findings.length > 0 ? (rule.veils?.(readable.view) ?? []).map((range) => ({ ...range, by: rule.id })) : [],
  );
  const isVeiled = ({ rule, place }: Finding) =>
    veils.some(({ by, start, end }) => by !== rule && start <= place.start && place.start < end);
  const ignored: Ignored[] = [];
  const left: Finding[] = [];
  for (const finding of found) {
    if (namesRule({ rules: hidden }, finding.rule) || isVeiled(finding)) continue;
    const ignore = readable.ignores.find(
      (one) => one.reason !== '' && namesRule(one, finding.rule) && isCovered(one, finding.place.start),
    );
    if (ignore) ignored.push({ finding, reason: ignore.reason });
    else left.push(finding);
  }
  const own = isOn(ignoreRule.id, policy) ? faultsOf(readable, found, policy) : [];
  return {
    findings: sorted([...left, ...own].flatMap((finding) => weigh(finding, policy.severities))),
    ignored: ignored
      .flatMap(({ finding, reason }) => weigh(finding, policy.severities).map((one) => ({ finding: one, reason })))
      .sort((one, other) => compare(one.finding, other.finding)),
  };
}

/** What the rules say of a file that is no Markdown. */
export function judgeFile(file: PlanFile, verdicts: Verdicts, set: DocumentSet, policy: Policy): readonly Finding[] {
  const found = policy.rules
    .filter(({ id }) => isOn(id, policy))
    .flatMap((rule) => rule.checkFile?.(file, verdicts, set) ?? []);
  return sorted(found.flatMap((finding) => weigh(finding, policy.severities)));
}

/** With the severity that is set; nothing where the rule is off. */
export function weigh(finding: Finding, severities: RuleSeverities | undefined): readonly Finding[] {
  const severity = severityOf(finding.rule, severities);
  if (severity === 'off') return [];
  return [severity === undefined ? finding : { ...finding, severity }];
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(compare);
}

/** By place; of several at one place the order does not depend on that of the rules. */
function compare(one: Finding, other: Finding): number {
  return (
    one.place.start - other.place.start ||
    one.place.end - other.place.end ||
    (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0)
  );
}

/** Without its fix, where that would take a comment away that the rule did not see. */
function keepComments(finding: Finding, ignores: readonly Ignore[]): Finding {
  const { fix, ...rest } = finding;
  const takes = fix?.edits.some((edit) => ignores.some(({ start, end }) => edit.start < end && start < edit.end));
  return takes ? rest : finding;
}

/** What is wrong with the comments themselves. */
function faultsOf(readable: Readable, found: readonly Finding[], policy: Policy): readonly Finding[] {
  const known = ruleIds(policy.rules);
  return readable.ignores.flatMap((ignore) => {
    if (ignore.rules.length === 0) {
      return fault(readable, ignore, say('Name the rule that is ignored here, such as {0}.', sample));
    }
    const unknown = ignore.rules.filter((rule) => !isKnownRule(rule, known));
    if (unknown.length > 0) {
      return fault(readable, ignore, say('There is no rule {0}. Correct the name.', unknown.join(', ')));
    }
    if (ignore.reason === '') {
      return fault(readable, ignore, say('Say why after a colon, such as {0}. Until then nothing is ignored.', sample));
    }
    if (!ignore.covers) {
      const message =
        ignore.kind === 'file'
          ? say('This comment must stand at the top of the document, with nothing but the title before it.')
          : say('Nothing follows this comment that it could be about. Move it before what it is about, or remove it.');
      return fault(readable, ignore, message);
    }
    const unused = ignore.rules.filter((name) => {
      // Of a rule that is not asked nobody knows whether it would find something.
      const isAsked = known.some(
        (id) => namesRule({ rules: [name] }, id) && isOn(id, policy) && id !== ignoreRule.id && id !== staleRule.id,
      );
      const covers = (finding: Finding) =>
        namesRule({ rules: [name] }, finding.rule) && isCovered(ignore, finding.place.start);
      return isAsked && !found.some(covers);
    });
    if (unused.length === 0) return [];
    const isAll = unused.length === ignore.rules.length;
    const message = say('{0} finds nothing here any more. Take it out of the comment.', unused.join(', '));
    return fault(readable, ignore, message, isAll);
  });
}

const sample = '<!-- planner-ignore brief/jira: why -->';

function fault({ document }: Readable, ignore: Ignore, message: Sentence, isRemovable = false): readonly Finding[] {
  const { start, end } = ignore;
  const place = {
    start,
    end,
    line: lineAt(document.text, start),
    column: start - startOfLine(document.text, start) + 1,
  };
  const fix = { title: say('Remove the comment'), edits: [removeIgnore(document.text, ignore)] };
  const finding = { rule: ignoreRule.id, severity: ignoreRule.page.severity, path: document.path, place, message };
  return [isRemovable ? { ...finding, fix } : finding];
}

/** The set, and whether anything of it was looked at that can change while the document stays. */
function watch(set: DocumentSet): { readonly watched: DocumentSet; readonly isUsed: () => boolean } {
  let used = false;
  const note = <T>(value: T): T => {
    used = true;
    return value;
  };
  const watched: DocumentSet = {
    folder: set.folder,
    get documents() {
      return note(set.documents);
    },
    get files() {
      return note(set.files);
    },
    exists: (path) => note(set.exists(path)),
    ...(set.isPartial === true ? { isPartial: true } : {}),
  };
  return { watched, isUsed: () => used };
}
