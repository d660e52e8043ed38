// Planner's output channel: every event of every run, and at trace level what was said to the model and by it.
import * as vscode from 'vscode';
import type { LanguageModel, ModelPart, ModelRequest } from '../core/ports.ts';
import type { RunEvent } from '../core/run.ts';
import { english } from '../documents/sentence.ts';

/** The channel “Planner”. VS Code keeps its level and its file. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Planner', { log: true });
}

/** Yields what writes the events of runs into `log`. Nothing of what the user wrote is in it, only how much it was. */
export function logRuns(log: vscode.LogOutputChannel): (run: string, event: RunEvent) => void {
  const started = new Map<string, number>();
  return (run, event) => {
    const line = lineOf(event);
    const step = stepOf(event);
    let text = line.text;
    if (step && event.kind === 'stepStarted') started.set(`${run} ${step}`, Date.parse(event.at));
    if (step && event.kind === 'stepFinished') {
      const from = started.get(`${run} ${step}`);
      started.delete(`${run} ${step}`);
      if (from !== undefined) text += ` after ${Date.parse(event.at) - from} ms`;
    }
    log[line.level](`[${run}] ${withoutKeys(text)}`);
  };
}

/** The model, with its requests and replies in `log` at trace level. Other levels cost nothing. */
export function logPrompts(model: LanguageModel, log: vscode.LogOutputChannel): LanguageModel {
  return {
    name: model.name,
    maxInputTokens: model.maxInputTokens,
    countTokens: (text) => model.countTokens(text),
    ask: (request, signal) =>
      log.logLevel === vscode.LogLevel.Trace ? traced(model, request, signal, log) : model.ask(request, signal),
  };
}

async function* traced(
  model: LanguageModel,
  request: ModelRequest,
  signal: AbortSignal,
  log: vscode.LogOutputChannel,
): AsyncGenerator<ModelPart> {
  const said = request.messages.map(({ role, text }) => `${role}: ${text}`).join('\n');
  const fact = request.fact ? `\nfact ${request.fact.name}: ${JSON.stringify(request.fact.schema)}` : '';
  log.trace(withoutKeys(`${request.id} to ${model.name}\n${said}${fact}`));
  let reply = '';
  try {
    for await (const part of model.ask(request, signal)) {
      reply += wordsOf(part);
      yield part;
    }
  } finally {
    log.trace(withoutKeys(`${request.id} from ${model.name}\n${reply}`));
  }
}

function wordsOf(part: ModelPart): string {
  if (part.kind === 'text') return part.text;
  return part.kind === 'fact' ? JSON.stringify(part.value) : ' (cut)';
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
  /(\b\w*(?:api[_-]?key|password|passwd|secret|token)["']?\s*[:=]\s*["']?)[^\s"',;]{6,}/gi,
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

interface Line {
  readonly level: 'info' | 'debug' | 'warn' | 'error';
  readonly text: string;
}

type Kind = RunEvent['kind'];
type Lines = { readonly [K in Kind]: (event: RunEvent & { readonly kind: K }) => Line };

const info = (text: string): Line => ({ level: 'info', text });
const debug = (text: string): Line => ({ level: 'debug', text });
const warn = (text: string): Line => ({ level: 'warn', text });

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
  toolCalled: ({ role, outcome, duration }) => info(`tool for ${role}: ${outcome}, ${duration} ms`),
  degraded: ({ capability, reason }) => warn(`goes on without ${capability}: ${english(reason)}`),
  noted: ({ note }) => info(`note: ${english(note)}`),
  artifactCreated: ({ artifact, path }) => info(`${artifact} is ${path}`),
  artifactMoved: ({ artifact, path }) => info(`${artifact} was moved to ${path}`),
  sectionWritten: ({ path, section, repairs }) => debug(`wrote ${path}, ${section}, after ${repairs} repairs`),
  sectionProposed: ({ path, section }) => info(`kept the user's ${section} of ${path}; the own text is proposed`),
  proposalSettled: ({ section, taken }) => info(`proposal for ${section}: ${taken ? 'taken' : 'left'}`),
  findingsLeft: ({ artifact, findings }) => warn(`${findings.length} findings left in ${artifact}`),
  questionsAsked: ({ questions }) => info(`asked ${questions.length} questions`),
  questionsDropped: ({ questions, reason }) => info(`dropped ${questions.length} questions: ${english(reason)}`),
  questionsAnswered: ({ answers, by }) => info(`${answers.length} answers by the ${by}`),
  questionsReopened: ({ questions }) => info(`opened ${questions.length} questions again`),
  gapsSought: () => debug('looked for gaps'),
  ledgerWritten: () => debug('wrote the questions'),
  answersApplied: ({ questions }) => debug(`worked in ${questions.length} answers`),
  revisionReceived: ({ revision }) => debug(`received ${revision.sections.length} sections to revise`),
  revisionApplied: () => debug('worked in a wish'),
  setAside: ({ item }) => warn(`set aside ${item.id}, ${item.failure.error}: ${english(item.failure.message)}`),
  cancelled: () => info('cancelled'),
  failed: ({ error, message }) => ({ level: 'error', text: `failed, ${error}: ${english(message)}` }),
  suspended: () => info('waits for the user'),
  finished: () => info('finished'),
  undone: () => info('undone'),
  redone: () => info('redone'),
};

function lineOf<K extends Kind>(event: RunEvent & { readonly kind: K }): Line {
  const kind: K = event.kind;
  return lines[kind](event);
}

function stepOf(event: RunEvent): string | undefined {
  return event.kind === 'stepStarted' || event.kind === 'stepFinished' ? event.step : undefined;
}
