// What a model answers to the prompts of a phase plan, for tests in a real VS Code.
import { textOf, type FakeRequest } from '../driver/fakeModel.ts';
import { modelOf, toolReply } from './replies.ts';

/** The document of the plan that these answers make. */
export const path = '.clinespecs/reserve-books-online/reserve-books-online-plan.md';

/** What the plan is for. */
export const idea =
  'Members reserve books online: a queue for each title, a mail when a copy is back, a list for the desk.';

/** A workspace that says how its tests run. */
export const repository: Readonly<Record<string, string>> = {
  'package.json': '{"name": "library", "scripts": {"test": "node --test", "build": "tsc"}}',
};

export const outline = {
  title: 'Reserve books online',
  language: 'en',
  problem: 'Members come in vain: nobody can see or reserve a copy from home.',
  objectives: ['Members reserve a title from home', 'The desk sees what to set aside'],
  success: ['Nine of ten reserved copies are fetched within three days'],
  inScope: ['A queue for each title', 'A mail when a copy is back', 'A list for the desk'],
  outOfScope: ['Magazines'],
  requirements: ['One reservation of a title for each member'],
  components: [
    { name: 'catalogue', change: 'Shows the queue' },
    { name: 'mailer', change: 'Sends one more mail' },
  ],
  data: ['A table of reservations'],
  interfaces: ['POST /reservations'],
  risks: [{ risk: 'Two members get the same copy', mitigation: '' }],
  concerns: ['migration', 'security'],
  effort: 'M',
};

const phases = [
  { title: 'Queue of reservations', goal: 'Reservations are stored in their order', dependsOn: [], proof: 'npm test' },
  { title: 'Reserve in the catalogue', goal: 'Members reserve a title', dependsOn: [1], proof: 'npm test' },
  { title: 'Mail for a free copy', goal: 'Members learn that a copy is back', dependsOn: [1], proof: 'npm test' },
  { title: 'List for the desk', goal: 'The desk sees what to set aside', dependsOn: [2, 3], proof: 'npm test' },
];

const gaps = {
  questions: [
    {
      section: 'Risks',
      question: 'How long is a copy kept for a member?',
      why: 'A copy that nobody fetches blocks the queue.',
      suggestions: [
        { label: 'Three days', detail: 'As the desk does today', recommended: true },
        { label: 'One week', detail: 'Longer queues' },
      ],
    },
  ],
};

/** Which prompt of the plan a request is made of. */
export function promptOf(request: FakeRequest): string {
  const tool = request.tools[0]?.name;
  if (tool) return tool;
  const text = textOf(request);
  if (text.includes('You write a technical plan')) return 'plan';
  if (text.includes('You revise a technical plan')) return 'revise';
  if (text.includes('longer than its size allows')) return 'shorten';
  if (text.includes('A section of a technical plan breaks rules')) return 'repair';
  return 'think';
}

/** A model that answers every request of a plan; `changes` replaces some of its replies. */
export const answer = modelOf(
  promptOf,
  {
    outline: toolReply('outline', outline),
    phases: (request) => toolReply('phases', { phases: phases.slice(0, wantedIn(textOf(request))) }),
    gaps: (_, before) => toolReply('gaps', before === 0 ? gaps : { questions: [] }),
    meaning: toolReply('meaning', { meaning: 'revision' }),
    plan: (request) => planFor(textOf(request)),
    revise:
      '## Risks\n\n- **Risk:** A copy that nobody fetches blocks the queue.\n  - **Mitigation:** It is kept for three days, then the next member is told.\n',
  },
  '1. Members want to know before they come.\n2. The queue is what all else rests on.',
);

/** How many phases the size has that a request names: as many as there are for a large one. */
function wantedIn(text: string): number {
  return Math.min(phases.length, Number(/"phases": (\d+)/.exec(text)?.[1] ?? phases.length));
}

/** The sections that a request for a part of the plan names, each with a text of its own. */
function planFor(text: string): string {
  const asked = text.slice(text.indexOf('Write exactly the sections below'));
  return [...asked.matchAll(/^## (.+)$/gm)]
    .map(([, heading = '']) => `## ${heading}\n${bodyFor(heading)}\n`)
    .join('\n');
}

function bodyFor(heading: string): string {
  const name = heading.replace(/^\d+\.\d+\. /, '');
  return bodies[name] ?? `What stands under “${name}” speaks of the queue, the catalogue and the desk.`;
}

const bodies: Readonly<Record<string, string>> = {
  Overview: 'Members reserve a title from home, are told when a copy is back, and the desk sets it aside.',
  Change: '- The queue in `catalogue/queue.ts` keeps the order of the members.',
  'Done When':
    '- The queue keeps its order\n- This plan is updated with a summary of the actual change\n- The change is reviewed',
  Scope: '**In scope:**\n\n- A queue for each title\n- A mail when a copy is back\n\n**Out of scope:**\n\n- Magazines',
  Objectives: '- A member reserves a title from home',
  'Success Criteria': '- Nine of ten reserved copies are fetched within three days',
  'General Requirements':
    '- **Tests first:** the failing test stands before the code that makes it pass.\n- **Review:** a second person reads every change.\n- **Documentation:** the manual of the desk is kept up.\n- **This plan:** when a phase completes, its tests run and this plan is updated with a summary of the actual changes.',
  Deliverables: '- The code, its tests and the page of the manual',
  'Acceptance Criteria': '- Two members who reserve at once stand one behind the other',
  'Technical Specification': 'The table `reservations` keeps member, title and time; the oldest comes first.',
  'Architecture Decisions':
    '- One table instead of a queue service: the volume is small, and the desk reads it directly.',
  'Entry Criteria': '- The schema is agreed',
  'Exit Criteria':
    '- `npm test` passes\n- The change is reviewed\n- This plan is updated with a summary of the actual changes',
  'Testing Strategy': '- Unit tests of the order; one test of the page with two members',
  'Action Items': '- Write the failing test of the order\n- Make it pass',
  Risks: '- **Risk:** Two members get the same copy.\n  - **Mitigation:** The reservation is one transaction.',
  Checkpoints: '- After phase 1 the team asks whether the order holds under load; the later phases may change by it.',
  Decisions:
    '- **Decision:** One table. — **Rationale:** Little volume. — **Alternatives:** A queue service, which nobody here runs.',
  'Plan Refinement': '- Remarks of the desk are taken at each checkpoint; the owner of a phase changes the later ones.',
};
