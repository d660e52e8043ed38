// What a model answers to the prompts of a task brief, for tests in a real VS Code.
import { draft, gaps, outline, sections } from '../../fakes/briefModel.ts';
import { textOf, type FakeRequest, type Reply } from '../driver/fakeModel.ts';
import type { Workbench } from '../driver/workbench.ts';

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
export function answer(changes: Readonly<Record<string, Reply>> = {}): (request: FakeRequest) => Reply {
  let asked = 0;
  return (request) => {
    const prompt = promptOf(request);
    const changed = changes[prompt];
    if (changed !== undefined) return changed;
    switch (prompt) {
      case 'outline':
        return [{ kind: 'tool', name: 'outline', input: outline }];
      case 'gaps':
        return [{ kind: 'tool', name: 'gaps', input: asked++ === 0 ? gaps : { questions: [] } }];
      case 'meaning':
        return [{ kind: 'tool', name: 'meaning', input: { meaning: 'revision' } }];
      case 'think':
        return '1. Customers never hear of a failing webhook.\n2. A mail would tell them.';
      case 'draft':
        return sections(draft) + flow;
      case 'revise':
        return '## 3.1. In Scope\n\n- The retry schedule\n- A mail to the customer\n- Single sign-on\n';
      default:
        return 'SMS was left out because the idea does not name it.';
    }
  };
}

/** A model for several briefs in one window, each with a title of its own. */
export function answerAs(title: string): (request: FakeRequest) => Reply {
  return answer({ outline: [{ kind: 'tool', name: 'outline', input: { ...outline, title } }] });
}

/** Opens the chat, and waits until VS Code has taken the first of the test's models, or else the embedded one. */
export async function opened({ chat, model }: Workbench): Promise<void> {
  await chat.open();
  await chat.modelPicked(model.models[0]?.name ?? 'Planner Offline');
}
