// A workflow that does nothing but find decisions and have them taken.
import type { Workflow } from '../../src/core/workflow.ts';
import { identifiedFact, pathFact } from '../../src/core/decisions/facts.ts';
import type { Ports } from '../../src/core/ports.ts';
import { say } from '../../src/documents/sentence.ts';
import { fakeGit } from './fakeGit.ts';
import { fakeHost } from './host.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import { ScriptedModel, type Script } from './scriptedModel.ts';

const folder = 'specs/004-library-loans';

export const decideWorkflow: Workflow = {
  id: 'deciding',
  title: say('Deciding'),
  description: say('Finds decisions and has them taken.'),
  opening: say('What is to be decided?'),
  artifacts: [],
  steps: [
    { kind: 'gather', id: 'gather', sources: ['today'] },
    { kind: 'analyze', id: 'identify', learns: identifiedFact, prompt: 'identify' },
    {
      kind: 'decide',
      id: 'decide',
      from: 'identified',
      place: () => ({
        ...{ feature: 'Library Loans', branch: '004-library-loans', folder },
        document: `${folder}/plan.md.decisions.md`,
        log: '.specify/memory/technical-decisions-log.json',
      }),
      learns: pathFact,
      prompt: 'path',
      thinking: 'think',
      reply: 'reply',
    },
    { kind: 'mark', id: 'mark', place: () => ({ feature: '', branch: '', folder, document: '', log: '' }) },
    { kind: 'report', id: 'report' },
  ],
  prompts: {
    identify: { name: 'identify', text: 'Find decisions in {{idea}}' },
    path: { name: 'path', text: 'Check {{outcomes}} {{decisions}} {{consideredCategories}} {{thoughts}}' },
    think: { name: 'think', text: 'Think about {{outcomes}}' },
    reply: { name: 'reply', text: 'Answer {{question}} about {{decision}} after {{talk}}' },
  },
  offline: () => '',
  next: [],
};

/** Why the categories without a decision need none. */
export const reasons = ['Technology', 'Integration', 'Performance', 'Security', 'Scaling', 'Deployment'].map(
  (category) => ({
    category,
    reason: `The constitution settles ${category}.`,
  }),
);
/** Two options of a decision, the second one the most reversible. */
export const options = (first: string, second: string) => [
  { text: first, pros: ['Known'], cons: ['Old'], cost: 'None', reversibility: 'Hard' },
  { text: second, pros: ['New'], cons: ['Unknown'], cost: 'A week', reversibility: 'Easy' },
];
/** Waits for the other one, and weighs more. */
export const database = {
  ...{ category: 'Data', title: 'The database', context: 'Few loans.', required: 'Which database keeps the loans?' },
  ...{
    options: options('PostgreSQL', 'SQLite'),
    recommended: 1,
    reasons: 'Several people write.',
    impact: 'Migrations.',
  },
  ...{
    reversibility: 'Hard',
    migration: 'Dump and load.',
    dependsOn: ['One service or several'],
    weight: 9,
    review: 'After MVP launch',
  },
};
export const services = {
  ...{
    category: 'Architecture',
    title: 'One service or several',
    context: 'Three people.',
    required: 'Is it one service?',
  },
  ...{
    options: options('A monolith', 'A service per domain'),
    recommended: 'A',
    reasons: 'Three people.',
    impact: 'Folders.',
  },
  ...{ reversibility: 'Medium', migration: 'Cut it out.', weight: 5 },
};

/** What a model finds, and that the path is clear. */
export const identified = { kind: 'fact', value: { decisions: [database, services], categories: reasons } } as const;
export const clear = { kind: 'fact', value: {} } as const;

/** A host that knows this workflow only, with the replies that it needs. */
export function decidingHost(script: Script = {}, given: Partial<Ports> & { readonly files?: MemoryFiles } = {}) {
  const model = new ScriptedModel({ 'deciding/identify': [identified], 'deciding/path': [clear], ...script });
  return { model, host: { ...fakeHost(model, { git: fakeGit('Anna'), ...given }), workflows: [decideWorkflow] } };
}
