// Planner's output channel: every event of every run, and at trace level what was said to the model and by it.
import * as vscode from 'vscode';
import type { LanguageModel, ModelPart, ModelRequest } from '../core/ports.ts';
import type { RunEvent } from '../core/run.ts';
import { auditLine, withoutKeys } from '../app/runs/audit.ts';

/** How much is logged: the values of the setting `planner.log.level`. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

type LineLevel = Exclude<LogLevel, 'off'>;

/** Planner's log. */
export interface Log {
  write(level: LineLevel, text: string): void;
  /** Whether a line of that level would be seen: what is costly to say is not said otherwise. */
  shows(level: LineLevel): boolean;
  show(): void;
  dispose(): void;
}

/**
 * The channel “Planner”. VS Code keeps its level, which cannot be set from here, and its file. `chosen` is what the user
 * set in `planner.log.level`: what is finer than that is not written, and what the channel would drop although it was
 * asked for is written at the channel's level “info”, each line with its own level in front. A channel that the user set
 * to warnings, errors or off shows no more than that. Where nothing is set, the channel alone decides.
 */
export function createLog(chosen: () => LogLevel | undefined): Log {
  const channel = vscode.window.createOutputChannel('Planner', { log: true });
  const wayOf = (level: LineLevel): LineLevel | undefined => {
    const set = chosen();
    if (set !== undefined && fineness[level] > fineness[set]) return undefined;
    if (passes(channel, level)) return level;
    return set !== undefined && passes(channel, 'info') ? 'info' : undefined;
  };
  return {
    write: (level, text) => {
      const way = wayOf(level);
      if (way !== undefined) channel[way](way === level ? text : text.replace(/^/gm, `[${level}] `));
    },
    shows: (level) => wayOf(level) !== undefined,
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

const fineness: Readonly<Record<LogLevel, number>> = { off: 0, error: 1, warn: 2, info: 3, debug: 4, trace: 5 };

const channelLevel = {
  error: vscode.LogLevel.Error,
  warn: vscode.LogLevel.Warning,
  info: vscode.LogLevel.Info,
  debug: vscode.LogLevel.Debug,
  trace: vscode.LogLevel.Trace,
} as const;

function passes({ logLevel }: vscode.LogOutputChannel, level: LineLevel): boolean {
  return logLevel !== vscode.LogLevel.Off && logLevel <= channelLevel[level];
}

/** Yields what writes the events of runs into `log`. Nothing of what the user wrote is in it, only how much it was. */
export function logRuns(log: Log): (run: string, event: RunEvent) => void {
  const started = new Map<string, number>();
  return (run, event) => {
    const line = auditLine(event);
    const step = stepOf(event);
    let text = line.text;
    if (step && event.kind === 'stepStarted') started.set(`${run} ${step}`, Date.parse(event.at));
    if (step && event.kind === 'stepFinished') {
      const from = started.get(`${run} ${step}`);
      started.delete(`${run} ${step}`);
      if (from !== undefined) text += ` after ${Date.parse(event.at) - from} ms`;
    }
    log.write(line.level, `[${run}] ${withoutKeys(text)}`);
  };
}

/** The model, with its requests and replies in `log` at trace level. Other levels cost nothing. */
export function logPrompts(model: LanguageModel, log: Log): LanguageModel {
  return {
    name: model.name,
    maxInputTokens: model.maxInputTokens,
    countTokens: (text) => model.countTokens(text),
    ask: (request, signal) => (log.shows('trace') ? traced(model, request, signal, log) : model.ask(request, signal)),
  };
}

async function* traced(
  model: LanguageModel,
  request: ModelRequest,
  signal: AbortSignal,
  log: Log,
): AsyncGenerator<ModelPart> {
  const said = request.messages.map(({ role, text }) => `${role}: ${text}`).join('\n');
  const fact = request.fact ? `\nfact ${request.fact.name}: ${JSON.stringify(request.fact.schema)}` : '';
  log.write('trace', withoutKeys(`${request.id} to ${model.name}\n${said}${fact}`));
  let reply = '';
  try {
    for await (const part of model.ask(request, signal)) {
      reply += wordsOf(part);
      yield part;
    }
  } finally {
    log.write('trace', withoutKeys(`${request.id} from ${model.name}\n${reply}`));
  }
}

function wordsOf(part: ModelPart): string {
  if (part.kind === 'text') return part.text;
  return part.kind === 'fact' ? JSON.stringify(part.value) : ' (cut)';
}

function stepOf(event: RunEvent): string | undefined {
  return event.kind === 'stepStarted' || event.kind === 'stepFinished' ? event.step : undefined;
}
