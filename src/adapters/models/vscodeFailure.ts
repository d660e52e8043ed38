// What went wrong with a language model of the editor: from VS Code's code where there is one, else from the words.
import { PlannerError, type ErrorKind } from '../../core/error.ts';
import { say, type Sentence } from '../../documents/sentence.ts';

/** The failure that an error of the model `name` stands for. `name` is for people. */
export function failureOf(name: string, error: unknown): PlannerError {
  if (error instanceof PlannerError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = wordsOf(error);
  const { kind, sentence, next } = rows.find((row) => row.code === code || row.words?.test(words)) ?? other;
  // A refusal may be about the plan that the user pays for; the words say so, the code does not.
  const said = words.replace(/^(Error|LanguageModelError): /, '').slice(0, longestQuote);
  const quoted = said && kind !== 'model.denied' ? [say('The model said: {0}', said)] : [];
  return new PlannerError(kind, sentence(name), [...next, ...quoted], error);
}

/** Whether a model refuses to be forced to call a tool. */
export function refusesTools(error: unknown): boolean {
  return (
    failureOf('', error).kind === 'model.failed' &&
    /\btools?\b|tool.?(choice|mode|call)|function.?call/i.test(wordsOf(error))
  );
}

/** Whether the error only says that somebody cancelled. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && /^(Canceled|Cancelled|AbortError)$/.test(error.name);
}

const longestQuote = 300;

/** The error's words with those of its causes; providers put what they mean into the name, too. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : wordsOf(error.cause);
  return [`${error.name}: ${error.message}`, cause].filter(Boolean).join(' · ');
}

interface Row {
  readonly kind: ErrorKind;
  /** Of `vscode.LanguageModelError`. */
  readonly code?: string;
  readonly words?: RegExp;
  readonly sentence: (name: string) => Sentence;
  readonly next: readonly Sentence[];
}

/** The first that applies counts: what the words say stands before the code, which is one for several reasons. */
const rows: readonly Row[] = [
  {
    kind: 'model.quota',
    words:
      /quota|insufficient.?(credit|funds|balance)|out of credits|billing|payment required|premium request|\b402\b/i,
    sentence: (name) => say('The quota of {0} is used up.', name),
    next: [say('Check your plan with its provider, or choose another model, then resume the run.')],
  },
  {
    kind: 'model.rateLimit',
    words: /rate.?limit|too many requests|\b429\b|overloaded/i,
    sentence: (name) => say('{0} takes no more requests for now.', name),
    next: [say('Wait a while, then resume the run.')],
  },
  {
    kind: 'prompt.tooLong',
    words:
      /context.?(length|window|size)|maximum context|too many (input )?tokens|(prompt|input|request|message)s? (is |are )?too (long|large)|token limit|exceeds.*tokens|\b413\b/i,
    sentence: (name) => say('The request is longer than {0} takes.', name),
    next: [say('Shorten the idea or its references, or choose a model with a larger context.')],
  },
  {
    kind: 'model.blocked',
    words: /content.?filter|content (management )?policy|responsible ai|was filtered/i,
    sentence: (name) => say('{0} refused to answer.', name),
    next: [say('Word the idea differently, or choose another model.')],
  },
  {
    kind: 'model.denied',
    code: 'NoPermissions',
    words: /\b40[13]\b|unauthori[sz]ed|forbidden|(invalid|incorrect|missing).{0,20}api.?key|not signed in|sign in to/i,
    sentence: (name) => say('Planner may not use {0}.', name),
    next: [
      say('Sign in to the provider of the model and allow Planner to use it (Accounts menu), or choose another model.'),
    ],
  },
  {
    kind: 'model.blocked',
    code: 'Blocked',
    sentence: (name) => say('{0} refused to answer.', name),
    next: [say('Word the idea differently, or choose another model.')],
  },
  {
    kind: 'model.none',
    code: 'NotFound',
    words: /model not found|language model.*(unknown|not found)|model.*does not exist/i,
    sentence: (name) => say('The model {0} is not there any more.', name),
    next: [say('Choose another model, then resume the run.')],
  },
  {
    kind: 'model.empty',
    words: /no choices|empty response|no response (was )?returned/i,
    sentence: (name) => say('{0} answered with nothing.', name),
    next: [say('Resume the run to ask again, or choose another model.')],
  },
  {
    kind: 'model.network',
    words:
      /ENOTFOUND|ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EAI_AGAIN|EPIPE|fetch failed|failed to fetch|net::ERR|socket hang up|network|timed? ?out|\b50[234]\b/i,
    sentence: (name) => say('{0} cannot be reached.', name),
    next: [say('Check the network, then resume the run.')],
  },
];

const other: Row = {
  kind: 'model.failed',
  sentence: (name) => say('{0} failed.', name),
  next: [say('Resume the run to ask again, or choose another model.')],
};
