// A workflow that does nothing but find decisions and have them taken.
import type { Workflow } from '../../src/core/workflow.ts';
import { identifiedFact, pathFact } from '../../src/core/decisions/facts.ts';
import { say } from '../../src/documents/sentence.ts';

const folder = 'specs/004-library-loans';

export const decideWorkflow: Workflow = {
  id: 'deciding',
  title: 'Deciding',
  description: 'Finds decisions and has them taken.',
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
