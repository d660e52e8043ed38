// What a model answers to the prompts of a task brief, for tests in a real VS Code.
import { draft, gaps, outline, sections } from '../../fakes/briefModel.ts';
import { textOf, type FakeRequest } from '../driver/fakeModel.ts';
import type { Workbench } from '../driver/workbench.ts';
import { modelOf, toolReply, type Respond } from './replies.ts';

/** The document of the brief that these answers make. */
export const path = '.clinespecs/longer-webhook-retries/task_brief.md';

/** The idea that they fit, as one types it in the chat. */
export const idea = '@planner Webhook retries end after 15 minutes. Mail the customer after 3 minutes (PAY-12).';

/** A section with a diagram. */
export const flow = `## 4.3. High-Level Flow (Mermaid)
\`\`\`mermaid
graph TD
  start(["Webhook fails"]) --> check{"Delivered now?"}
  check -->|yes| done(["Done"])
  check -->|no| mail["Mail the customer"]
  mail --> done
\`\`\`
`;

/** Which prompt of the brief a request is made of. */
export function promptOf(request: FakeRequest): string {
  const tool = request.tools[0]?.name;
  if (tool) return tool;
  const text = textOf(request);
  if (text.includes('Think through an idea')) return 'think';
  if (text.includes('You revise a task brief')) return 'revise';
  if (text.includes('first draft of a task brief')) return 'draft';
  return 'talk';
}

/** A model that answers every request of a brief; `changes` replaces some of its replies. */
export const answer = modelOf(
  promptOf,
  {
    outline: toolReply('outline', outline),
    gaps: (_, before) => toolReply('gaps', before === 0 ? gaps : { questions: [] }),
    meaning: toolReply('meaning', { meaning: 'revision' }),
    think: '1. Customers never hear of a failing webhook.\n2. A mail would tell them.',
    draft: sections(draft) + flow,
    revise: '## 3.1. In Scope\n\n- The retry schedule\n- A mail to the customer\n- Single sign-on\n',
  },
  'SMS was left out because the idea does not name it.',
);

/** A model for several briefs in one window, each with a title of its own. */
export function answerAs(title: string): Respond {
  return answer({ outline: toolReply('outline', { ...outline, title }) });
}

/** Opens the chat, and waits until VS Code has taken the first of the test's models, or else the embedded one. */
export async function opened({ chat, model }: Workbench): Promise<void> {
  await chat.open();
  await chat.modelPicked(model.models[0]?.name ?? 'Planner Offline');
}
