// The audit log of a run: what happened, when, and what was sent where; one line an event, and nothing that looks like a key.
import type { RunEvent, RunState } from '../../core/run.ts';
import { english } from '../../documents/sentence.ts';
import { spentOf } from './spent.ts';
import { runTitle } from './title.ts';

/** What an event is as a line. Nothing of what the user wrote is in it, only how much it was. */
export interface AuditLine {
  readonly level: 'info' | 'debug' | 'warn' | 'error';
  readonly text: string;
}

/** The line of an event, with keys in it as they are: `withoutKeys` takes them out. */
export function auditLine(event: RunEvent): AuditLine {
  return lineOf(event);
}

/** The whole log for people, as Markdown. */
export function auditText(state: RunState, events: readonly RunEvent[]): string {
  const { requests, inputTokens, outputTokens } = state.meter;
  const head = [
    `# Audit log: ${withoutKeys(runTitle(state)).replace(/\s+/g, ' ')}`,
    '',
    `- Run: ${state.run}`,
    `- Workflow: ${state.workflow}`,
    `- Status: ${state.status}`,
    `- Started: ${state.startedAt}`,
    `- Last change: ${state.updatedAt}`,
    `- Requests to models: ${requests}, ${inputTokens} tokens in, ${outputTokens} out`,
    ...spentOf(state).map(
      ({ document, requests: count, inputTokens: into, outputTokens: out }) =>
        `  - ${document || 'for no document in particular'}: ${count} requests, ${into} tokens in, ${out} out`,
    ),
    `- Went on without: ${state.degraded.join(', ') || 'nothing'}`,
    '',
    '## Events',
    '',
  ];
  const lines = events.map((event) => {
    const { level, text } = lineOf(event);
    const mark = level === 'warn' || level === 'error' ? `**${level}** ` : '';
    return `- ${event.at} ${mark}${withoutKeys(text).replace(/\s*\n\s*/g, ' ')}`;
  });
  return `${[...head, ...lines].join('\n')}\n`;
}

/** The events as they are kept, for programs: every text without what looks like a key. */
export function auditEvents(events: readonly RunEvent[]): readonly unknown[] {
  return events.map(blanked);
}

function blanked(value: unknown): unknown {
  if (typeof value === 'string') return withoutKeys(value);
  if (Array.isArray(value)) return value.map(blanked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, blankedField(name, part)]));
}

/** A value whose name says that it is secret, whatever it looks like. */
function blankedField(name: string, value: unknown): unknown {
  const isSecret =
    typeof value === 'string' && /^(?:api[_-]?key|password|passwd|secret|token|authorization)$/i.test(name);
  return isSecret ? '[hidden]' : blanked(value);
}

/** Blanks what looks like a secret: keys of well-known services, bearer tokens, and values after such names. */
export function withoutKeys(text: string): string {
  return secrets.reduce((rest, pattern) => rest.replace(pattern, '$1[hidden]'), text);
}

const secrets: readonly RegExp[] = [
  /()\b(?:sk|pk|rk|tvly|ctx7sk)-[\w-]{12,}/g,
  /()\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|hf_|npm_)[\w-]{12,}/g,
  /()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /()\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+/g,
  /(\bbearer\s+)[\w.~+/-]{12,}=*/gi,
  /(\b\w*(?:(?:api|access|account|private)[_-]?key|password|passwd|secret|token)["']?\s*[:=]\s*["']?)[^\s"',;]{6,}/gi,
  // The password of an address: `postgres://user:…@host`.
  /(\b[a-z][a-z\d+.-]{0,30}:\/\/[^\s:/?#@]{0,100}:)[^\s/?#@]{1,200}(?=@)/gi,
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

type Kind = RunEvent['kind'];
type Lines = { readonly [K in Kind]: (event: RunEvent & { readonly kind: K }) => AuditLine };

const info = (text: string): AuditLine => ({ level: 'info', text });
const debug = (text: string): AuditLine => ({ level: 'debug', text });
const warn = (text: string): AuditLine => ({ level: 'warn', text });

const lines: Lines = {
  runStarted: ({ workflow, version }) => info(`started ${workflow}, version ${version}`),
  inputReceived: ({ input }) => info(`received ${input.kind}`),
  stepStarted: ({ step }) => info(`step ${step} started`),
  stepFinished: ({ step }) => info(`step ${step} finished`),
  stepsReopened: ({ steps }) => info(`steps run again: ${steps.join(', ')}`),
  factLearned: ({ name, value }) => debug(`learned ${name}, ${JSON.stringify(value)?.length ?? 0} characters`),
  modelAsked: (event) =>
    info(
      `${event.model} asked for ${event.prompt}: ${event.outcome}, ${event.inputTokens} tokens in, ` +
        `${event.outputTokens} out, ${event.duration} ms, first part after ${event.firstPart ?? '?'} ms, ` +
        `sent ${event.sent.join(', ') || 'nothing of the user'}, prompt ${event.hash}`,
    ),
  toolCalled: ({ role, outcome, duration, query, cachedAt }) => {
    const found = cachedAt === undefined ? '' : `, found ${cachedAt}`;
    const asked = query === undefined ? '' : `, asked “${query.slice(0, 300)}”`;
    return info(`tool for ${role}: ${outcome}, ${duration} ms${found}${asked}`);
  },
  degraded: ({ capability, reason }) => warn(`goes on without ${capability}: ${english(reason)}`),
  noted: ({ note }) => info(`note: ${english(note)}`),
  artifactCreated: ({ artifact, path }) => info(`${artifact} is ${path}`),
  planReplaced: ({ artifact }) => info(`${artifact} is that of another approach`),
  artifactMoved: ({ artifact, path }) => info(`${artifact} was moved to ${path}`),
  sectionWritten: ({ path, section, repairs, left = 0 }) =>
    debug(
      // What the code or a script writes has no section, and nothing to repair.
      section === ''
        ? `wrote ${path}`
        : `wrote ${path}, ${section}, after ${repairs} repairs, with ${left} findings left`,
    ),
  sectionKept: ({ artifact, section }) => info(`${section} of ${artifact} stays as it is`),
  wishTargeted: ({ sections }) => info(`a wish changes ${sections.length} sections`),
  sectionProposed: ({ path, section }) => info(`kept the user's ${section} of ${path}; the own text is proposed`),
  proposalSettled: ({ section, taken }) => info(`proposal for ${section}: ${taken ? 'taken' : 'left'}`),
  findingsLeft: ({ artifact, findings }) =>
    (findings.length > 0 ? warn : debug)(`${findings.length} findings left in ${artifact}`),
  questionsAsked: ({ questions }) => info(`asked ${questions.length} questions`),
  questionsDropped: ({ questions, reason }) => info(`dropped ${questions.length} questions: ${english(reason)}`),
  questionsAnswered: ({ answers, by }) => info(`${answers.length} answers by the ${by}`),
  answersMissed: ({ questions }) =>
    info(`kept ${questions.length} questions open: what was said speaks of something else`),
  questionsReopened: ({ questions }) => info(`opened ${questions.length} questions again`),
  choiceStated: ({ fact, statement }) => info(`${fact}: ${statement.map(english).join(' ')}`),
  gapsSought: () => debug('looked for gaps'),
  ledgerWritten: () => debug('wrote the questions'),
  answersApplied: ({ questions }) => debug(`worked in ${questions.length} answers`),
  revisionReceived: ({ revision }) => debug(`received ${revision.sections.length} sections to revise`),
  wished: () => debug('an answer holds a wish'),
  revisionApplied: () => debug('worked in a wish'),
  setAside: ({ item }) => warn(`set aside ${item.id}, ${item.failure.error}: ${english(item.failure.message)}`),
  cancelled: () => info('cancelled'),
  failed: ({ error, message }) => ({ level: 'error', text: `failed, ${error}: ${english(message)}` }),
  suspended: () => info('waits for the user'),
  finished: () => info('finished'),
  undone: () => info('undone'),
  redone: () => info('redone'),
};

function lineOf<K extends Kind>(event: RunEvent & { readonly kind: K }): AuditLine {
  const kind: K = event.kind;
  return lines[kind](event);
}
