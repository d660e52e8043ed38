// Thinks in steps through the thinking tool, where there is one, so that the thoughts can be followed in its log.
import { say } from '../../documents/sentence.ts';
import { askText, type Question } from '../ask.ts';
import { promptOf, type Part, type RunContext } from '../context.ts';

/** What is thought about. */
export interface Thinking extends Pick<Question, 'values' | 'facts' | 'sent'> {
  /** The name of the prompt for the thoughts. */
  readonly prompt: string;
  /** The first thought: the question that the others answer. */
  readonly opening: string;
}

/** Thinks in steps through the tool, so that they can be followed in its log. Returns the thoughts, or nothing without a tool. */
export async function* think(
  context: RunContext,
  { prompt, opening, ...question }: Thinking,
  signal: AbortSignal,
): Part<string> {
  if (!(yield* record(context, opening, 1, mostThoughts, true, signal))) return '';
  yield { kind: 'progress', message: say('Thinking it through') };
  let text = '';
  const asked = askText(
    context.ports.model,
    { id: `${context.workflow.id}/${prompt}`, prompt: promptOf(context, prompt), ...question },
    () => context.ports.clock.now(),
    signal,
  );
  for await (const event of asked) {
    if (event.kind === 'text') text += event.text;
    else yield event;
  }
  const thoughts = thoughtsOf(text);
  for (const [index, thought] of thoughts.entries()) {
    const more = index < thoughts.length - 1;
    if (!(yield* record(context, thought, index + 2, thoughts.length + 1, more, signal))) break;
  }
  return thoughts.map((thought, index) => `${index + 1}. ${thought}`).join('\n');
}

const mostThoughts = 6;
/** Of what the log keeps, in characters. */
const longestThought = 400;

function thoughtsOf(text: string): readonly string[] {
  const items = text
    .split(/\r?\n(?=\s*(?:\d+[.)]|[-*])\s)/)
    .map((item) => item.replace(/^\s*(?:\d+[.)]|[-*])\s+/, '').trim());
  return items.filter(Boolean).slice(0, mostThoughts);
}

/** Hands one thought to the tool. Returns whether the tool is there and works. */
async function* record(
  context: RunContext,
  thought: string,
  thoughtNumber: number,
  totalThoughts: number,
  nextThoughtNeeded: boolean,
  signal: AbortSignal,
): Part<boolean> {
  const started = context.ports.clock.now().getTime();
  const outcome = await context.ports.tools.call(
    'thinking',
    { thought, thoughtNumber, totalThoughts, nextThoughtNeeded },
    signal,
  );
  const duration = context.ports.clock.now().getTime() - started;
  if (outcome.kind !== 'missing') {
    const query = thought.slice(0, longestThought).toWellFormed();
    yield { kind: 'toolCalled', role: 'thinking', outcome: outcome.kind, duration, query };
  }
  if (outcome.kind === 'ok') return true;
  if (!context.state().degraded.includes('thinking')) {
    const reason =
      outcome.kind === 'failed'
        ? say(
            'The sequential-thinking MCP server did not work ({0}): the idea was analyzed without it.',
            outcome.reason,
          )
        : context.ports.settings.trusted
          ? say('No sequential-thinking MCP server is configured: the idea was analyzed without it.')
          : say('This workspace is not trusted: no MCP server is started.');
    yield { kind: 'degraded', capability: 'thinking', reason };
  }
  return false;
}
