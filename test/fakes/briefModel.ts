// A scripted model that answers every request of the brief sensibly, however often it is asked.
import type { ModelRequest } from '../../src/core/ports.ts';
import { ScriptedModel, type Script, type ScriptedOptions, type ScriptedReply } from './scriptedModel.ts';

export const idea = 'Webhook retries end after 15 minutes. Mail the customer after 3 minutes (PAY-12).';

export const outline = {
  title: 'Longer webhook retries',
  language: 'en',
  problem: 'Webhook retries end after 15 minutes and nobody is told.',
  goals: ['Customers are told of a failing webhook after 3 minutes'],
  inScope: ['Retry schedule', 'Mail to the customer'],
  outOfScope: [],
  ideas: ['Mail the customer'],
  components: [{ name: 'Webhook worker', change: 'Retries longer' }],
  risks: [],
  dependencies: [],
  questions: [],
  contradictions: [],
  tickets: [{ id: 'PAY-12', url: '' }],
};

/** The body of each section of the first draft, by heading. */
export const draft: Readonly<Record<string, string>> = {
  '1. Background and Problem Statement': 'Webhook retries end after 15 minutes and nobody is told.',
  '2. Goals and Success Criteria': '- Customers are told of a failing webhook after 3 minutes.',
  '3.1. In Scope': '- The retry schedule\n- A mail to the customer',
  '3.2. Out of Scope (Non-Goals)': 'To be determined',
  '4. Proposed Technical Solution': 'The worker retries for longer and mails the customer.',
  '4.1. High-Level Architecture': 'The worker keeps the state of each webhook and schedules the next try.',
  '4.2. Key Components & Systems Involved': '- **Webhook worker:** retries for longer.',
  '5. Risks and Dependencies': 'To be determined',
};

export const gaps = {
  questions: [
    {
      section: '3.2',
      question: 'Are webhooks of trial accounts out of scope?',
      why: 'They fail most.',
      suggestions: [],
    },
    { section: '5', question: 'Could the mails be taken for spam?', why: 'Many may be sent at once.', suggestions: [] },
  ],
};

export function sections(bodies: Readonly<Record<string, string>>): string {
  return Object.entries(bodies)
    .map(([heading, body]) => `## ${heading}\n${body}\n`)
    .join('\n');
}

/** Works answers in by appending them to the section of their question, and wishes to the scope. */
export function revise(request: ModelRequest): string {
  const { answers, wishes, document } = request.facts as {
    readonly answers: readonly { readonly section: string; readonly answer: string }[];
    readonly wishes: readonly string[];
    readonly document: string;
  };
  const changes: Record<string, string> = {};
  for (const { section, answer } of answers) {
    changes[section] = section.startsWith('5.')
      ? `- **Risk:** ${answer}\n  - **Mitigation:** To be determined`
      : `- ${answer}`;
  }
  if (wishes.length > 0) {
    const scope = /### 3\.1\. In Scope\n([\s\S]*?)\n###/.exec(document.replaceAll('\r\n', '\n'))?.[1]?.trim() ?? '';
    changes['3.1. In Scope'] = `${scope}\n${wishes.map((wish) => `- ${wish}`).join('\n')}`;
  }
  return sections(changes) || 'NOTHING';
}

/** Answers for ever: `changes` replaces the first replies of an ask id, the usual ones follow. */
export function briefModel(changes: Script = {}, options: ScriptedOptions = {}): ScriptedModel {
  const usual: Readonly<Record<string, ScriptedReply>> = {
    'brief/think': '1. The problem is silence.\n2. Nobody is told.',
    'brief/extract': { kind: 'fact', value: outline },
    'brief/draft': (request) => sections(wanted(request)),
    'brief/gaps': (request) => ({ kind: 'fact', value: isAsked(request) ? { questions: [] } : gaps }),
    'brief/revise': revise,
    'brief/repair': (request) => String(request.facts['text']),
  };
  const script = Object.fromEntries(
    Object.entries(usual).map(([id, reply]) => [
      id,
      [...(changes[id] ?? []), ...Array.from({ length: 50 }, () => reply)],
    ]),
  );
  return new ScriptedModel({ ...changes, ...script }, options);
}

function wanted(request: ModelRequest): Readonly<Record<string, string>> {
  const asked = request.facts['sections'] as readonly { readonly heading: string }[];
  const entries = asked.flatMap(({ heading }) =>
    draft[heading] === undefined ? [] : [[heading, draft[heading]] as const],
  );
  return Object.fromEntries(entries);
}

function isAsked(request: ModelRequest): boolean {
  return Array.isArray(request.facts['ledger']) && request.facts['ledger'].length > 0;
}
