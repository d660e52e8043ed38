// A phase plan, `.clinespecs/<task>/<name>-plan.md`, as people and models write it. The format that Planner writes:
//
//   # Plan: Loan reminders                   the name; `**Size**: M` below it (XS, S, M, L, XL), `**Length**: why it is longer`
//   ## Overview                              scope, objectives, success criteria
//   ## General Requirements                  what holds for all phases
//   ## Phase 1: Mail queue                   one heading for each phase, numbered
//   **Status**: completed                    planned | active | completed | blocked | reopened
//   **Owner**: Anna                          of the phase; an action item can have its own (`(@ben)`, `Owner: Ben`)
//   **Depends on**: Phase 0                  phases by number, or "none"
//   ### Deliverables                         … Acceptance Criteria, Technical Specification, Architecture Decisions,
//   ### Entry Criteria                       Exit Criteria, Testing Strategy, Action Items: headings or bold labels
//   **Proof command**: `npm test`            what must pass when the phase completes
//   **Tests run**: 2026-11-25, 212 passed    or `**Waiver**: Anna — no tests exist for the printer yet`
//   **Summary of changes**: …                what was really done, when the phase is completed
//   ## Testing Strategy, ## Risks, ## Checkpoints …
//
// Read tolerantly: parts may be headings of any depth, bold labels, labels in lists or rows of a table; phases may be
// called step, milestone or stage, be numbered with letters, and stand at any depth.
import type { MarkdownDocument, Section } from './document.ts';
import { plainLine } from './speckit/definition.ts';
import { fieldsIn, type Field } from './speckit/fields.ts';
import { kindOf } from './speckit/kind.ts';
import { readable, spanOf, type Readable, type Span, type Unread } from './speckit/readable.ts';
import { remember } from './speckit/remember.ts';
import { tellsOfRun } from './testRun.ts';

export type PhaseStatus = 'planned' | 'active' | 'completed' | 'blocked' | 'reopened';
export type PlanSize = 'XS' | 'S' | 'M' | 'L' | 'XL';

export type PhasePart =
  | 'deliverables'
  | 'acceptance'
  | 'specification'
  | 'architecture'
  | 'entry'
  | 'exit'
  | 'tests'
  | 'actions'
  | 'dependencies'
  | 'owner'
  | 'proof'
  | 'testsRun'
  | 'waiver'
  | 'summary'
  | 'completed'
  | 'status';

export interface PartText {
  readonly text: string;
  readonly span: Span;
}

export interface Phase {
  /** `1`, `2.1`, `A`. */
  readonly number: string;
  readonly title: string;
  /** `undefined` where none is stated, or none that is known. */
  readonly status?: PhaseStatus;
  /** As it is written. */
  readonly statusText: string;
  readonly parts: ReadonlyMap<PhasePart, PartText>;
  /** Numbers of the phases that it waits for. */
  readonly dependsOn: readonly string[];
  readonly actions: readonly ActionItem[];
  readonly span: Span;
}

export interface ActionItem {
  readonly text: string;
  /** Empty where none is named. */
  readonly owner: string;
  readonly done: boolean;
  readonly span: Span;
}

export interface PhasePlan {
  readonly title: string;
  readonly size?: PlanSize;
  /** Why the plan is longer than its size allows, as it says itself. */
  readonly length?: string;
  readonly phases: readonly Phase[];
  /** Titles of the sections outside of phases, and labels before them; what the general requirements hold is not among them. */
  readonly parts: readonly string[];
  /** The section of what holds for all phases. */
  readonly general?: PartText;
  /** Titles and labels in that section. */
  readonly generalParts: readonly string[];
  readonly lines: number;
  readonly unread: readonly Unread[];
}

/** Whether a document is a phase plan: by its path, else by its phases and their criteria. */
export const isPhasePlan = remember((document: MarkdownDocument): boolean => {
  if (kindOf(document) !== undefined || !/-plan\.md$/i.test(document.path)) return false;
  if (/(?:^|\/)\.clinespecs\/.+\/[^/]+$/i.test(document.path)) return true;
  const { phases } = readPhasePlan(document);
  return phases.length > 0 && phases.some(({ parts }) => parts.has('entry') || parts.has('exit'));
});

/** Reads a phase plan, once. Any document is one; it may have no phases. */
export const readPhasePlan = remember((document: MarkdownDocument): PhasePlan => {
  const source = readable(document);
  const { sections, text } = source.document;
  const heads = sections.filter((section) => phaseHead.test(section.title));
  // A heading below a phase that looks like one ("Step 1: …") is a part of it.
  const phases = heads.filter((head) => !heads.some((other) => other.start < head.start && head.start < other.end));
  const outside = sections.filter(
    (section) => !phases.some(({ start, end }) => section.start >= start && section.start < end),
  );
  const general = outside.find(({ title, depth }) => depth > 1 && generalTitle.test(title));
  const isWithin = ({ start }: { readonly start: number }) =>
    general !== undefined && start > general.start && start < general.end;
  const labels = fieldsIn(source, 0, phases[0]?.start ?? text.length, knownLabel);
  const size = sizeOf(labels, text);
  const length = labels
    .find(({ name }) => name === 'length')
    ?.value.split(/\r?\n/, 1)[0]
    ?.trim();
  const namesOf = (isWanted: typeof isWithin) => [
    ...outside.filter(isWanted).map(({ title }) => title),
    ...labels.filter((label) => label.kind !== 'heading' && isWanted(label)).map(({ name }) => name),
  ];
  return {
    title: sections.find(({ depth }) => depth === 1)?.title ?? '',
    ...(size === undefined ? {} : { size }),
    ...(length ? { length } : {}),
    phases: phases.map((section) => readPhase(source, section)),
    parts: namesOf((part) => !isWithin(part)),
    ...(general === undefined
      ? {}
      : {
          general: {
            text: source.prose.slice(general.headingEnd, general.end),
            span: spanOf(source, general.start, general.headingEnd),
          },
        }),
    generalParts: namesOf(isWithin),
    lines: text.trimEnd().split(/\r\n|\r|\n/).length,
    unread: source.unread,
  };
});

const generalTitle =
  /general|guidelines|requirements|standards|ground rules|conventions|allgemein|richtlinien|grundregeln/i;
const knownLabel = /^(?:length|size|scope size|plan size|proof.*|(?:test|verification) command)$/;

const phaseHead =
  /^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.)]\s+)?(?:phase|stage|milestone|step|iteration|etappe|meilenstein|fase|\u00e9tape|\u044d\u0442\u0430\u043f|\u9636\u6bb5|\u968e\u6bb5|\u30d5\u30a7\u30fc\u30ba|\ub2e8\uacc4)\s*#?\s*(\d+(?:\.\d+)?|[A-Z]|[IVX]{1,4})(?![\p{L}\p{N}])[\s.:)\u2013\u2014-]*(.*)$/iu;

const partNames: readonly (readonly [PhasePart, RegExp])[] = [
  ['deliverables', /^(?:key )?(?:deliverables?|outputs?|artifacts?|lieferergebnisse|ergebnisse)$/],
  ['acceptance', /^(?:acceptance criteria|acceptance|definition of done|success criteria|akzeptanzkriterien)$/],
  [
    'specification',
    /^(?:technical specifications?|specifications?|technical details?|implementation(?: approach| details| plan)?|approach|technical approach)$/,
  ],
  [
    'architecture',
    /^(?:architecture(?: decisions?)?(?: and implementation approach)?|(?:architecture|architectural|technical|design|key) decisions?|design)$/,
  ],
  [
    'entry',
    /^(?:entry(?: criteria| conditions?)?|prerequisites|preconditions?|eingangskriterien|entry gate|start criteria)$/,
  ],
  ['exit', /^(?:exit(?: criteria| conditions?)?|completion criteria|ausgangskriterien|exit gate|done when)$/],
  ['tests', /^(?:test(?:ing)?(?: strategy| plan| approach)?|tests|teststrategie|verification(?: plan)?|validation)$/],
  ['actions', /^(?:action items?|actions?|tasks?|work items?|to ?dos?|aufgaben|steps)$/],
  ['dependencies', /^(?:depends on|dependenc(?:y|ies)|dependent on|blocked by|abh\u00e4ngig(?:keiten| von))$/],
  ['owner', /^(?:owners?|owned by|responsible|lead|phase owner|assignees?|ownership|verantwortlich)$/],
  ['proof', /^(?:proof command|proof|verification command|test command)$/],
  ['testsRun', /^(?:tests? runs?|tests? results?|tests executed|test evidence|proof of tests|tests)$/],
  ['waiver', /^(?:waiver|test waiver|waived(?: by)?|verzicht)$/],
  [
    'summary',
    /^(?:summary of (?:actual )?changes|(?:technical |change |completion )?summary|actual changes|changes made|what changed|zusammenfassung)$/,
  ],
  [
    'completed',
    /^(?:completed(?: on| at)?|(?:completion )?date|date completed|finished(?: on)?|abgeschlossen(?: am)?)$/,
  ],
  ['status', /^(?:status|state|phase status)$/],
];
const actionNames = new RegExp(partNames.find(([part]) => part === 'actions')?.[1] ?? /^$/);
const anyPart = new RegExp(partNames.map(([, name]) => name.source).join('|'));

function readPhase(source: Readable, section: Section): Phase {
  const head = phaseHead.exec(section.title);
  const fields = fieldsIn(source, section.headingEnd, section.end, anyPart);
  const parts = new Map<PhasePart, PartText>();
  for (const field of fields) {
    for (const [part, name] of partNames) {
      const value = plainLine(field.value.replace(/^\s*[-*+]\s+/gm, ' '));
      // `Tests: 12 passed` tells of a run, `Tests: unit tests for the queue` of a plan.
      if (!name.test(field.name) || (part === 'testsRun' && field.name === 'tests' && !tellsOfRun(value))) continue;
      if (value !== '' && !parts.has(part))
        parts.set(part, { text: value, span: spanOf(source, field.start, field.end) });
    }
  }
  const statusText = parts.get('status')?.text ?? headStatus(head?.[2] ?? '');
  const status = statusOf(statusText);
  return {
    number: (head?.[1] ?? '').toUpperCase(),
    title: (head?.[2] ?? section.title)
      .replace(
        /\s*[[(](?:completed|done|active|planned|blocked|in progress|reopened)[\])]\s*$|\s*[\u2705\u2714\u2611]\ufe0f?\s*$/iu,
        '',
      )
      .trim(),
    ...(status === undefined ? {} : { status }),
    statusText,
    parts,
    dependsOn: numbersIn(parts.get('dependencies')?.text ?? ''),
    actions: fields.filter(({ name }) => actionNames.test(name)).flatMap((field) => actionsIn(source, field)),
    span: spanOf(source, section.start, section.headingEnd),
  };
}

const statuses: readonly (readonly [PhaseStatus, RegExp])[] = [
  ['reopened', /^\W*re-?opened/i],
  ['blocked', /^\W*(?:blocked|on hold|blockiert)|\u{1f6d1}/iu],
  ['completed', /^\W*(?:complete|done|finished|closed|abgeschlossen|erledigt)|\u2705|\u2714|\u2611/i],
  ['active', /^\W*(?:active|in[ -]progress|started|ongoing|current|wip|aktiv|in arbeit)|\u{1f6a7}/iu],
  ['planned', /^\W*(?:planned|not started|to ?do|open|pending|upcoming|draft|geplant|offen)|\u{1f4cb}|\u2b1c/iu],
];

function statusOf(text: string): PhaseStatus | undefined {
  return statuses.find(([, words]) => words.test(text))?.[0];
}

function headStatus(title: string): string {
  return (
    /[[(](completed|done|active|planned|blocked|in progress|reopened)[\])]|[\u2705\u2714\u2611]/i
      .exec(title)?.[0]
      .replace(/[[\]()]/g, '') ?? ''
  );
}

function sizeOf(fields: readonly Field[], text: string): PlanSize | undefined {
  const value = fields.find(({ name }) => /^(?:scope |plan )?size$/.test(name))?.value;
  const front = /^\ufeff?---\r?\n(?:.*\r?\n)*?size:\s*["']?([A-Za-z]{1,2})\b/.exec(text.slice(0, 2000))?.[1];
  const size = /^[\W_]*(XS|S|M|L|XL)\b/i.exec(value ?? front ?? '')?.[1]?.toUpperCase();
  return size === 'XS' || size === 'S' || size === 'M' || size === 'L' || size === 'XL' ? size : undefined;
}

/** `Phase 1 and 2`, `Phases 1–3`, `1, 2`; other numbers in the text are none. */
function numbersIn(text: string): readonly string[] {
  const found = new Set<string>();
  const list =
    /(?:phases?|stages?|milestones?|steps?)\s*((?:\d+(?:\.\d+)?|[A-Z](?![\p{L}\p{N}]))(?:\s*(?:,|and|&|und|-|\u2013|to|bis)\s*(?:phases?\s*)?(?:\d+(?:\.\d+)?|[A-Z](?![\p{L}\p{N}])))*)/giu;
  const bare = /^\W*(\d+(?:\s*(?:,|and|&)\s*\d+)*)\W*$/.exec(text)?.[1];
  for (const run of bare === undefined ? [...text.matchAll(list)].map((match) => match[1] ?? '') : [bare]) {
    for (const [, from = '', to] of run.matchAll(
      /(\d+(?:\.\d+)?|\b[A-Z]\b)(?:\s*(?:-|\u2013|\bto\b|\bbis\b)\s*(?:phases?\s*)?(\d+))?/giu,
    )) {
      found.add(from.toUpperCase());
      for (let at = Number(from) + 1; to !== undefined && at <= Number(to) && found.size < 200; at++)
        found.add(String(at));
    }
  }
  return [...found];
}

const ownerMark =
  /(?:\bowners?|\bassigned to|\bassignee|\bresponsible|\bverantwortlich)\W*([\p{L}@][\p{L}\p{N}@._ /-]{0,60})|(?<![\p{L}\p{N}.])@([\p{L}\p{N}][\p{L}\p{N}._-]*)|[(\[]([A-Z][\p{L}]+\.?(?:[ /-][A-Z][\p{L}'\u2019]*\.?)*(?:, [A-Z][\p{L}]+\.?(?:[ /-][A-Z][\p{L}'\u2019]*\.?)*)*)[)\]]\s*\.?$|\s[\u2014\u2013]\s*([A-Z][\p{L}]+(?: [A-Z][\p{L}]+)?)\s*\.?$/iu;

function actionsIn(source: Readable, field: Field): readonly ActionItem[] {
  const text = source.prose.slice(field.start, field.end);
  const isTable = /^\|.*\bowner\b/im.test(text);
  const items = isTable
    ? text.matchAll(/^\|(?!\s*:?-)(?!.*\bowner\b)(.*)\|[ \t]*$/gim)
    : text.matchAll(
        /^(?: {0,3})(?:[-*+]|\d{1,3}[.)])[ \t]+(.*(?:\r?\n(?![ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]|\s*\r?\n|#|\|).*)*)/gm,
      );
  return [...items].flatMap((match) => {
    const body = match[1] ?? '';
    const line = plainLine(body.replace(/^\[.\]\s*/, ''));
    if (line === '') return [];
    const owner = isTable
      ? tableOwner(text, body)
      : ownerMark
          .exec(line)
          ?.slice(1)
          .find((name) => name !== undefined);
    const start = field.start + match.index;
    return [
      {
        text: line,
        owner: (owner ?? '').trim(),
        done: /^\[[xX]\]/.test(body),
        span: spanOf(source, start, start + match[0].trimEnd().length),
      },
    ];
  });
}

function tableOwner(table: string, row: string): string {
  const header = /^\|(.*\bowner\b.*)\|/im.exec(table)?.[1]?.split('|') ?? [];
  const cell = plainLine(row.split('|')[header.findIndex((title) => /\bowner\b/i.test(title))] ?? '');
  return /^(?:-|\u2013|\u2014|tbd|to be determined|none|n\/a|\?)?$/i.test(cell) ? '' : cell;
}
